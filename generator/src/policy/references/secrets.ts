import type { KubernetesObject } from '../../objects/object.ts';
import type { Issue } from '../../issue.ts';
import { listOf, textOf } from '../read.ts';
import type { Facts, Rule } from '../rule.ts';
import { inputsOf, secret } from './inputs.ts';
import { unresolved, type Reference } from './reference.ts';

/** A pod reads Secrets that the configuration declares. An optional one would be missed in silence. */
export const secretsOfPodsExist: Rule = (facts) =>
  undeclared(
    facts,
    facts.pods.flatMap((pod) => inputsOf(pod, secret)),
  );

/** So does the kubelet when it pulls an image. */
export const pullSecretsExist: Rule = (facts) =>
  undeclared(facts, [
    ...facts.pods.flatMap(({ object, at, spec }) =>
      named(object, `${at}.imagePullSecrets`, listOf(spec, 'imagePullSecrets')),
    ),
    ...facts
      .ofKind('ServiceAccount')
      .flatMap((account) =>
        named(account, 'imagePullSecrets', listOf(account, 'imagePullSecrets')),
      ),
  ]);

/** So does the proxy that shows a certificate. */
export const certificatesExist: Rule = (facts) =>
  undeclared(
    facts,
    facts.ofKind('Ingress.networking.k8s.io').flatMap((ingress) =>
      listOf(ingress, 'spec', 'tls').flatMap((tls, index) => {
        const name = textOf(tls, 'secretName');
        return name === undefined
          ? []
          : [{ from: ingress, field: `spec.tls[${index}].secretName`, name }];
      }),
    ),
  );

/** So does the operator that makes a database. */
export const databaseSecretsExist: Rule = (facts) =>
  undeclared(
    facts,
    facts.ofKind('Cluster.postgresql.cnpg.io').flatMap((cluster) => {
      const name = textOf(cluster, 'spec', 'bootstrap', 'initdb', 'secret', 'name');
      return name === undefined
        ? []
        : [{ from: cluster, field: 'spec.bootstrap.initdb.secret.name', name }];
    }),
  );

function named(from: KubernetesObject, field: string, entries: readonly unknown[]): Reference[] {
  return entries.map((entry, index) => ({
    from,
    field: `${field}[${index}]`,
    name: textOf(entry, 'name') ?? '',
  }));
}

/** Secrets are not among the objects, so what counts is what the configuration declares. */
function undeclared(facts: Facts, references: readonly Reference[]): Issue[] {
  const declared = new Map(
    [...facts.world.sites, ...facts.world.platformSecrets].map(({ namespace, secrets }) => [
      namespace,
      new Set(secrets),
    ]),
  );
  return unresolved(
    facts,
    'Secret',
    references,
    (namespace, name) =>
      declared.get(namespace)?.has(name) === true ||
      facts.find('Secret', namespace, name) !== undefined,
  );
}
