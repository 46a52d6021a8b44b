import type { Issue } from '../../issue.ts';
import { describeObject, groupOf, type KubernetesObject } from '../../objects/object.ts';
import { listOf, textOf, textsOf } from '../read.ts';
import type { Facts } from '../rule.ts';

/**
 * What a project lets its Applications do. Ours list repositories and kinds one by one, and the
 * namespaces of an environment by a pattern; one that takes in everything allows nothing here, since
 * nobody could read off it what a site may do.
 */
export interface Rights {
  readonly repositories: ReadonlySet<string>;
  readonly destinations: readonly RegExp[];
  readonly namespacedKinds: ReadonlySet<string>;
  readonly clusterKinds: ReadonlySet<string>;
}

/** The rights of every project, by its name. */
export function rightsByProject({ ofKind, world }: Facts): Map<string, Rights> {
  return new Map(
    ofKind('AppProject.argoproj.io')
      .filter(({ metadata }) => metadata.namespace === world.argocdNamespace)
      .map((project) => [project.metadata.name, rightsOf(project)]),
  );
}

function rightsOf(project: KubernetesObject): Rights {
  return {
    repositories: new Set(textsOf(project, 'spec', 'sourceRepos')),
    destinations: listOf(project, 'spec', 'destinations').map(placeOf).flatMap(asPattern),
    namespacedKinds: kindsIn(project, 'namespaceResourceWhitelist'),
    clusterKinds: kindsIn(project, 'clusterResourceWhitelist'),
  };
}

function kindsIn(project: KubernetesObject, list: string): Set<string> {
  return new Set(
    listOf(project, 'spec', list).map(
      (entry) => `${textOf(entry, 'group') ?? ''}/${textOf(entry, 'kind') ?? ''}`,
    ),
  );
}

/** Argo CD's `*` stands for any part of a name. */
function asPattern(place: string): RegExp[] {
  if (/(server|namespace) \*/.test(`server ${place}`)) return [];
  const literal = place.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
  return [new RegExp(`^${literal.replaceAll('*', '[^,]*')}$`)];
}

/** A kind as projects list it; the core group has no name. */
export function listedKind({ apiVersion, kind }: KubernetesObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

/** Where an Application writes, or may write. */
export function placeOf(destination: unknown): string {
  return `${textOf(destination, 'server') ?? 'no server'}, namespace ${textOf(destination, 'namespace') ?? 'none'}`;
}

export function projectOf(application: unknown): string {
  return textOf(application, 'spec', 'project') ?? '';
}

export function applicationOf({ find, world }: Facts, name: string): KubernetesObject | undefined {
  return find('Application.argoproj.io', world.argocdNamespace, name);
}

export function outside(
  object: KubernetesObject,
  message: string,
  expected: string,
  got: string,
): Issue {
  return {
    code: 'outside-project',
    message,
    at: describeObject(object),
    expected,
    got,
    hint: 'Argo CD would refuse the sync: a project keeps its sites from reaching anything else',
  };
}
