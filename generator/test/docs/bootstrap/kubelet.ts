import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Live, LiveObject } from './live.ts';
import { decodeBase64 } from './operators.ts';

/** What a container sees: its command, its variables, and files below a folder that is its root. */
export interface Container {
  readonly command: readonly string[];
  readonly image: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly root: string;
}

/** Plays the kubelet: gives the only container of a workload what its manifest promises it. */
export async function prepareContainer(
  live: Live,
  { metadata: { namespace = '' }, spec }: LiveObject,
  root: string,
): Promise<Container> {
  const pod = (spec as Workload).template.spec;
  const [container] = pod.containers;
  const { image, command = [], envFrom = [], env = [], volumeMounts = [] } = container;
  const read = async (kind: 'configmap' | 'secret', name: string) => {
    const found = await live.read(kind, namespace, name);
    const data = Object.entries(found?.data ?? {});
    if (kind === 'configmap') return found && Object.fromEntries(data);
    return found && Object.fromEntries(data.map(([key, text]) => [key, decodeBase64(text)]));
  };
  const variables: Record<string, string> = {};
  for (const { configMapRef, secretRef } of envFrom) {
    const [kind, { name }] = secretRef
      ? (['secret', secretRef] as const)
      : (['configmap', configMapRef ?? { name: '' }] as const);
    const found = await read(kind, name);
    if (found === undefined) throw new Error(`a pod waits for the ${kind} ${namespace}/${name}`);
    Object.assign(variables, found);
  }
  for (const { name, value } of env) if (value !== undefined) variables[name] = value;
  for (const { name, mountPath } of volumeMounts) {
    const { secret } = pod.volumes.find((volume) => volume.name === name) ?? {};
    const folder = path.join(root, mountPath);
    mkdirSync(folder, { recursive: true });
    const files = secret ? await read('secret', secret.secretName) : {};
    if (files === undefined && secret?.optional !== true) {
      throw new Error(`a pod waits for the Secret ${namespace}/${secret?.secretName}`);
    }
    for (const [file, text] of Object.entries(files ?? {})) {
      writeFileSync(path.join(folder, file), text);
    }
  }
  return { command, image, variables, root };
}

interface Workload {
  readonly template: {
    readonly spec: {
      readonly containers: readonly [
        {
          readonly image: string;
          readonly command?: readonly string[];
          readonly env?: readonly { readonly name: string; readonly value?: string }[];
          readonly envFrom?: readonly {
            readonly configMapRef?: { readonly name: string };
            readonly secretRef?: { readonly name: string };
          }[];
          readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
        },
      ];
      readonly volumes: readonly {
        readonly name: string;
        readonly secret?: { readonly secretName: string; readonly optional?: boolean };
      }[];
    };
  };
}
