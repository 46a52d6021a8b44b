import { examineApplication } from './application.ts';
import { examineCertificates } from './certificates.ts';
import { examineDatabase } from './database.ts';
import { examineMigration, examineRollout } from './deployment.ts';
import { examineHosts } from './hosts.ts';
import { examineNamespace } from './namespace.ts';
import { examineSecrets } from './secrets.ts';
import { examineAnswers } from './smoke.ts';
import type { NamedFinding, Patient, Step } from './step.ts';

/** In the order in which a site comes up: each needs the ones before it. */
const steps: readonly (readonly [string, Step])[] = [
  ['namespace', examineNamespace],
  ['secrets', examineSecrets],
  ['database', examineDatabase],
  ['application', examineApplication],
  ['migration', examineMigration],
  ['rollout', examineRollout],
  ['hosts', examineHosts],
  ['certificates', examineCertificates],
  ['smoke', examineAnswers],
];

/** Looks at everything that a site needs in the cluster; nothing is changed. */
export async function examineSite(patient: Patient): Promise<NamedFinding[]> {
  const findings = await Promise.all(
    steps.map(async ([step, examine]) =>
      (await examine(patient)).map((finding) => ({ step, ...finding })),
    ),
  );
  return findings.flat();
}
