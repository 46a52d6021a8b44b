import { entriesOf, listOf, portOf, textOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { dangling, unresolved } from './reference.ts';

/** A pod runs under a ServiceAccount that exists; `default` does in every namespace. */
export const serviceAccountsExist: Rule = (facts) =>
  unresolved(
    facts,
    'ServiceAccount',
    facts.pods.flatMap(({ object, at, spec }) => {
      const name = textOf(spec, 'serviceAccountName') ?? 'default';
      return name === 'default' ? [] : [{ from: object, field: `${at}.serviceAccountName`, name }];
    }),
  );

/** A volume is claimed by a PersistentVolumeClaim that exists, also where nothing renders it any more. */
export const claimsExist: Rule = (facts) =>
  unresolved(
    facts,
    'PersistentVolumeClaim',
    facts.pods.flatMap(({ object, at, spec }) =>
      listOf(spec, 'volumes').flatMap((volume, index) => {
        const name = textOf(volume, 'persistentVolumeClaim', 'claimName');
        const field = `${at}.volumes[${textOf(volume, 'name') ?? index}].persistentVolumeClaim`;
        return name === undefined ? [] : [{ from: object, field, name }];
      }),
    ),
    (namespace, name) =>
      facts.find('PersistentVolumeClaim', namespace, name) !== undefined ||
      facts.world.sites.some((site) => site.namespace === namespace && site.claims.includes(name)),
  );

/** A container mounts volumes of its pod. */
export const mountsHaveVolumes: Rule = ({ pods }) =>
  pods.flatMap(({ object, spec, containers }) => {
    const volumes = [
      ...listOf(spec, 'volumes').map((volume) => textOf(volume, 'name') ?? ''),
      ...listOf(object, 'spec', 'volumeClaimTemplates').map(
        (claim) => textOf(claim, 'metadata', 'name') ?? '',
      ),
    ];
    return containers.flatMap((container) =>
      listOf(container.spec, 'volumeMounts').flatMap((mount, index) => {
        const name = textOf(mount, 'name') ?? '';
        if (volumes.includes(name)) return [];
        const field = `${container.at}.volumeMounts[${index}].name`;
        return [dangling(object, field, 'the name of a volume of the pod', name, volumes)];
      }),
    );
  });

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'];

/** A probe that names a port names one of its container. */
export const probePortsExist: Rule = ({ pods }) =>
  pods.flatMap(({ object, containers }) =>
    containers.flatMap(({ at, spec }) => {
      const ports = listOf(spec, 'ports').flatMap((port) => textOf(port, 'name') ?? []);
      return probes.flatMap((probe) =>
        entriesOf(spec, probe).flatMap(([action, settings]) => {
          const port = portOf(settings, 'port');
          if (typeof port !== 'string' || ports.includes(port)) return [];
          const field = `${at}.${probe}.${action}.port`;
          return [dangling(object, field, 'the name of a port of the container', port, ports)];
        }),
      );
    }),
  );
