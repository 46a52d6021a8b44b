import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cache, type Engine } from './engine.ts';
import { mustRun, run } from './run.ts';

/** The images that both Dockerfiles build on, under the names that their arguments get. */
export interface Bases {
  readonly node: string;
  readonly base: string;
}

/** What the image without a shell is made of, as its makers list it. */
const library = ['libc6', 'libstdc++6', 'libgcc-s1', 'libgomp1', 'libssl3'];
const files = ['base-files', 'netbase', 'tzdata', 'ca-certificates'];
/** What a build calls beside Node.js and npm: a shell and its usual programs. */
const shell = ['dash', 'coreutils', 'findutils', 'sed', 'grep', 'debianutils'];
const itsLibraries = ['libacl1', 'libattr1', 'libselinux1', 'libpcre2-8-0', 'libgmp10'];

const certificates = '/etc/ssl/certs/ca-certificates.crt';
const dockerfile = path.join(import.meta.dirname, '..', '..', '..', 'docker', 'Dockerfile');

/**
 * The images that the Dockerfile names, where they can be pulled; else images of the same make: the
 * packages of Debian that the ones without a shell consist of, and the same Node.js, from npm.
 */
export async function findBases(engine: Engine): Promise<Bases> {
  const text = readFileSync(dockerfile, 'utf8');
  const [, node = ''] = /^ARG NODE=(.+)$/m.exec(text) ?? [];
  const [, base = ''] = /^ARG BASE=(.+)$/m.exec(text) ?? [];
  const pulled = await Promise.all([node, base].map((one) => engine.try(['pull', one])));
  if (pulled.every(({ code }) => code === 0)) return { node, base };
  const [, version = ''] = /:(\d+\.\d+\.\d+)-/.exec(node) ?? [];
  return makeBases(engine, version);
}

async function makeBases(engine: Engine, version: string): Promise<Bases> {
  const names = { node: `base.invalid/node:${version}`, base: 'base.invalid/cc:debian' };
  const there = await Promise.all(
    Object.values(names).map((name) => engine.try(['image', 'inspect', name])),
  );
  if (there.every(({ code }) => code === 0)) return names;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'base-'));
  try {
    const bare = path.join(folder, 'bare');
    await unpack(await download([...library, ...files]), bare);
    completeRoot(bare);
    await importRoot(engine, bare, names.base, []);
    const full = path.join(folder, 'full');
    await unpack(await download([...library, ...files, ...shell, ...itsLibraries]), full);
    completeRoot(full);
    if (!existsSync(path.join(full, 'bin', 'sh')))
      symlinkSync('dash', path.join(full, 'bin', 'sh'));
    await addNode(full, version);
    // Where the machine reaches the registry of npm by a way of its own, so must the build.
    const registry = await mustRun('npm', ['config', 'get', 'registry']);
    await importRoot(engine, full, names.node, [
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      `NODE_EXTRA_CA_CERTS=${certificates}`,
      `npm_config_registry=${registry}`,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return names;
}

/** The files of some packages, fetched once. */
async function download(packages: readonly string[]): Promise<string[]> {
  const folder = path.join(cache, 'packages');
  mkdirSync(folder, { recursive: true });
  const wanted = packages.filter((name) => !existsSync(path.join(folder, `${name}.deb`)));
  for (const name of wanted) {
    const fresh = mkdtempSync(path.join(folder, 'new-'));
    await fetchPackage(name, fresh);
    await mustRun('sh', ['-c', `mv *.deb ../${name}.deb`], {}, undefined, fresh);
    rmSync(fresh, { recursive: true });
  }
  return packages.map((name) => path.join(folder, `${name}.deb`));
}

/** The lists of what there is may be older than what there is. */
async function fetchPackage(name: string, folder: string): Promise<void> {
  const fetch = ['download', '-q', name] as const;
  if ((await run('apt-get', fetch, {}, undefined, folder)).code === 0) return;
  await mustRun('apt-get', ['update', '-qq']);
  await mustRun('apt-get', fetch, {}, undefined, folder);
}

async function unpack(packages: readonly string[], root: string): Promise<void> {
  mkdirSync(root, { recursive: true });
  for (const file of packages) await mustRun('dpkg', ['--extract', file, root]);
}

/** What the scripts of the packages would have made. */
function completeRoot(root: string): void {
  const place = path.join(root, certificates);
  mkdirSync(path.dirname(place), { recursive: true });
  copyFileSync(certificates, place);
  const users = ['root:x:0:0::/:/sbin/nologin', 'nonroot:x:65532:65532::/:/sbin/nologin'];
  writeFileSync(path.join(root, 'etc', 'passwd'), `${users.join('\n')}\n`);
  chmodSync(path.join(root, 'tmp'), 0o1777);
}

/** Node.js comes as a package of npm too; npm itself is the one of this machine. */
async function addNode(root: string, version: string): Promise<void> {
  const program = path.join(cache, `node-${version}`);
  if (!existsSync(program)) {
    const fresh = mkdtempSync(path.join(cache, 'node-'));
    const name = `node-linux-${process.arch}`;
    const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    await mustRun('npm', ['install', ...options, '--prefix', fresh, `${name}@${version}`]);
    renameSync(path.join(fresh, 'node_modules', name, 'bin', 'node'), program);
    rmSync(fresh, { recursive: true });
  }
  const local = path.join(root, 'usr', 'local');
  mkdirSync(path.join(local, 'bin'), { recursive: true });
  copyFileSync(program, path.join(local, 'bin', 'node'));
  chmodSync(path.join(local, 'bin', 'node'), 0o755);
  const npm = path.join(realpathSync(await mustRun('which', ['npm'])), '..', '..');
  cpSync(npm, path.join(local, 'lib', 'node_modules', 'npm'), { recursive: true });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(local, 'bin', name));
  }
}

async function importRoot(
  engine: Engine,
  root: string,
  name: string,
  variables: readonly string[],
): Promise<void> {
  const archive = `${root}.tar`;
  await mustRun('tar', ['-c', '-f', archive, '-C', root, '.']);
  const changes = variables.map((variable) => `--change=ENV ${variable}`);
  await engine.run(['import', ...changes, archive, name]);
}
