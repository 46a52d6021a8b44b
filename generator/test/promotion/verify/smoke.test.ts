import { describe, expect, it } from 'vitest';
import { Unreachable } from '../../../src/cluster/unreachable.ts';
import { openRequest } from '../../../src/promotion/verify/request.ts';
import { checkSmoke } from '../../../src/promotion/verify/smoke.ts';
import { expectation } from './expected.ts';
import { freePort, serveBut, serveRelease, startSite, type Handler } from './site.ts';

const { host, release } = expectation;
/** Long enough for a busy machine to open a connection. */
const patience = 2000;

describe('a site in its release', () => {
  it('passes, and every pod was asked', async () => {
    const site = await startSite(serveRelease(release.tag));
    expect(await smoke(site.origin)).toEqual([]);
    expect(site.asked.toSorted()).toEqual([
      `${host} /`,
      `${host} /admin`,
      `${host} /admin/login?redirect=%2Fadmin`,
      `${host} /healthz`,
      `${host} /healthz`,
      `${host} /healthz`,
    ]);
  });

  it('is asked on a new connection each time, for a kept one leads to the same pod', async () => {
    const ports: unknown[] = [];
    const site = await startSite((path, response, request) => {
      ports.push(request.socket.remotePort);
      return serveRelease(release.tag)(path, response, request);
    });
    await smoke(site.origin);
    expect(new Set(ports).size).toBe(site.asked.length);
  });

  it('passes with a long page, of which only the beginning is read', async () => {
    const endless: Handler = (_, response) => {
      response.writeHead(200);
      const send = () => {
        while (response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', send);
      send();
    };
    expect(await smokeOf({ '/': endless })).toEqual([]);
  });
});

describe('a host that does not run the release', () => {
  it('runs another one', async () => {
    const site = await startSite(serveRelease('sha-old'));
    expect(await smoke(site.origin)).toEqual([`${host} runs sha-old instead of ${release.tag}`]);
  });

  it('runs a build without a release', async () => {
    const site = await startSite(serveRelease(undefined));
    expect(await smoke(site.origin)).toEqual([`${host} runs no release instead of ${release.tag}`]);
  });

  it('runs the release in one pod and an old one in another', async () => {
    let round = 0;
    const twoPods: Handler = (path, response, request) => {
      round += 1;
      return serveRelease(round === 2 ? 'sha-old' : release.tag)(path, response, request);
    };
    const site = await startSite(twoPods);
    expect(await smoke(site.origin)).toEqual([`${host} runs sha-old instead of ${release.tag}`]);
  });

  it.each([
    ['is routed nowhere', answerWith(404, '404 page not found\n'), /nothing routes/],
    ['is another site', answerWith(200, '<!doctype html><h1>Welcome'), /another site answers/],
    ['is another service with JSON', answerWith(200, '{"status":"UP"}'), /another site answers/],
    ['is another service with a list', answerWith(200, '[]'), /another site answers/],
    [
      'is a login of somebody else',
      redirectTo('https://login.example.com/'),
      /login\.example\.com/,
    ],
  ])('%s', async (_, handler, told) => {
    const [reason = '', ...more] = await smokeOf({ '/healthz': handler });
    expect(reason).toMatch(told);
    expect(reason).toContain('docs/host-answers-wrong.md');
    expect(more).toEqual([]);
  });

  it('has no ready pod', async () => {
    expect(await smokeOf({ '/healthz': answerWith(503, 'no available server') })).toEqual([
      `https://${host}/healthz answers HTTP 503`,
    ]);
  });

  it('is not well, and says so', async () => {
    const sick = answerWith(500, JSON.stringify({ status: 'down', release: release.tag }));
    expect(await smokeOf({ '/healthz': sick })).toEqual([
      `https://${host}/healthz answers HTTP 500`,
    ]);
  });

  it('does not listen', async () => {
    expect(await smoke(`http://127.0.0.1:${await freePort()}`)).toEqual([
      `https://${host}/healthz: nothing listens there (connection refused)`,
    ]);
  });

  it('never answers', async () => {
    const site = await startSite(() => undefined);
    expect(await smoke(site.origin, patience)).toEqual([
      `https://${host}/healthz: no whole answer came within 2 s`,
    ]);
  });

  it('begins an answer and never ends it', async () => {
    const site = await startSite((_, response) => {
      response.writeHead(200).write('{"status":');
    });
    expect(await smoke(site.origin, patience)).toEqual([
      `https://${host}/healthz: no whole answer came within 2 s`,
    ]);
  });

  it('cuts the connection', async () => {
    const site = await startSite((_, response) => {
      response.destroy();
    });
    expect(await smoke(site.origin)).toEqual([
      `https://${host}/healthz: the connection was cut before an answer`,
    ]);
  });
});

describe('a page that does not come', () => {
  it('fails', async () => {
    expect(await smokeOf({ '/admin': answerWith(500, 'relation does not exist') })).toEqual([
      `https://${host}/admin answers HTTP 500`,
    ]);
  });

  it('is told with every other one', async () => {
    expect(
      await smokeOf({ '/': answerWith(404, 'none'), '/admin': answerWith(502, 'none') }),
    ).toEqual([`https://${host}/ answers HTTP 404`, `https://${host}/admin answers HTTP 502`]);
  });

  it('fails behind a redirect', async () => {
    expect(await smokeOf({ '/admin/login?redirect=%2Fadmin': answerWith(500, '') })).toEqual([
      `https://${host}/admin → https://${host}/admin/login?redirect=%2Fadmin answers HTTP 500`,
    ]);
  });

  it('redirects in a circle', async () => {
    const circle = {
      '/admin': redirectTo('/admin/login'),
      '/admin/login': redirectTo(`https://${host}/admin#top`),
    };
    expect(await smokeOf(circle)).toEqual([
      `a redirect loop: https://${host}/admin → https://${host}/admin/login → https://${host}/admin`,
    ]);
  });

  it('redirects to itself, as behind a proxy that ends TLS', async () => {
    const [reason] = await smokeOf({ '/': redirectTo(`https://${host}/`) });
    expect(reason).toBe(`a redirect loop: https://${host}/ → https://${host}/`);
  });

  it('redirects on and on', async () => {
    const site = await startSite((path, response, request) => {
      const step = /^\/step(\d+)$/.exec(path)?.[1] ?? (path === '/' ? '0' : undefined);
      if (step === undefined) return serveRelease(release.tag)(path, response, request);
      return redirectTo(`/step${Number(step) + 1}`)(path, response, request);
    });
    const [reason = ''] = await smoke(site.origin);
    expect(reason).toMatch(/^more than 10 redirects: .*\/step1 .*\/step11$/);
    expect(site.asked).not.toContain(`${host} /step11`);
  });

  it.each([
    ['another host', 'https://shop.example.com/', 'https://shop.example.com/'],
    ['an address without TLS', `http://${host}/`, `http://${host}/`],
  ])('redirects away to %s', async (_, location, shown) => {
    expect(await smokeOf({ '/': redirectTo(location) })).toEqual([
      `https://${host}/ redirects away from the site, to ${shown}`,
    ]);
  });

  it('redirects to nowhere', async () => {
    expect(await smokeOf({ '/': answerWith(302, '') })).toEqual([
      `https://${host}/ redirects to nowhere (HTTP 302)`,
    ]);
  });
});

describe('a host that could not be asked', () => {
  it('has an unknown name, which says nothing of the site', async () => {
    await expect(smoke('https://site.invalid')).rejects.toThrow(Unreachable);
    // Which of the two it is depends on the machine's resolver.
    await expect(smoke('https://site.invalid')).rejects.toThrow(
      /could not be asked: (its name is unknown|names cannot be looked up) here/,
    );
  });
});

function smoke(origin: string, milliseconds?: number): Promise<readonly string[]> {
  return checkSmoke(
    openRequest(() => origin, milliseconds),
    expectation,
  );
}

async function smokeOf(others: Readonly<Record<string, Handler>>): Promise<readonly string[]> {
  const site = await startSite(serveBut(release.tag, others));
  return smoke(site.origin);
}

function answerWith(status: number, body: string): Handler {
  return (_, response) => {
    response.writeHead(status).end(body);
  };
}

function redirectTo(location: string): Handler {
  return (_, response) => {
    response.writeHead(302, { Location: location }).end();
  };
}
