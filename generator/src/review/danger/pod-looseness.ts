import type { KubernetesObject } from '../../objects/object.ts';
import { containersOf, listAt, mapAt, podOf, textAt, textsAt, type Container } from './read.ts';

type Settings = Record<string, unknown>;

/** Every freedom that the restricted standard would take from the pods of an object, in words. */
export function describeLooseness(object: KubernetesObject): string[] {
  const pod = podOf(object);
  const host = ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field] === true);
  const paths = listAt(pod, 'volumes').flatMap(
    (volume) => textAt(volume, 'hostPath', 'path') ?? [],
  );
  return [
    ...host.map((field) => `shares the node's own (${field})`),
    ...paths.map((path) => `mounts ${path} of the node`),
    ...(isOwnHalf(object) ? [] : containersOf(object)).flatMap((container) =>
      describeContainer(container, mapAt(pod, 'securityContext')).map(
        (sign) => `${sign} (container ${container.name})`,
      ),
    ),
  ];
}

/**
 * Whether an object is a site's own half of an operation's Job, which says nothing of what its pod may
 * do: the half that all sites share does, and is judged by itself.
 */
function isOwnHalf(object: KubernetesObject): boolean {
  const isOfOperation = textAt(object, 'metadata', 'labels', 'synestra.io/operation') !== undefined;
  const holders: readonly unknown[] = [podOf(object), ...listAt(podOf(object), 'containers')];
  const says = holders.some((holder) => Object.keys(mapAt(holder, 'securityContext')).length > 0);
  return isOfOperation && !says;
}

function describeContainer(container: Container, pod: Settings): string[] {
  const own = mapAt(container, 'securityContext');
  const both: Settings = { ...pod, ...own };
  const seccomp = textAt(both, 'seccompProfile', 'type');
  const signs: readonly (readonly [boolean, string])[] = [
    [both.runAsNonRoot !== true, 'may run as root'],
    [both.runAsUser === 0, 'runs as user 0'],
    [own.privileged === true, 'is privileged'],
    [own.allowPrivilegeEscalation !== false, 'may gain privileges'],
    [own.readOnlyRootFilesystem !== true, 'may write to its root file system'],
    [!textsAt(own, 'capabilities', 'drop').includes('ALL'), 'keeps capabilities of the kernel'],
    [seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost', 'has no seccomp profile'],
  ];
  return [
    ...signs.filter(([holds]) => holds).map(([, sign]) => sign),
    ...textsAt(own, 'capabilities', 'add').map((name) => `gets the capability ${name}`),
  ];
}
