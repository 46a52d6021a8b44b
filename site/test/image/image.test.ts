import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import process from 'node:process';
import { findFreePort } from '@synestra/processes';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { answers } from '../answers.ts';
import { logIn, readDoc } from '../rest.ts';
import { createRestartablePostgres } from '../restartable-postgres.ts';
import { createVariables, type Variables } from '../variables.ts';
import { findBases, type Bases } from './bases.ts';
import { runCommand, runImage } from './command.ts';
import { migrate, serve, type Container } from './container.ts';
import { forbidden, megabytes, packagesOf, readAllowedPackages } from './contents.ts';
import { findEngine, type Engine } from './engine.ts';
import { describeLayers } from './layers.ts';
import { startLoad } from './load.ts';
import { commitWorkingTree } from './snapshot.ts';
import { listImage } from './tree.ts';
import { openWorkplace } from './workplace.ts';

const engine = await findEngine('kept');
if (engine === undefined) {
  const text =
    'THE IMAGE IS NOT TESTED: there is no container engine (as root, "apt-get install docker.io").';
  if (process.env.CI === 'true') throw new Error(text);
  console.warn(text);
}

describe.skipIf(engine === undefined)('the image', () => {
  if (engine !== undefined) describeImage(engine);
});

function describeImage(engine: Engine): void {
  let bases: Bases;
  let commit: string;
  let image: string;
  let postgres: Postgres;
  beforeAll(async () => {
    [postgres, bases, commit] = await Promise.all([
      startTemporaryPostgres(),
      findBases(engine),
      commitWorkingTree(),
    ]);
    const { code, stdout, stderr } = await runImage(engine, bases, ['build', '--commit', commit]);
    expect(stderr, 'the build').toContain('naming to');
    expect(code).toBe(0);
    image = stdout.trim();
  }, 900_000);
  afterAll(async () => {
    await postgres.stop();
    await engine.stop();
  });

  /** A site on a database of its own, migrated and served. */
  async function open(database: string, changes: Variables = {}): Promise<Container> {
    await postgres.createDatabase(database);
    const port = await findFreePort();
    const variables = inContainer(postgres.uri(database), port, changes);
    const { code, stdout, stderr } = await migrate(engine, image, variables);
    expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
    return start(variables, port);
  }

  async function start(variables: Variables, port: number): Promise<Container> {
    const container = await serve(engine, image, variables, port);
    onTestFinished(container.remove);
    return container;
  }

  test('tells its commit, and starts without a shell as nobody in particular', async () => {
    const [config = {}] = JSON.parse(await engine.run(['image', 'inspect', image])) as {
      Config?: Record<string, unknown>;
    }[];
    const { Labels, Env, User, Cmd, Entrypoint, WorkingDir } = config.Config ?? {};
    expect(Labels).toEqual({
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.source': 'https://github.com/NeoGrAIph/web-core.git',
      'org.opencontainers.image.created': '2026-01-01T00:00:00Z',
      'org.opencontainers.image.version': `sha-${commit}`,
    });
    expect(Env).toContain(`SYNESTRA_RELEASE=sha-${commit}`);
    expect({ User, Cmd, Entrypoint, WorkingDir }).toEqual({
      User: '1000:1000',
      Cmd: ['node', 'serve.mjs'],
      Entrypoint: null,
      WorkingDir: '/app/site',
    });
    expect(image).toMatch(new RegExp(`:sha-${commit}$`));
  });

  test('holds what the server runs, and nothing else', async () => {
    const files = await listImage(engine, image);
    const shells = files.filter((file) => /^(usr\/)?s?bin\/\w*sh$|(^|\/)busybox$/.test(file));
    expect(shells).toEqual([]);
    const app = files.filter((file) => file.startsWith('app/') && !file.endsWith('/'));
    expect(app).toEqual(
      expect.arrayContaining(['serve', 'migrate'].map((one) => `app/site/${one}.mjs`)),
    );
    expect(app.filter((file) => forbidden.test(file))).toEqual([]);
    expect(packagesOf(app)).toEqual(readAllowedPackages(packagesOf(app)));
  });

  test('tells what it is made of', async () => {
    const { code, stdout } = await runCommand(engine, ['sbom', '--commit', commit]);
    expect(code).toBe(0);
    const { components } = JSON.parse(stdout) as { components: { name: string; type: string }[] };
    const names = components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['node', 'next', 'payload', 'pg', 'sharp', 'zod']),
    );
    expect(names).toContain(bases.base.split('@')[0]);
    expect(
      names.filter((name) =>
        /^(drizzle-kit|esbuild|vitest|ts-morph|kubernetes-models)$/.test(name),
      ),
    ).toEqual([]);
  });

  test('is small', async () => {
    const sizes = await engine.run(['history', '--format={{.Size}}', '--human=false', image]);
    const layers = sizes.split('\n').map(Number);
    const whole = layers.reduce((sum, size) => sum + size, 0);
    const [application = 0] = layers.filter((size) => size > 0);
    console.info(`image: ${megabytes(whole)} MB, application layer ${megabytes(application)} MB`);
    expect(application).toBeGreaterThan(10e6);
    expect(application).toBeLessThan(75e6);
    expect(whole).toBeLessThan(300e6);
  });

  test('serves two sites on two databases, each with its own content', async () => {
    const [apple, plum] = [await open('apple'), await open('plum')];
    for (const [site, word] of [
      [apple, 'Antonovka'],
      [plum, 'Vengerka'],
    ] as const) {
      const editor = await logIn(site.url);
      const page = { title: word, slug: 'home', lead: `All about ${word}`, _status: 'published' };
      await readDoc(await editor('POST', '/api/pages', page));
    }
    expect(await readText(apple.url)).toContain('Antonovka');
    expect(await readText(apple.url)).not.toContain('Vengerka');
    expect(await readText(plum.url)).toContain('Vengerka');
    const health = await fetch(`${plum.url}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok', release: `sha-${commit}` });
    expect((await fetch(`${plum.url}/readyz`)).status).toBe(200);
    const drawing = new FormData();
    drawing.set('_payload', JSON.stringify({ alt: 'A square' }));
    drawing.set('file', new Blob([new Uint8Array(await square())], { type: 'image/png' }), 'a.png');
    const editor = await logIn(apple.url);
    const { sizes } = (await readDoc(await editor('POST', '/api/media', drawing))) as {
      sizes?: object;
    };
    expect(Object.keys(sizes ?? {}).length).toBeGreaterThan(0);
    // Nothing but the folders that the manifests name was written.
    const differences = (await engine.run(['diff', apple.id])).split('\n');
    // The engine makes the places where it mounts something.
    expect(differences.filter((line) => !/^(A \/media)?$/.test(line))).toEqual([]);
    expect(await apple.logs()).not.toMatch(/EACCES|EROFS|ENOENT/);
  });

  test('a database that has everything is migrated to the same end', async () => {
    await postgres.createDatabase('twice');
    const variables = inContainer(postgres.uri('twice'), await findFreePort());
    const runs = [await migrate(engine, image, variables), await migrate(engine, image, variables)];
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  });

  test('lives within its memory under load', async () => {
    const site = await open('load');
    await logIn(site.url);
    const load = startLoad([site.url], ['/', '/api/pages', '/admin/login', '/absent'], 12);
    const peaks: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      await load.wait(100);
      const used = await engine.run(['stats', '--no-stream', '--format={{.MemUsage}}', site.id]);
      peaks.push(parseFloat(used));
    }
    const { answered, dropped } = await load.end();
    console.info(`memory under load: ${Math.max(...peaks)} MiB of 512, ${answered} answers`);
    expect(dropped.filter((one) => !one.includes('/absent: status 404'))).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(1000);
    expect(await site.inspect('{{.State.OOMKilled}} {{.RestartCount}}')).toBe('false 0');
    expect(Math.max(...peaks)).toBeLessThan(512);
  });

  test('a rollout under load drops no request', async () => {
    const old = await open('rollout');
    const port = await findFreePort();
    const fresh = await start(inContainer(postgres.uri('rollout'), port), port);
    const targets = [old.url];
    const load = startLoad(targets, ['/', '/api/pages'], 16);
    await load.wait(100);
    // The Service learns of the new pod, and then forgets the old one.
    targets.push(fresh.url);
    await load.wait(50);
    targets.shift();
    expect(load.underWay()).toBeGreaterThan(0);
    await engine.run(['kill', '--signal=SIGTERM', old.id]);
    while ((await old.inspect('{{.State.Running}}')) === 'true') await sleep(50);
    await load.wait(50);
    const { answered, dropped } = await load.end();
    console.info(`rollout: ${answered} requests answered, ${dropped.length} dropped`);
    expect(dropped).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(200);
    expect(await old.inspect('{{.State.ExitCode}}')).toMatch(/^(0|143)$/);
  });

  test('a database that goes away and comes back needs no restart', async () => {
    const database = await createRestartablePostgres();
    onTestFinished(database.remove);
    const running = await database.start();
    await running.createDatabase('site');
    const port = await findFreePort();
    const variables = inContainer(database.uri('site'), port);
    expect((await migrate(engine, image, variables)).code).toBe(0);
    const site = await start(variables, port);
    await readText(site.url);
    const since = await site.inspect('{{.State.StartedAt}}');

    await running.stop();
    while ((await fetch(`${site.url}/readyz`)).status !== 503) await sleep(100);
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
    await database.start();
    while (!(await answers(`${site.url}/readyz`))) await sleep(100);
    expect((await fetch(`${site.url}/api/pages`)).status).toBe(200);
    expect(await site.inspect('{{.State.StartedAt}} {{.RestartCount}}')).toBe(`${since} 0`);
  });

  test('a rebuild of the same commit, from nothing, brings the same files', async () => {
    const before = await describeLayers(engine, image);
    expect(before.length).toBeGreaterThan(1000);
    const { code, stderr } = await runImage(engine, bases, [
      'build',
      '--commit',
      commit,
      '--fresh',
    ]);
    expect(code, stderr).toBe(0);
    expect(await describeLayers(engine, image)).toEqual(before);
  }, 900_000);

  test('the image for development serves what is edited in it', async () => {
    await postgres.createDatabase('develop');
    const port = await findFreePort();
    const variables = { DATABASE_URI: postgres.uri('develop') };
    const workplace = await openWorkplace(engine, bases, commit, variables, [
      ...['pnpm', 'dev', '--migrate', `--port=${port}`],
    ]);
    onTestFinished(workplace.remove);
    const url = `http://localhost:${port}`;
    await untilAnswered(workplace.id, `${url}/`);
    expect(await engine.run(['exec', workplace.id, 'id', '-u'])).toBe('1000');
    const page = 'site/src/app/healthz/route.ts';
    const edit = `const fs = require('fs'); fs.writeFileSync('${page}', fs.readFileSync('${page}', 'utf8').replace("'ok'", "'edited'"))`;
    await engine.run(['exec', workplace.id, 'node', '-e', edit]);
    while (!(await readText(`${url}/healthz`)).includes('"edited"')) await sleep(200);
  }, 900_000);

  async function untilAnswered(id: string, address: string): Promise<void> {
    while (!(await answers(address))) {
      const running = await engine.run(['inspect', '--format={{.State.Running}}', id]);
      if (running !== 'true') {
        const { stdout, stderr } = await engine.try(['logs', id]);
        throw new Error(`the container ended:\n${stdout}${stderr}`);
      }
      await sleep(500);
    }
  }
}

function inContainer(databaseUri: string, port: number, changes: Variables = {}): Variables {
  const variables = createVariables(databaseUri, `http://127.0.0.1:${port}`);
  return {
    ...variables,
    MEDIA_DIR: '/media',
    FIRST_ADMIN_DIR: '/run/secrets/first-admin',
    ...changes,
  };
}

async function readText(address: string): Promise<string> {
  return (await fetch(address)).text();
}

async function square(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const create = { width: 2000, height: 1500, channels: 3, background: '#a01010' } as const;
  return sharp({ create }).png().toBuffer();
}
