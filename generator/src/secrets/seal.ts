import { keptForever } from '../objects/argocd/annotations.ts';
import { editionKey, revisionAnnotation } from '../sealed/revision.ts';
import { emitYaml } from '../yaml/emit.ts';
import type { Missing, Pair } from './missing.ts';
import { changeValues, encryptFor, readValue, type Sops } from './sops.ts';
import { makeRandom, makeValue, passwordOf, type Ingredients } from './values.ts';
import type { Origin, WantedSecret } from '../model/wanted-secrets.ts';

/** The new content of an encrypted file. */
export interface Sealed {
  readonly path: string;
  readonly content: string;
  /** Whether the file was not there before. */
  readonly isNew: boolean;
  /** The keys whose values are new. */
  readonly keys: readonly string[];
}

/** Values that a Secret is to have. */
interface Values {
  readonly secret: WantedSecret;
  readonly present: Pair['present'];
  readonly values: Readonly<Record<string, string>>;
}

const lead = '# Encrypted. Written by "pnpm secrets"; docs/secrets.md tells how to change it.\n';

/** Makes everything that is missing; nothing else changes, and nothing is written yet. */
export async function sealMissing(
  sops: Sops,
  missing: readonly Missing[],
  ingredients: Ingredients,
): Promise<Sealed[]> {
  return sealAll(
    sops,
    missing.map(({ secret, keys, present }) => ({
      secret,
      present,
      values: valuesOf(secret.keys, keys, ingredients),
    })),
  );
}

/** Gives some keys new values, wherever they stand. */
export async function sealAnew(
  sops: Sops,
  pairs: readonly Pair[],
  isRenewed: (origin: Origin, key: string) => boolean,
  ingredients: Ingredients,
): Promise<Sealed[]> {
  const renewed = pairs.flatMap(({ secret, present }): Values[] => {
    const keys = Object.entries(secret.keys).filter(([key, origin]) => isRenewed(origin, key));
    if (keys.length === 0) return [];
    const names = keys.map(([key]) => key);
    return [{ secret, present, values: valuesOf(secret.keys, names, ingredients) }];
  });
  return sealAll(sops, renewed);
}

/**
 * The password that the site and its database share. Whichever of the two lies there has it; only
 * then, and only where the other needs it, something is decrypted.
 */
export async function findPassword(
  sops: Sops,
  pairs: readonly Pair[],
  missing: readonly Missing[],
): Promise<string> {
  const needed = missing.some(({ secret, keys }) =>
    keys.some((key) => isDatabase(secret.keys[key])),
  );
  for (const { secret, present } of needed ? pairs : []) {
    for (const [key, origin] of Object.entries(secret.keys)) {
      if (!isDatabase(origin) || !Object.hasOwn(present?.sealed.values ?? {}, key)) continue;
      const value = await readValue(sops, present?.file.path ?? '', keyPath(key));
      const password = origin === 'database-uri' ? passwordOf(value) : value;
      if (password !== undefined) return password;
    }
  }
  return makeRandom();
}

function isDatabase(origin: Origin | undefined): boolean {
  return origin === 'database-uri' || origin === 'database-password';
}

function valuesOf(
  origins: Readonly<Record<string, Origin>>,
  keys: readonly string[],
  ingredients: Ingredients,
): Record<string, string> {
  return Object.fromEntries(
    keys.map((key) => [key, makeValue(origins[key] ?? 'random', ingredients)]),
  );
}

async function sealAll(sops: Sops, secrets: readonly Values[]): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (const { secret, present, values } of secrets) {
    const path = present?.file.path ?? `${secret.folder}/${secret.file}`;
    const revision = (present?.sealed.revision ?? 0) + 1;
    const all = { ...values, ...editionOf(secret, revision) };
    const content = present
      ? await changeValues(sops, path, present.file.text, [
          ...Object.entries(all).map(([key, value]) => ({ at: keyPath(key), value })),
          { at: revisionPath, value: String(revision) },
        ])
      : await encryptFor(sops, path, writePlain(secret, all));
    sealed.push({ path, content, isNew: present === undefined, keys: Object.keys(values) });
  }
  return sealed;
}

function editionOf({ file }: WantedSecret, revision: number): Record<string, string> {
  const key = editionKey(file, revision);
  return key === undefined ? {} : { [key]: String(revision) };
}

/** What sops is given. It exists in memory and in a pipe, nowhere else. */
function writePlain(secret: WantedSecret, values: Readonly<Record<string, string>>): string {
  const { name, namespace, type, labels } = secret;
  const object = {
    apiVersion: 'isindir.github.com/v1alpha3',
    kind: 'SopsSecret',
    metadata: {
      name,
      namespace,
      // The operator removes a Secret together with its SopsSecret, so that one stays.
      annotations: keptForever,
    },
    spec: {
      secretTemplates: [
        {
          name,
          ...(type !== undefined && { type }),
          ...(labels !== undefined && { labels }),
          annotations: { [revisionAnnotation]: '1' },
          stringData: values,
        },
      ],
    },
  };
  return lead + emitYaml(object);
}

const template = '["spec"]["secretTemplates"][0]';
const revisionPath = `${template}["annotations"][${JSON.stringify(revisionAnnotation)}]`;

function keyPath(key: string): string {
  return `${template}["stringData"][${JSON.stringify(key)}]`;
}
