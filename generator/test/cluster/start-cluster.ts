import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import spawn, { SubprocessError } from 'nano-spawn';
import { inject, onTestFinished } from 'vitest';
import { buildApiServer } from './build-api-server.ts';
import { readDefinitions } from './definitions.ts';
import { findKubectl } from './kubectl.ts';
import { startServer, stopServer } from './server-process.ts';

/** For `beforeAll(startCluster, clusterPatience)`: a machine without a Go cache builds for minutes. */
export const clusterPatience = 1_800_000;

/**
 * A real Kubernetes API with the definitions of every kind that the fleet uses. Nobody acts on what
 * is written: no controller, no node. A test writes what a controller would have.
 */
export interface Cluster {
  /** Of the one who may do everything. */
  readonly kubeconfig: string;
  /** Runs kubectl as that one, with `input` as what `-f -` reads; gives what it printed, or fails with its words. */
  readonly kubectl: (args: readonly string[], input?: string) => Promise<string>;
}

/**
 * The cluster that all tests of a run share; the first that asks starts it. So what a test makes there
 * has names of its own.
 */
export async function startCluster(): Promise<Cluster> {
  const folder = inject('clusterFolder');
  const cluster = await openCluster(folder);
  const program = await prepareProgram();
  await once('start', async () => {
    await startServer(program, folder, inject('clusterOwner'));
    await installDefinitions(cluster.kubectl);
  });
  return cluster;
}

/** A cluster of one test's own, which ends with it; where nobody installed anything, without definitions. */
export async function startOwnCluster({ definitions = true } = {}): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-own-cluster-'));
  onTestFinished(async () => {
    await stopServer(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  const cluster = await openCluster(folder);
  await startServer(await prepareProgram(), folder, process.pid);
  if (definitions) await installDefinitions(cluster.kubectl);
  return cluster;
}

async function openCluster(folder: string): Promise<Cluster> {
  const kubeconfig = path.join(folder, 'kubeconfig');
  const program = await findKubectl();
  const kubectl: Cluster['kubectl'] = async (args, input) => {
    const stdin = input === undefined ? ('ignore' as const) : { string: input };
    try {
      return (await spawn(program, [...args], { stdin, env: environmentOf(kubeconfig) })).stdout;
    } catch (error) {
      if (!(error instanceof SubprocessError)) throw error;
      throw new Error(`kubectl ${args.join(' ')}: ${error.stderr}`, { cause: error });
    }
  };
  return { kubeconfig, kubectl };
}

/** Points kubectl at a cluster as one of its users, until the test ends. */
export function logIn(kubeconfig: string): void {
  const wanted = environmentOf(kubeconfig);
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, wanted);
  onTestFinished(() => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });
}

/** kubectl remembers the shape of an API by its address, and another run may get the same port. */
function environmentOf(kubeconfig: string): Record<string, string> {
  return {
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: path.join(path.dirname(kubeconfig), 'kubectl-cache'),
  };
}

/** Several processes may ask for the program at once; one of them builds it. */
async function prepareProgram(): Promise<string> {
  await once('build', async () => {
    await buildApiServer();
  });
  return buildApiServer();
}

/** Does a thing once in a run of the tests; who comes later waits until it is done. */
async function once(task: string, work: () => Promise<void>): Promise<void> {
  const fileOf = (state: string) => path.join(inject('clusterFolder'), `${task}-${state}`);
  const [done, failed] = [fileOf('done'), fileOf('failed')];
  if (isFirst(fileOf('begun'))) {
    try {
      await work();
      writeFileSync(done, '');
    } catch (error) {
      writeFileSync(failed, String(error));
    }
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await wait(100);
  }
}

/** Making a folder is what only one of several processes can do. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function installDefinitions(kubectl: Cluster['kubectl']): Promise<void> {
  const definitions = await readDefinitions();
  const list = { apiVersion: 'v1', kind: 'List', items: definitions };
  // The client's way of applying keeps a copy in an annotation, for which these are too long.
  await kubectl(['apply', '--server-side', '-f', '-'], JSON.stringify(list));
  await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
}
