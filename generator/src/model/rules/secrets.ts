import { quote, valueAt } from '../../config/describe.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { resolveBackupSecret, type RemoteSecret } from '../remote-secrets.ts';
import { once, settingOf, titleOf, type Facts, type Rule } from './rule.ts';

/** Of two Secrets with the same key the later one wins, so naming one twice changes who wins. */
export const secretsAreNamedOnce: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance) => {
      const own = derivedSecrets(instance);
      const written = writtenSecrets(facts, instance);
      const names = written.map(({ name }) => name);
      return written.flatMap(({ name, at }, index): Issue[] => {
        const first = written[names.indexOf(name)]?.at;
        if (!own.includes(name) && names.indexOf(name) === index) return [];
        return [
          {
            code: 'duplicate-secret',
            message: own.includes(name)
              ? `is the own Secret of ${titleOf(instance)}, which it reads already`
              : 'is named twice',
            at,
            expected: "every Secret once, beside the site's own",
            got: quote(name),
            first: own.includes(name) ? undefined : first,
            hint: own.includes(name) ? 'remove it' : 'remove one of the two',
          },
        ];
      });
    }),
  );

/** A pod reads the Secrets of its own namespace and no others: it would wait for this one forever. */
export const secretsAreTheSitesOwn: Rule = (facts) => {
  const owners = new Map(
    facts.fleet.instances.flatMap((instance) => {
      const { runtimeSecret, s3Secret, firstAdminSecret } = instance.names;
      return [runtimeSecret, s3Secret, firstAdminSecret].map((name) => [name, instance] as const);
    }),
  );
  return once(
    facts.fleet.instances.flatMap((instance) =>
      writtenSecrets(facts, instance).flatMap(({ name, at }): Issue[] => {
        const owner = owners.get(name);
        if (!owner || owner === instance) return [];
        return [
          {
            code: 'foreign-secret',
            message: `is a Secret of ${titleOf(owner)}`,
            at,
            expected: `a Secret in the namespace "${instance.names.namespace}"`,
            got: quote(name),
            hint: 'no pod reads a Secret of another namespace: make one of its own for this site',
          },
        ];
      }),
    ),
  );
};

/** What two Secrets read from one entry, they share: dev would have what prod has. */
export const remoteKeysAreNotShared: Rule = (facts) => {
  const backups = resolveBackupSecret(facts.fleet.cluster);
  const owners = new Map<string, string>();
  if (backups) owners.set(placeOf(backups), 'the backups');
  return once(
    facts.fleet.instances.flatMap((instance) =>
      instance.remoteSecrets
        // A login that only pulls images may be one for many.
        .filter(({ type }) => type !== 'kubernetes.io/dockerconfigjson')
        .flatMap((remote): Issue[] => {
          const place = placeOf(remote);
          const owner = owners.get(place);
          owners.set(place, `Secret "${remote.name}" of ${titleOf(instance)}`);
          if (owner === undefined) return [];
          return [
            {
              code: 'shared-remote-key',
              message: `makes the Secret "${remote.name}" of ${titleOf(instance)} read the entry of ${owner}`,
              at: settingOf(facts, instance, 'secretProvider', 'key'),
              expected: 'an entry for each site, environment and Secret',
              got: quote(remote.entries[0]?.key ?? ''),
              hint: 'have {environment}, {site} and {secret} in the key',
            },
          ];
        }),
    ),
  );
};

/** A store of a namespace is another store in every namespace. */
function placeOf({ store, namespace, entries: [own] }: RemoteSecret): string {
  const where = store.storeKind === 'SecretStore' ? namespace : '';
  return JSON.stringify([store.storeKind, where, store.store, own?.key]);
}

/** Encrypted files count their editions themselves. */
export const revisionsAreOfOtherSecrets: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter(({ secretProvider }) => secretProvider.kind === 'sops')
      .flatMap((instance): Issue[] => {
        const at = settingOf(facts, instance, 'secretsRevision');
        const value = valueAt(facts.config, at);
        if (typeof value !== 'number') return [];
        return [
          {
            code: 'idle-secrets-revision',
            message: `counts what ${titleOf(instance)} reads from encrypted files, which count themselves`,
            at,
            expected: 'nothing',
            got: String(value),
            hint: 'remove it; "pnpm secrets rotate" rolls the pods',
          },
        ];
      }),
  );

function derivedSecrets({ names, media }: Instance): string[] {
  return media.kind === 's3' ? [names.runtimeSecret, names.s3Secret] : [names.runtimeSecret];
}

/** The Secrets that the configuration names; in the model they follow those of the site. */
function writtenSecrets(facts: Facts, instance: Instance): { name: string; at: ConfigPath }[] {
  const list = settingOf(facts, instance, 'secrets');
  return instance.secrets
    .slice(derivedSecrets(instance).length)
    .map((name, index) => ({ name, at: [...list, index] }));
}
