import { spawnSync } from 'node:child_process';
import type { KubernetesObject } from '../../src/objects/object.ts';
import type { Job } from '../../src/objects/platform/operations/job.ts';

/** What the cluster would give to the pod of a Job, and what differs on this machine. */
export interface Surroundings {
  /** The values of Secrets, by `<name>/<key>`. */
  readonly secrets: (name: string, key: string) => string;
  /** Takes the place of what the manifest says. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the programs of its image are. */
  readonly programs: string;
}

/** How the container of a Job is started: its own command, with its own variables. */
export interface Start {
  readonly shell: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
}

export function startOf(objects: readonly KubernetesObject[], around: Surroundings): Start {
  const job = objects.find(({ kind }) => kind === 'Job') as Job;
  const [container] = job.spec?.template.spec?.containers ?? [];
  const [shell = '', ...args] = container?.command ?? [];
  const declared = (container?.env ?? []).map(({ name, value, valueFrom }) => {
    const secret = valueFrom?.secretKeyRef;
    if (secret) return [name, around.secrets(secret.name ?? '', secret.key)];
    return [name, valueFrom?.fieldRef ? job.metadata.namespace : value];
  });
  const env: Record<string, string> = {
    PATH: `${around.programs}:/usr/bin:/bin`,
    ...(Object.fromEntries(declared) as Record<string, string>),
    HOME: '/tmp',
    ...around.variables,
  };
  return { shell, args, env };
}

/** Runs it to its end. */
export function runJob(objects: readonly KubernetesObject[], around: Surroundings) {
  const { shell, args, env } = startOf(objects, around);
  const result = spawnSync(shell, args, { encoding: 'utf8', env: { ...env, NODE_ENV: 'test' } });
  return { status: result.status, output: result.stdout + result.stderr };
}
