import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@synestra/processes';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { answers } from '../answers.ts';
import { findEngine, type Engine } from './engine.ts';
import { mustRun, run } from './run.ts';
import { repository } from './snapshot.ts';

const isThere = (await run('docker-registry', ['--version'])).code === 0;
const engine = isThere ? await findEngine('forgotten') : undefined;
if (engine === undefined && process.env.CI === 'true') {
  throw new Error('PUSHING IS NOT TESTED: it needs a container engine and docker-registry.');
}

describe.skipIf(engine === undefined)('pnpm image push', () => {
  if (engine !== undefined) describePush(engine);
});

function describePush(engine: Engine): void {
  let registry: string;
  let stopRegistry: () => Promise<void>;
  beforeAll(async () => {
    const port = await findFreePort();
    registry = `127.0.0.1:${port}`;
    stopRegistry = await startRegistry(port);
  });
  afterAll(async () => {
    await stopRegistry();
    await engine.stop();
  });

  test('pushes a commit once, and tells the digest that the registry has', async () => {
    const fleet = await createFleet(`${registry}/once`);
    const first = await fleet.push();
    expect(first).toMatchObject({ outcome: 'pushed', tag: `sha-${await fleet.commit()}` });
    expect(first.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const manifest = await fetch(`http://${registry}/v2/once/manifests/${first.tag}`, {
      headers: { accept: 'application/vnd.docker.distribution.manifest.v2+json' },
    });
    expect(manifest.headers.get('docker-content-digest')).toBe(first.digest);
    expect(readFileSync(fleet.variables, 'utf8')).toBe(
      `IMAGE_NAME=${registry}/once\nIMAGE_TAG=${first.tag}\nIMAGE_DIGEST=${first.digest}\n`,
    );

    // Another build of the same commit has another digest, and must not take the place of the first.
    await engine.run(['image', 'rm', '--force', `${registry}/once:${first.tag}`]);
    expect(await fleet.push()).toEqual({ ...first, outcome: 'was there' });
  });

  test('builds nothing where the change does not reach the image', async () => {
    const fleet = await createFleet(`${registry}/affected`);
    const before = await fleet.commit();
    fleet.write('docs/page.md', 'A page.\n');
    await fleet.save();
    expect(await fleet.push('--base', before)).toMatchObject({
      outcome: 'not affected',
      digest: '',
    });
    fleet.write('site/page.txt', 'Another page.\n');
    await fleet.save();
    expect(await fleet.push('--base', before)).toMatchObject({ outcome: 'pushed' });
  });

  test('what is not committed is not in the image', async () => {
    const fleet = await createFleet(`${registry}/committed`);
    fleet.write('site/.env', 'SECRET=of-this-machine\n');
    fleet.write('site/page.txt', 'not yet\n');
    const { image, tag } = await fleet.push();
    const id = await engine.run(['create', `${image}:${tag}`, 'none']);
    const listing = await mustRun(
      'sh',
      ['-c', 'docker export "$1" | tar -t', 'sh', id],
      engine.variables,
    );
    await engine.run(['rm', id]);
    expect(
      listing.split('\n').filter((file) => file.startsWith('site/') && !file.endsWith('/')),
    ).toEqual(['site/package.json']);
  });

  test('a registry that does not answer is not taken for an empty one', async () => {
    const port = await findFreePort();
    const fleet = await createFleet(`127.0.0.1:${port}/away`);
    const { code, stderr } = await fleet.run();
    expect(code).toBe(2);
    expect(stderr).toContain('the registry does not tell whether it has');
    expect(stderr).not.toContain('naming to');
  });

  async function createFleet(image: string) {
    const root = mkdtempSync(path.join(tmpdir(), 'synestra-push-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true, force: true });
    });
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    };
    const git = (...args: string[]) =>
      mustRun(
        'git',
        ['-c', 'user.name=A test', '-c', 'user.email=test@example.com', ...args],
        {},
        undefined,
        root,
      );
    const save = async () => {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', 'A change');
    };
    write('sites.config.ts', configOf(image));
    write('.gitignore', '.env\nnode_modules\nvariables\n');
    write('site/package.json', '{ "name": "site" }\n');
    write(
      'docker/Dockerfile',
      'FROM scratch\nCOPY site /site\nARG REVISION\nLABEL revision=$REVISION\n',
    );
    await git('init', '--quiet', '--initial-branch=main');
    await save();
    const variables = path.join(root, 'variables');
    const program = path.join(repository, 'generator', 'run.mjs');
    const runPush = (...args: string[]) =>
      run(
        process.execPath,
        [program, 'src/cli.ts', 'image', 'push', '--json', '--variables', variables, ...args],
        engine.variables,
        undefined,
        root,
      );
    return {
      variables,
      write,
      save,
      commit: () => git('rev-parse', 'HEAD'),
      run: runPush,
      push: async (...args: string[]) => {
        const { code, stdout, stderr } = await runPush(...args);
        expect(code, stderr).toBe(0);
        return JSON.parse(stdout) as Record<'image' | 'tag' | 'digest' | 'outcome', string>;
      },
    };
  }
}

function configOf(image: string): string {
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: '${image}' } },
  environments: [{ name: 'dev' }],
  sites: { shop: { environments: { dev: { host: 'shop.example.com' } } } },
});
`;
}

/** A registry that forgets everything when it is stopped. */
async function startRegistry(port: number): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-registry-'));
  const file = path.join(folder, 'config.yml');
  writeFileSync(
    file,
    `version: 0.1
log: { level: error }
storage: { filesystem: { rootdirectory: '${folder}' } }
http: { addr: '127.0.0.1:${port}', secret: of-a-test }
`,
  );
  const program = spawn('docker-registry', ['serve', file], { stdio: 'ignore' });
  const ended = once(program, 'close');
  while (!(await answers(`http://127.0.0.1:${port}/v2/`))) {
    if (program.exitCode !== null) throw new Error('the registry ended');
    await sleep(50);
  }
  return async () => {
    program.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
