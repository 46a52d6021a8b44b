import type { Issue } from '../../issue.ts';
import { databaseAddress } from '../../model/database-address.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import type { Fleet, Instance } from '../../model/model.ts';
import { loadSealed } from '../../sealed/load.ts';
import { secretsDirectory } from '../../sealed/place.ts';
import { pairSecrets, type Pair } from '../../secrets/missing.ts';
import { findWantedSecrets } from '../../secrets/wanted.ts';
import type { Ingredients } from '../../secrets/values.ts';
import { findInstance } from '../../sites/find-instance.ts';
import type { Context } from '../context.ts';

/** A site in an environment whose Secrets lie in the repository. */
export interface Subject {
  readonly fleet: Fleet;
  readonly instance: Instance;
  readonly folder: string;
  readonly pairs: readonly Pair[];
  /** What its values are made from, but for the password and what a person gives. */
  readonly ground: Pick<Ingredients, 'database' | 'registry'>;
}

export type Found = Subject | { readonly issues: readonly Issue[] };

/** Finds the site, and what lies there of its Secrets. */
export async function findSubject(
  { root, cache }: Context,
  site: string,
  environment: string,
): Promise<Found> {
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) return loaded;
  const { fleet } = loaded;
  const instance = findInstance(fleet, site, environment);
  if ('issues' in instance) return instance;
  if (instance.secretProvider.kind !== 'sops') return { issues: [describeProvider(instance)] };
  const files = loadSealed(root, environment, site);
  const paired = pairSecrets(findWantedSecrets(fleet, instance), files);
  if ('issues' in paired) return paired;
  return {
    fleet,
    instance,
    folder: secretsDirectory(environment, site),
    pairs: paired.pairs,
    ground: {
      database: databaseAddress(fleet.cluster.databases, instance),
      registry: registryOf(instance.app.image),
    },
  };
}

function describeProvider({ site, environment, secretProvider }: Instance): Issue {
  return {
    code: 'secrets-are-external',
    message: `the Secrets of "${site}" in ${environment.name} do not lie in this repository`,
    at: ['sites', site],
    expected: "secretProvider: { kind: 'sops' }",
    got: `'${secretProvider.kind}'`,
    hint: 'say so in sites.config.ts if they shall; docs/secrets.md tells what else is needed',
  };
}

/** Under which name the kubelet looks for a login: Docker Hub has an old one. */
function registryOf(image: string): string {
  const [host = ''] = image.split('/');
  return host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
}
