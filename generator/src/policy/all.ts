import type { Issue } from '../issue.ts';
import { archivesHaveOneWriter, objectStoresExist } from './archives.ts';
import { dataIsProtected, sitesAreProtected } from './data.ts';
import { objectsAreUnique } from './duplicates.ts';
import { hostsAreClaimedOnce } from './hosts.ts';
import { databaseImagesAreImmutable, imagesAreImmutable } from './images.ts';
import { namespacesAreRestricted } from './namespaces.ts';
import { namespacesDenyByDefault } from './network.ts';
import * as confinement from './pod-security/confinement.ts';
import * as files from './pod-security/files.ts';
import * as host from './pod-security/host.ts';
import * as identity from './pod-security/identity.ts';
import * as privileges from './pod-security/privileges.ts';
import * as applications from './projects/applications.ts';
import * as objects from './projects/objects.ts';
import { configMapsExist } from './references/config-maps.ts';
import * as ingresses from './references/ingresses.ts';
import * as platform from './references/platform.ts';
import * as pods from './references/pods.ts';
import { projectsExist } from './references/projects.ts';
import * as secrets from './references/secrets.ts';
import * as services from './references/services.ts';
import { containersAreBounded } from './resources.ts';
import { gatherFacts, type Rule } from './rule.ts';
import { fetchedSecretsStay, secretsAreEncrypted, variablesAreNoSecrets } from './secrets.ts';
import { tlsStoreIsAlone } from './tls-stores.ts';
import type { World } from './world.ts';

/** Every law of the objects, by its name. */
export const rules: Readonly<Record<string, Rule>> = {
  ...host,
  ...privileges,
  ...identity,
  ...confinement,
  ...files,
  secretsAreEncrypted,
  variablesAreNoSecrets,
  fetchedSecretsStay,
  namespacesAreRestricted,
  namespacesDenyByDefault,
  containersAreBounded,
  imagesAreImmutable,
  databaseImagesAreImmutable,
  hostsAreClaimedOnce,
  tlsStoreIsAlone,
  objectsAreUnique,
  dataIsProtected,
  sitesAreProtected,
  ...applications,
  ...objects,
  configMapsExist,
  ...secrets,
  ...pods,
  ...services,
  ...ingresses,
  ...platform,
  archivesHaveOneWriter,
  objectStoresExist,
  projectsExist,
};

/** Judges the objects of the whole cluster by every rule and returns all breaches. */
export function checkPolicy(world: World): Issue[] {
  const facts = gatherFacts(world);
  return Object.values(rules).flatMap((rule) => rule(facts));
}
