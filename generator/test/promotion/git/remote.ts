import path from 'node:path';
import { commit, createFleet, git } from '../../review/repository.ts';
import { createWorkspace, writeFiles } from '../../workspace.ts';

/** A bare repository that a fleet is pushed to, in a folder with room for its clones. */
export interface Remote {
  readonly folder: string;
  readonly url: string;
  /** Commits on main that images were built from, oldest first. */
  readonly built: readonly string[];
}

/** The source of a configuration with sites in dev and prod; `promotion` is what it says of that. */
export function fleetOf(sites: readonly string[], promotion = '{}'): string {
  const entries = sites.map(
    (site) =>
      `${site}: { environments: { dev: { host: 'dev-${site}.example.com' }, prod: { host: '${site}.example.com' } } },`,
  );
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  promotion: ${promotion},
  sites: {
    ${entries.join('\n    ')}
  },
});
`;
}

/** Makes a remote with a fleet, four commits of whose code can be released. */
export async function createRemote(source = fleetOf(['shop', 'blog'])): Promise<Remote> {
  const fleet = await createFleet({ 'sites.config.ts': source });
  const built = [1, 2, 3, 4].map((number) => commit(fleet.root, `Change ${number} of the code`));
  const { root: folder } = createWorkspace();
  git(folder, 'clone', '--quiet', '--bare', fleet.root, 'remote.git');
  return { folder, url: `file://${path.join(folder, 'remote.git')}`, built };
}

/** Clones a remote for somebody, and returns where to. */
export function clone({ folder, url }: Remote, name: string, ...options: string[]): string {
  git(folder, 'clone', '--quiet', ...options, url, name);
  const root = path.join(folder, name);
  git(root, 'config', 'user.name', name);
  git(root, 'config', 'user.email', `${name}@example.com`);
  return root;
}

/** The options that name a release: the image that was built from one of the remote's commits. */
export function imageOf({ built }: Remote, number: number): string {
  return `--tag ${tagOf({ built }, number)} --digest ${digestOf(number)}`;
}

export function tagOf({ built }: Pick<Remote, 'built'>, number: number): string {
  return `sha-${built[number - 1] ?? ''}`;
}

export function digestOf(number: number): string {
  return `sha256:${String(number).repeat(64)}`;
}

/** Runs git on the remote itself. */
export function ask({ folder }: Remote, ...args: string[]): string {
  return git(path.join(folder, 'remote.git'), ...args);
}

export function tipOf(remote: Remote, branch = 'main'): string {
  return ask(remote, 'rev-parse', `refs/heads/${branch}`);
}

/** The subjects of the commits since a tip, newest first. */
export function commitsSince(remote: Remote, before: string, branch = 'main'): string[] {
  const subjects = ask(remote, 'log', '--format=%s', `${before}..refs/heads/${branch}`);
  return subjects === '' ? [] : subjects.split('\n');
}

/** A file on a branch of the remote. */
export function readFile(remote: Remote, file: string, branch = 'main'): string {
  return ask(remote, 'show', `refs/heads/${branch}:${file}`);
}

/** The digest that a site runs in an environment, by a branch of the remote: "" is none. */
export function released(remote: Remote, environment: string, site: string, branch = 'main') {
  const overlay = readFile(
    remote,
    `environments/release-${environment}/${site}/kustomization.yaml`,
    branch,
  );
  return /digest: (\S+)/.exec(overlay)?.[1] ?? '';
}

/** Commits a change of files to the remote's main, as a colleague would, and returns the commit. */
export function pushFiles(
  remote: Remote,
  name: string,
  files: Readonly<Record<string, string>>,
): string {
  const root = clone(remote, name);
  writeFiles(root, files);
  const id = commit(root, `A change by ${name}`);
  git(root, 'push', '--quiet', 'origin', 'main');
  return id;
}
