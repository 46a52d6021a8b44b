import type { Issue } from '../../issue.ts';
import { connectionsHaveNames, sitesDoNotCallEachOther } from './connections.ts';
import {
  backupsHaveAPlace,
  backupsLieAlone,
  databasesHaveEnoughConnections,
  databasesLieAlone,
} from './databases.ts';
import {
  freezesAreOnTheClock,
  freezesNameWhatExists,
  freezesStopSomething,
  freezesTakeTime,
} from './freezes.ts';
import { hostsAreCovered, hostsAreNotReserved, hostsAreUnique } from './hosts.ts';
import { derivedNamesFit, platformNamesAreFree, siteIdsAreUnambiguous } from './names.ts';
import { productionIsBackedUp, productionIsStrict } from './production.ts';
import { quantitiesArePlausible } from './quantities.ts';
import {
  limitsCoverRequests,
  spansAreNotEmpty,
  tolerationsAreConsistent,
  volumesHaveOneReplica,
} from './resources.ts';
import type { Facts, Rule } from './rule.ts';
import {
  remoteKeysAreNotShared,
  revisionsAreOfOtherSecrets,
  secretsAreNamedOnce,
  secretsAreTheSitesOwn,
} from './secrets.ts';
import {
  bucketsAreNotShared,
  mediaFieldsBelongToTheKind,
  namespacedDatabasesAreComplete,
  s3MediaHasABucket,
} from './storage.ts';
import { stringsArePrintable } from './strings.ts';
import {
  appsAreKnown,
  environmentsAreKnown,
  environmentsAreUnique,
  sitesHaveAnEnvironment,
} from './structure.ts';
import {
  variablesAreNotOfTheCms,
  variablesAreNotPublic,
  variablesAreNotReserved,
  variablesAreNotSecret,
  variablesFit,
} from './variables.ts';
import { sitesAreInOneWave, wavesNameWhatExists } from './waves.ts';
import { wildcardsAreUnique } from './wildcards.ts';

const rules: readonly Rule[] = [
  environmentsAreUnique,
  environmentsAreKnown,
  sitesHaveAnEnvironment,
  appsAreKnown,
  hostsAreUnique,
  hostsAreNotReserved,
  hostsAreCovered,
  derivedNamesFit,
  siteIdsAreUnambiguous,
  platformNamesAreFree,
  spansAreNotEmpty,
  limitsCoverRequests,
  quantitiesArePlausible,
  volumesHaveOneReplica,
  tolerationsAreConsistent,
  variablesAreNotReserved,
  variablesAreNotOfTheCms,
  variablesAreNotPublic,
  variablesAreNotSecret,
  variablesFit,
  secretsAreNamedOnce,
  secretsAreTheSitesOwn,
  remoteKeysAreNotShared,
  revisionsAreOfOtherSecrets,
  s3MediaHasABucket,
  bucketsAreNotShared,
  mediaFieldsBelongToTheKind,
  namespacedDatabasesAreComplete,
  databasesHaveEnoughConnections,
  backupsHaveAPlace,
  backupsLieAlone,
  databasesLieAlone,
  wildcardsAreUnique,
  connectionsHaveNames,
  sitesDoNotCallEachOther,
  freezesAreOnTheClock,
  freezesTakeTime,
  freezesNameWhatExists,
  freezesStopSomething,
  wavesNameWhatExists,
  sitesAreInOneWave,
  productionIsBackedUp,
  productionIsStrict,
  stringsArePrintable,
];

/** Judges the whole fleet by every rule and returns all breaches. */
export function checkRules(facts: Facts): Issue[] {
  return rules.flatMap((rule) => rule(facts));
}
