import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { generatorDirectory } from '../../../src/paths.ts';
import { startOwnCluster } from '../../cluster/start-cluster.ts';
import { createFleet, git } from '../../review/repository.ts';
import { buildTools } from '../../secrets/sealed-fleet.ts';
import { startRegistry } from '../registry.ts';
import { runShell, type Ran } from '../run-shell.ts';
import { playCluster } from './cluster.ts';

/** Where the commands of the page run: a checkout, its remote, a registry and an empty cluster. */
export interface Place {
  readonly run: (command: string) => Promise<Ran>;
  /** Where the site of a namespace is served. */
  readonly originOf: (namespace: string) => string;
}

const repository = 'https://git.example.com/fleet.git';

export async function createPlace(): Promise<Place> {
  const folder = createFolder();
  const { kubeconfig, kubectl } = await startOwnCluster();
  // The parts that the page takes for granted bring their namespaces, all but the one it makes.
  for (const name of ['argo', 'ingress', 'cnpg-system', 'cert-manager']) {
    await kubectl(['create', 'namespace', name]);
  }
  const remote = await createRemote(folder, `${await startRegistry()}/web`);
  const root = path.join(folder, 'fleet');
  git(folder, 'clone', '--quiet', remote, root);
  git(root, 'config', 'user.name', 'An operator');
  git(root, 'config', 'user.email', 'operator@example.com');
  const { sops, keygen } = await buildTools();
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(sops, path.join(bin, 'sops'));
  symlinkSync(keygen, path.join(bin, 'age-keygen'));
  writeFileSync(path.join(bin, 'pnpm'), pnpm(folder));
  chmodSync(path.join(bin, 'pnpm'), 0o755);
  const variables = {
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: path.join(folder, 'kubectl'),
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  Object.assign(process.env, { KUBECACHEDIR: variables.KUBECACHEDIR });
  const keyFile = path.join(folder, 'cluster.agekey');
  const cluster = playCluster({ kubeconfig, remote, sops, keyFile, folder });
  return {
    originOf: (namespace) => cluster.origins.get(namespace) ?? '',
    run: async (command) => {
      await cluster.settle();
      for (const [namespace, origin] of cluster.origins) {
        writeFileSync(path.join(folder, `${namespace}.origin`), origin);
      }
      return runShell(root, command, variables);
    },
  };
}

/** What section 2 of the page asks to write by hand. */
async function createRemote(folder: string, image: string): Promise<string> {
  const { root } = await createFleet({
    'sites.config.ts': `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: '${repository}', argocd: { namespace: 'argo' }, backups: { none: 'an example' }, wildcards: ['example.com', 'dev.example.com'] },
  apps: { web: { directory: 'site', image: '${image}' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  defaults: { secretProvider: { kind: 'sops' } },
  sites: {},
});
`,
  });
  const remote = path.join(folder, 'remote.git');
  execFileSync('git', ['clone', '--quiet', '--bare', root, remote]);
  return remote;
}

/** The root's scripts; a site is asked on loopback, where its name does not lead. */
function pnpm(folder: string): string {
  const program = JSON.stringify(path.join(generatorDirectory, 'run.mjs'));
  return `#!/bin/sh
[ "$1" = run ] && shift
case "$1" in
  doctor | verify) set -- "$@" --origin "$(cat '${folder}'/web-"$3"-"$2".origin)" ;;
esac
exec node ${program} src/cli.ts "$@"
`;
}

function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'web core bootstrap '));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  return folder;
}
