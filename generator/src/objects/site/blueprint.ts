import type { AwaitedKey, Connection, Instance, Shape } from '../../model/model.ts';
import type { RemoteSecret } from '../../model/remote-secrets.ts';
import { unreleasedImage } from '../../releases/release.ts';

/**
 * What the builders read. A site's blueprint has everything; the blueprint of the shared base lacks
 * what differs from site to site, so the builders leave those fields out.
 */
export interface Blueprint extends Shape {
  readonly image: string;
  readonly pullSecret?: string | undefined;
  readonly namespace?: string;
  readonly host?: string;
  readonly aliases: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly runtimeSecret?: string;
  readonly firstAdminSecret?: string;
  readonly initdbSecret?: string;
  /** Rolls the server's pods when it changes: they read their Secrets only when they start. */
  readonly secretsRevision?: string | undefined;
  /** What the pods wait for in their Secrets. */
  readonly awaitedKeys: readonly AwaitedKey[];
  /** The Secrets that an operator fetches into the site's namespace, or elsewhere. */
  readonly remoteSecrets: readonly RemoteSecret[];
  readonly connections: readonly Connection[];
}

/** The blueprint of a site as its environment's overlay has it: a release only replaces the image. */
export function blueprintOf(instance: Instance): Blueprint {
  return {
    ...instance,
    image: unreleasedImage,
    pullSecret: instance.app.pullSecret,
    namespace: instance.names.namespace,
    runtimeSecret: instance.names.runtimeSecret,
    firstAdminSecret: instance.names.firstAdminSecret,
    initdbSecret: instance.names.initdbSecret,
  };
}
