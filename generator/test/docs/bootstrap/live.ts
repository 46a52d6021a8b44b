import spawn, { SubprocessError } from 'nano-spawn';

/** An object as the API gives it back. */
export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly generation?: number;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
}

/** What controllers do to the objects of a cluster. */
export interface Live {
  /** Applies manifests; those without a namespace lie in the given one. */
  readonly apply: (manifests: string, namespace: string) => Promise<void>;
  readonly remove: (object: LiveObject) => Promise<void>;
  readonly read: (kind: string, namespace: string, name: string) => Promise<LiveObject | undefined>;
  readonly setStatus: (object: LiveObject, status: object) => Promise<void>;
}

/** Opens a cluster to the controllers that a test plays. */
export function openLive(kubeconfig: string): Live {
  const kubectl = async (args: readonly string[], input?: string): Promise<string> => {
    const stdin = input === undefined ? ('ignore' as const) : { string: input };
    try {
      const { stdout } = await spawn('kubectl', [...args, `--kubeconfig=${kubeconfig}`], { stdin });
      return stdout;
    } catch (error) {
      if (!(error instanceof SubprocessError)) throw error;
      throw new Error(`kubectl ${args.join(' ')}: ${error.stderr}`, { cause: error });
    }
  };
  return {
    apply: async (manifests, namespace) => {
      const manager = ['--server-side', '--force-conflicts', '--field-manager=argocd-controller'];
      await kubectl(['apply', ...manager, '-n', namespace, '-f', '-'], manifests);
    },
    remove: async (object) => {
      await kubectl(['delete', '--ignore-not-found', ...addressOf(object)]);
    },
    read: async (kind, namespace, name) => {
      const found = await kubectl([
        ...['get', kind, name, '-n', namespace],
        ...['--ignore-not-found', '-o', 'json'],
      ]);
      return found === '' ? undefined : (JSON.parse(found) as LiveObject);
    },
    setStatus: async (object, status) => {
      // Argo CD's own kind is the one whose status is a part of the object itself.
      const subresource = object.kind === 'Application' ? [] : ['--subresource=status'];
      const patch = JSON.stringify({ status });
      await kubectl(['patch', ...addressOf(object), ...subresource, '--type=merge', '-p', patch]);
    },
  };
}

function addressOf(object: LiveObject): string[] {
  const { name, namespace } = object.metadata;
  return [typeOf(object), name, ...(namespace === undefined ? [] : ['-n', namespace])];
}

/** A kind as kubectl takes it, with nothing left to guess. */
export function typeOf({ apiVersion, kind }: Pick<LiveObject, 'apiVersion' | 'kind'>): string {
  const [version = '', group] = apiVersion.split('/').reverse();
  return group === undefined ? kind : `${kind}.${version}.${group}`;
}
