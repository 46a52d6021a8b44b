import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { onTestFinished } from 'vitest';
import { git } from '../../review/repository.ts';
import { sync, type React } from './argo-cd.ts';
import { prepareContainer } from './kubelet.ts';
import { openLive, type LiveObject } from './live.ts';
import { runMigration, serve } from './node.ts';
import { decrypt, makeDatabase } from './operators.ts';

interface Parts {
  readonly kubeconfig: string;
  /** The repository that Argo CD reads. */
  readonly remote: string;
  readonly sops: string;
  /** The private key of the cluster, where the operator has it. */
  readonly keyFile: string;
  readonly folder: string;
}

/** A cluster whose API is real and whose controllers a test plays. */
export interface PlayedCluster {
  /** Does all that follows from what is in git now. */
  readonly settle: () => Promise<void>;
  /** Where the site of each namespace is served. */
  readonly origins: ReadonlyMap<string, string>;
}

export function playCluster({ kubeconfig, remote, sops, keyFile, folder }: Parts): PlayedCluster {
  const live = openLive(kubeconfig);
  const dns = new Map<string, string>();
  const origins = new Map<string, string>();
  const running = new Map<string, number | undefined>();
  let settled = '';

  const reactions: Readonly<Record<string, React>> = {
    SopsSecret: (object) => decrypt(live, object, sops, keyFile),
    Cluster: async (object) => {
      const host = `${object.metadata.name}-rw.${object.metadata.namespace}.svc.cluster.local:5432`;
      if (dns.has(host)) return;
      const postgres = await startTemporaryPostgres();
      onTestFinished(() => postgres.stop());
      await makeDatabase(live, object, postgres);
      dns.set(host, new URL(postgres.uri('postgres')).host);
    },
    Certificate: (object) =>
      live.setStatus(object, { conditions: [condition('Ready', 'True', 'it is up to date')] }),
    Job: async (object) => {
      await runMigration(await prepareContainer(live, object, rootOf(object)), dns);
      const times = { startTime: moment, completionTime: moment };
      const conditions = ['SuccessCriteriaMet', 'Complete'].map((type) => condition(type, 'True'));
      await live.setStatus(object, { ...times, succeeded: 1, conditions });
    },
    Deployment: async (object) => {
      const { namespace = '', generation } = object.metadata;
      if (generation === running.get(namespace)) return;
      const origin = await serve(await prepareContainer(live, object, rootOf(object)), dns);
      origins.set(namespace, origin);
      running.set(namespace, generation);
      await live.setStatus(object, describeRollout(object));
    },
  };

  function rootOf({ kind, metadata }: LiveObject): string {
    const root = path.join(folder, `${metadata.namespace}-${kind}-${metadata.generation}`);
    mkdirSync(root, { recursive: true });
    return root;
  }

  return {
    origins,
    settle: async () => {
      const root = await live.read('application.argoproj.io', 'argo', 'infra-web-core');
      const revision = git(remote, 'rev-parse', 'main');
      if (root === undefined || revision === settled) return;
      const checkout = path.join(folder, 'checkout');
      if (existsSync(checkout)) git(checkout, 'pull', '--quiet');
      else git(folder, 'clone', '--quiet', remote, checkout);
      await sync(live, checkout, revision, root, (object) =>
        (reactions[object.kind] ?? (() => Promise.resolve()))(object),
      );
      settled = revision;
    },
  };
}

const moment = '2026-03-02T10:02:38Z';

function condition(type: string, status: 'True' | 'False', message = 'well'): object {
  return { type, status, message, reason: 'Played', lastTransitionTime: moment };
}

function describeRollout({ metadata, spec }: LiveObject): object {
  const { replicas } = spec as { replicas: number };
  return {
    observedGeneration: metadata.generation,
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
    conditions: [condition('Available', 'True'), condition('Progressing', 'True')],
  };
}
