import { once } from 'node:events';
import { request } from 'node:https';
import { describe, expect, it } from 'vitest';
import { explainRequestError } from '../../../src/promotion/verify/explain-request-error.ts';
import { openRequest } from '../../../src/promotion/verify/request.ts';
import { checkSmoke } from '../../../src/promotion/verify/smoke.ts';
import { makeCertificate, startSecure, type Certificate } from './certificate.ts';
import { expectation } from './expected.ts';
import { serveRelease, startSite } from './site.ts';

const { host, release } = expectation;
const day = 24 * 3600 * 1000;

describe('a certificate', () => {
  it('that signs itself is told in plain words, and is no reason to ask without TLS', async () => {
    const { port } = await startSecure(makeCertificate({ host }));
    const problems = await checkSmoke(
      openRequest(() => `https://127.0.0.1:${port}`),
      expectation,
    );
    expect(problems).toEqual([
      `https://${host}/healthz: its certificate is signed by itself, as the one that Traefik shows where no other covers the host`,
    ]);
  });

  it.each([
    ['expired', { host, to: new Date(Date.now() - 60_000) }, 'its certificate has expired'],
    [
      'too young',
      { host, from: new Date(Date.now() + day / 2) },
      'its certificate is not valid yet',
    ],
    ['of another host', { host: 'example.org' }, 'its certificate is for other hosts'],
  ])('that is %s is told in plain words', async (_, wish, told) => {
    const error = await failBy(makeCertificate(wish));
    expect(explainRequestError(error, { host, connected: true, seconds: undefined })).toBe(told);
  });

  it('that is missing is told in the words of TLS', async () => {
    const site = await startSite(serveRelease(release.tag));
    const [problem = ''] = await checkSmoke(
      openRequest(() => site.origin.replace('http:', 'https:')),
      expectation,
    );
    expect(problem).toMatch(/the answer could not be read \(\w+: .*(SSL|packet length)/);
  });
});

/** The error of a client that trusts the certificate's signer. */
async function failBy(certificate: Certificate): Promise<Error> {
  const { port } = await startSecure(certificate);
  const options = { host: '127.0.0.1', port, servername: host, ca: certificate.cert, agent: false };
  const [error] = (await once(request(options).end(), 'error')) as [Error];
  return error;
}
