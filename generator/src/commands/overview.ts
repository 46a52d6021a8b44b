import { readFileSync } from 'node:fs';
import path from 'node:path';
import { groupBy } from '../group-by.ts';
import type { Instance } from '../model/model.ts';
import { alignColumns } from './columns.ts';

/** More sites than these are counted: an overview fits on a screen. */
const shownSites = 8;

const meanings: Record<string, string> = {
  'kustomize/base': 'what every site runs',
  'kustomize/components': 'what only some sites run, one folder for each capability',
  'kustomize/argocd': 'the Applications and projects that Argo CD reads',
  'kustomize/platform': 'namespaces, certificates and databases',
  'kustomize/operations': 'jobs that a person starts',
  '.okteto': 'sessions of hot development, which a person starts',
};

/** The folders of some files, with what they hold and what they are for. */
export function describeTree(files: Iterable<string>): string[] {
  const folders = groupBy(files, folderOf);
  const rows = [...folders]
    .sort(([one], [other]) => rank(one) - rank(other))
    .map(([folder, inside]) => [
      `${folder}/`,
      describeCount(folder, inside),
      describeMeaning(folder),
    ]);
  return ['Generated from sites.config.ts:', ...alignColumns(rows)];
}

function folderOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === '.okteto' ? first : `${first}/${second}`;
}

/** What all sites share comes before what each has of its own, and the releases come last. */
function rank(folder: string): number {
  if (folder.startsWith('environments/release-')) return 2;
  return folder.startsWith('environments/') ? 1 : 0;
}

function describeCount(folder: string, files: readonly string[]): string {
  if (!folder.startsWith('environments/')) return countOf(files.length, 'file');
  return countOf(new Set(files.map((file) => file.split('/')[2])).size, 'site');
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function describeMeaning(folder: string): string {
  const [top, name = ''] = folder.split('/');
  if (top !== 'environments') return meanings[folder] ?? '';
  return name.startsWith('release-')
    ? `the image that each site in ${name.slice('release-'.length)} runs; Argo CD syncs this folder`
    : `what each site in ${name} has of its own`;
}

/** Each site with its address and its release. */
export function describeSites(instances: readonly Instance[]): string[] {
  const rows = instances
    .slice(0, shownSites)
    .map((instance) => [
      instance.environment.name,
      instance.site,
      `https://${instance.host}`,
      describeRelease(instance),
    ]);
  const rest = instances.length - rows.length;
  return [
    'Sites:',
    ...alignColumns(rows),
    ...(rest > 0 ? [`  and ${rest} more, in sites.config.ts`] : []),
  ];
}

function describeRelease(instance: Instance): string {
  const state = describeTag(instance);
  return instance.held ? `${state}, held back` : state;
}

/** The tag of a release, as short as git shows a commit. */
export function describeTag({ release }: Instance): string {
  return release ? release.tag.slice(0, 'sha-'.length + 12) : 'no release yet';
}

/** What a newcomer does next, with the exact version of pnpm that the repository names. */
export function describeNextSteps(root: string): string[] {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { packageManager } = manifest as { packageManager: string };
  return [
    'Next:',
    ...alignColumns([
      [`1. npx ${packageManager} dev`, 'change the site itself and see every edit at once'],
      ['2. edit sites.config.ts', 'add a site, or change a host'],
      [`3. npx ${packageManager} gen`, 'write the manifests again; git diff shows what changes'],
      [`4. npx ${packageManager} check`, 'all that a pull request must pass'],
      ['5. git commit', 'the sources, the configuration and the manifests together'],
    ]),
  ];
}
