import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { generatorDirectory } from '../../src/paths.ts';
import type { Release } from '../../src/releases/release.ts';
import { startApi } from '../cluster/api-server.ts';
import { bringKubectl } from '../cluster/kubectl.ts';
import { serveRelease, startSite } from '../promotion/verify/site.ts';
import { commit, createFleet, git } from '../review/repository.ts';
import { showSynced } from './live-cluster.ts';
import { startRegistry } from './registry.ts';
import { runShell, type Ran } from './run-shell.ts';

/** Where the commands of a page run: a fleet with its remote, registry, cluster and sites. */
export interface Place {
  readonly run: (command: string) => Promise<Ran>;
  /** A commit of the app on main, with further files where a page needs them. */
  readonly work: (files?: Readonly<Record<string, string>>) => void;
}

const repository = 'https://git.example.com/fleet.git';
const environments = ['dev', 'prod'];
const sites = ['bakery', 'blog', 'shop'];

export async function createPlace(promotion = ''): Promise<Place> {
  await bringKubectl();
  const api = await startApi();
  const image = `${await startRegistry()}/web`;
  const { root } = await createFleet({ 'sites.config.ts': describeFleet(image, promotion) });
  const remote = createFolder('remote');
  execFileSync('git', ['clone', '--quiet', '--bare', root, remote]);
  git(root, 'remote', 'add', 'origin', remote);
  git(root, 'config', 'user.name', 'A developer');
  git(root, 'config', 'user.email', 'developer@example.com');
  const site = await startSite((url, response, request) => {
    const [name = '', environment = ''] = (request.headers.host ?? '').split('.');
    const release = readRelease(remote, environment === 'dev' ? 'dev' : 'prod', name);
    return serveRelease(release?.tag)(url, response, request);
  });
  const bin = createFolder('bin');
  writeFileSync(path.join(bin, 'pnpm'), describePnpm(site.origin));
  chmodSync(path.join(bin, 'pnpm'), 0o755);
  const variables = {
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    KUBECONFIG: api.kubeconfig,
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  return {
    run: (command) => {
      showSynced(api, repository, git(remote, 'rev-parse', 'main'), listRunning(remote));
      return runShell(root, command, variables);
    },
    work: (files = { 'site/page.txt': String(Math.random()) }) => {
      git(root, 'pull', '--quiet', 'origin', 'main');
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), text);
      }
      commit(root, 'Work on the site');
      git(root, 'push', '--quiet', 'origin', 'HEAD:main');
    },
  };
}

function describeFleet(image: string, promotion: string): string {
  const hosts = (site: string) =>
    `{ dev: { host: '${site}.dev.example.com' }, prod: { host: '${site}.example.com' } }`;
  const entries = sites.map((site) => `${site}: { environments: ${hosts(site)} },`);
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: '${repository}', backups: { none: 'an example' }, argocd: { namespace: 'argo' }, wildcards: ['example.com', 'dev.example.com'] },
  apps: { web: { directory: 'site', image: '${image}' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  ${promotion}
  sites: {
    ${entries.join('\n    ')}
  },
});
`;
}

/** The root's script; a site is asked on loopback, where its name does not lead. */
function describePnpm(origin: string): string {
  const program = JSON.stringify(path.join(generatorDirectory, 'run.mjs'));
  return `#!/bin/sh
command=$1; shift
[ "$command" = verify ] && set -- "$@" --origin ${origin}
exec node ${program} src/cli.ts "$command" "$@"
`;
}

function* listRunning(remote: string): Generator<readonly [string, string, Release]> {
  for (const environment of environments) {
    for (const site of sites) {
      const release = readRelease(remote, environment, site);
      if (release) yield [environment, site, release];
    }
  }
}

/** What runs is what the remote says. */
function readRelease(remote: string, environment: string, site: string): Release | undefined {
  const file = `main:environments/release-${environment}/${site}/kustomization.yaml`;
  const field = (text: string, name: string) => new RegExp(`${name}: (\\S+)`).exec(text)?.[1] ?? '';
  const text = git(remote, 'show', file);
  if (!text.includes('digest:')) return undefined;
  return {
    image: field(text, 'newName'),
    tag: field(text, 'newTag'),
    digest: field(text, 'digest'),
  };
}

function createFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `web core ${name} `));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
