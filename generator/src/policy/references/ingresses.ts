import type { Issue } from '../../issue.ts';
import type { KubernetesObject } from '../../objects/object.ts';
import { annotationOf, fieldOf, listOf, portOf, textOf } from '../read.ts';
import { namespaceOf, type Facts, type Rule } from '../rule.ts';
import { dangling, unresolved } from './reference.ts';

const kind = 'Ingress.networking.k8s.io';
const middlewaresAnnotation = 'traefik.ingress.kubernetes.io/router.middlewares';

/** A rule leads to a Service that exists. */
export const backendsExist: Rule = (facts) =>
  unresolved(
    facts,
    'Service',
    facts.ofKind(kind).flatMap((ingress) =>
      backendsOf(ingress).map(({ field, service }) => ({
        from: ingress,
        field: `${field}.name`,
        name: textOf(service, 'name') ?? '',
      })),
    ),
  );

/** It leads to a port of that Service. */
export const backendPortsExist: Rule = (facts) =>
  facts.ofKind(kind).flatMap((ingress) =>
    backendsOf(ingress).flatMap(({ field, service }): Issue[] => {
      const target = facts.find('Service', namespaceOf(ingress), textOf(service, 'name') ?? '');
      const port = portOf(service, 'port', 'name') ?? portOf(service, 'port', 'number') ?? '';
      if (!target || servesOn(target, port)) return [];
      return [dangling(ingress, `${field}.port`, `a port of ${target.metadata.name}`, port)];
    }),
  );

/** A router runs through middlewares that exist; Traefik would switch it off. */
export const middlewaresExist: Rule = (facts) => {
  const known = new Set(
    facts
      .ofKind('Middleware.traefik.io')
      .map((object) => `${namespaceOf(object)}-${object.metadata.name}@kubernetescrd`),
  );
  return facts.ofKind(kind).flatMap((ingress) =>
    (annotationOf(ingress, middlewaresAnnotation) ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '' && !known.has(entry))
      .map((entry) => danglingMiddleware(facts, ingress, entry)),
  );
};

function danglingMiddleware({ ofKind }: Facts, ingress: KubernetesObject, entry: string): Issue {
  const near = ofKind('Middleware.traefik.io')
    .filter((object) => namespaceOf(object) === namespaceOf(ingress))
    .map((object) => `${namespaceOf(object)}-${object.metadata.name}@kubernetescrd`);
  const expected = '<namespace>-<name>@kubernetescrd of a Middleware';
  return dangling(ingress, middlewaresAnnotation, expected, entry, near);
}

function backendsOf(ingress: KubernetesObject): { field: string; service: unknown }[] {
  const byDefault = fieldOf(ingress, 'spec', 'defaultBackend', 'service');
  return [
    ...(byDefault === undefined
      ? []
      : [{ field: 'spec.defaultBackend.service', service: byDefault }]),
    ...listOf(ingress, 'spec', 'rules').flatMap((rule, ruleIndex) =>
      listOf(rule, 'http', 'paths').map((path, index) => ({
        field: `spec.rules[${ruleIndex}].http.paths[${index}].backend.service`,
        service: fieldOf(path, 'backend', 'service'),
      })),
    ),
  ];
}

function servesOn(service: KubernetesObject, port: string | number): boolean {
  const field = typeof port === 'number' ? 'port' : 'name';
  return listOf(service, 'spec', 'ports').some((entry) => fieldOf(entry, field) === port);
}
