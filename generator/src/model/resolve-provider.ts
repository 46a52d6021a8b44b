import { parseDuration } from '../config/duration.ts';
import type { SecretProviderConfig } from '../config/schema/secrets.ts';
import { innerDefaults } from './defaults.ts';
import type { SecretProvider } from './model.ts';

/** A provider with every field filled in. */
export function resolveProvider(provider: SecretProviderConfig): SecretProvider {
  if (provider.kind !== 'externalSecret') return provider;
  const key = provider.key ?? innerDefaults.remoteKey;
  return {
    kind: 'externalSecret',
    store: provider.store,
    storeKind: provider.storeKind ?? 'ClusterSecretStore',
    key,
    registryKey: provider.registryKey ?? key,
    refresh: writeDuration(provider.refresh ?? innerDefaults.refresh),
  };
}

/** Go knows no days. */
function writeDuration(text: string): string {
  return `${(parseDuration(text) ?? 0) / 60_000}m`;
}
