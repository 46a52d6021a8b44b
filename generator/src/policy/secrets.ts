import { looksSecret } from '../config/secret-signs.ts';
import type { Issue } from '../issue.ts';
import { describeObject, type KubernetesObject } from '../objects/object.ts';
import { entriesOf, fieldOf, listOf, textOf } from './read.ts';
import { namespaceOf, type Rule } from './rule.ts';

/** Whoever reads the repository would read it: a Secret is made in the cluster, or lies here encrypted. */
export const secretsAreEncrypted: Rule = ({ ofKind }) =>
  ofKind('Secret').flatMap((secret) =>
    ['data', 'stringData']
      .filter((field) => entriesOf(secret, field).length > 0)
      .slice(0, 1)
      .map((field) => plain(secret, field)),
  );

/** What is not a Secret holds none either. The value itself is never shown. */
export const variablesAreNoSecrets: Rule = ({ ofKind, pods }) => [
  ...ofKind('ConfigMap').flatMap((map) =>
    entriesOf(map, 'data')
      .filter(([name, value]) => typeof value === 'string' && looksSecret(subjectOf(name), value))
      .map(([name]) => plain(map, `data.${name}`)),
  ),
  ...pods.flatMap(({ object, containers }) =>
    containers.flatMap(({ at, spec }) =>
      listOf(spec, 'env')
        .filter((variable) => {
          const value = textOf(variable, 'value');
          return value !== undefined && looksSecret(textOf(variable, 'name') ?? '', value);
        })
        .map((variable) => plain(object, `${at}.env[${textOf(variable, 'name') ?? ''}].value`)),
    ),
  ),
];

/**
 * A Secret that an operator fetches outlives whatever asks for it: owned, it would be deleted with the
 * ExternalSecret, and every site would stop at its next start. Only what may be absent may go.
 */
export const fetchedSecretsStay: Rule = ({ ofKind, world }) =>
  ofKind('ExternalSecret.external-secrets.io').flatMap((external): Issue[] => {
    const target = fieldOf(external, 'spec', 'target');
    const creation = textOf(target, 'creationPolicy') ?? 'Owner';
    const deletion = textOf(target, 'deletionPolicy') ?? 'Retain';
    if (creation === 'Orphan' && deletion === 'Retain') return [];
    const name = textOf(target, 'name') ?? external.metadata.name;
    const mayGo = world.sites.some(
      ({ namespace, optionalSecrets }) =>
        namespace === namespaceOf(external) && optionalSecrets.includes(name),
    );
    if (mayGo) return [];
    return [
      {
        code: 'perishable-secret',
        message: `makes the Secret "${name}", which would be deleted with it or with its entry`,
        at: describeObject(external),
        expected: 'spec.target with creationPolicy: Orphan and deletionPolicy: Retain',
        got: `creationPolicy: ${creation} and deletionPolicy: ${deletion}`,
        hint: 'a Secret that is needed is deleted by a person, never by an operator',
      },
    ];
  });

/** Argo CD's own settings are named after the kind that they are about, and that may be a Secret. */
function subjectOf(name: string): string {
  return name.startsWith('resource.customizations.') ? '' : name;
}

function plain(object: KubernetesObject, field: string): Issue {
  return {
    code: 'plaintext-secret',
    message: `${field} lies in the repository for everybody to read`,
    at: describeObject(object),
    expected: 'a reference to a Secret of the cluster',
    got: 'a value in plain text',
    hint: 'put it into a Secret, and change it if it was ever pushed',
  };
}
