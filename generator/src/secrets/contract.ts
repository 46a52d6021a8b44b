import { variables } from '@synestra/env/contract';
import type { Issue } from '../issue.ts';
import type { Fleet, Instance } from '../model/model.ts';
import type { SealedFile } from '../sealed/load.ts';
import { sealedFiles, sopsConfig } from '../sealed/place.ts';
import { isEncrypted, readSealed, type SealedSecret } from '../sealed/read.ts';
import { editionKey } from '../sealed/revision.ts';
import { findKeptBackupSecret } from './kept.ts';
import { describeUnreadable } from './missing.ts';
import type { Recipients } from './recipients.ts';
import { findWantedSecrets, type WantedSecret } from '../model/wanted-secrets.ts';

/** What lies encrypted in the repository. */
export interface Sealing {
  /** The files of every site in every environment that has a folder, by `<env>/<site>`. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, SealedFile>>;
  /** Those that belong to no site. */
  readonly platform: ReadonlyMap<string, SealedFile>;
  readonly recipients: Recipients | undefined;
}

/** A file that could be read, and the Secret that it ought to hold. */
interface Held {
  readonly path: string;
  readonly sealed: SealedSecret;
  readonly wanted: WantedSecret;
  /** What a person runs to mend it. */
  readonly init: string;
}

/** Compares what lies there with what the sites need. Names tell all of it: nothing is decrypted. */
export function checkContract(fleet: Fleet, { folders, platform, recipients }: Sealing): Issue[] {
  const held: Held[] = [];
  const issues: Issue[] = [];
  const owned = new Set<string>();
  for (const instance of fleet.instances) {
    if (instance.secretProvider.kind !== 'sops') continue;
    const key = `${instance.environment.name}/${instance.site}`;
    owned.add(key);
    const files = folders.get(key) ?? new Map<string, SealedFile>();
    const wanted = findWantedSecrets(fleet.cluster, instance);
    issues.push(...readFolder(wanted, initOf(instance), files, held));
  }
  const archived = fleet.instances.find(({ archive }) => archive);
  const backups = archived && findKeptBackupSecret(fleet.cluster);
  const init = archived ? initOf(archived) : '';
  issues.push(...readFolder(backups ? [backups] : [], init, platform, held));
  for (const [key, files] of folders) {
    if (owned.has(key)) continue;
    issues.push(...[...files.values()].map(({ path }) => describeStray(path)));
  }
  return [
    ...issues,
    ...held.flatMap((file) => [...judgeIdentity(file), ...judgeKeys(file)]),
    ...held.flatMap((file) => judgeRecipients(file, recipients)),
    ...findCopies(held),
  ];
}

function initOf({ site, environment }: Instance): string {
  return `run "pnpm secrets init ${site} ${environment.name}"`;
}

function readFolder(
  wanted: readonly WantedSecret[],
  init: string,
  files: ReadonlyMap<string, SealedFile>,
  held: Held[],
): Issue[] {
  const known = new Set(wanted.map(({ file }) => file));
  const issues = [...files]
    .filter(([name]) => !known.has(name))
    .map(([, { path }]) => describeStray(path));
  for (const secret of wanted) {
    const file = files.get(secret.file);
    if (file === undefined) {
      if (!secret.optional) issues.push(describeAbsence(secret, init));
      continue;
    }
    const read = readSealed(file.text);
    if ('fault' in read) issues.push(describeUnreadable(file.path, read.fault));
    else held.push({ path: file.path, sealed: read.secret, wanted: secret, init });
  }
  return issues;
}

/** The operator makes the Secret that the file names, wherever the file lies. */
function judgeIdentity({ path, sealed, wanted }: Held): Issue[] {
  const differences = (['namespace', 'name', 'type'] as const).filter(
    (field) => sealed[field] !== wanted[field],
  );
  return differences.map((field) => ({
    code: 'wrong-secret',
    message: `makes a Secret with another ${field}`,
    at: path,
    expected: wanted[field] ?? 'none',
    got: sealed[field] ?? 'none',
    hint: 'restore it from git, or remove it and run "pnpm secrets init"; its values are new then',
  }));
}

/** What a pod may take out of a Secret of variables, whether or not this site needs it. */
const secretVariables = new Set<string>(
  variables.filter(([, { source }]) => source === 'secret').map(([name]) => name),
);

function judgeKeys({ path, sealed, wanted, init }: Held): Issue[] {
  const edition = editionKey(wanted.file, sealed.revision);
  const earlier = Array.from({ length: sealed.revision }, (_, index) =>
    editionKey(wanted.file, index),
  );
  const needed = [...Object.keys(wanted.keys), ...(edition === undefined ? [] : [edition])];
  const present = Object.keys(sealed.values);
  const holdsVariables = wanted.file === sealedFiles.runtime || wanted.file === sealedFiles.s3;
  const missing = needed.filter((key) => !present.includes(key));
  const unknown = present.filter(
    (key) =>
      !needed.includes(key) &&
      !earlier.includes(key) &&
      !(holdsVariables && secretVariables.has(key)),
  );
  const plain = present.filter((key) => !isEncrypted(sealed.values[key]));
  return [
    ...missing.map((key) => ({
      code: 'missing-key',
      message: `lacks the key ${key}`,
      at: path,
      hint: `${init}: it adds what is missing`,
    })),
    ...unknown.map((key) => ({
      code: 'unknown-key',
      message: `has the key ${key}, which nothing reads`,
      at: path,
      expected: needed.join(', '),
      hint: 'remove the file and run "pnpm secrets init", or restore it from git',
    })),
    ...plain.map((key) => ({
      code: 'plaintext-secret',
      message: `holds ${key} as plain text`,
      at: path,
      hint: 'restore it from git; where it was pushed like this, give the key a new value with "pnpm secrets rotate"',
    })),
  ];
}

function judgeRecipients({ path, sealed }: Held, recipients: Recipients | undefined): Issue[] {
  const expected = recipients?.(path);
  const got = [...new Set(sealed.recipients)].sort();
  if (expected === undefined) {
    return [
      {
        code: 'no-recipients',
        message: `no rule in ${sopsConfig} says who may decrypt it`,
        at: path,
        hint: 'docs/secrets.md shows one',
      },
    ];
  }
  if (expected.join() === got.join()) return [];
  return [
    {
      code: 'wrong-recipients',
      message: `is not encrypted for the recipients that ${sopsConfig} names`,
      at: path,
      expected: expected.join(', '),
      got: got.join(', '),
      hint: 'run "pnpm secrets reseal" for its site',
    },
  ];
}

/** A copy would be decrypted wherever it lies: with it, dev would have what prod has. */
function findCopies(held: readonly Held[]): Issue[] {
  const first = new Map<string, string>();
  return held.flatMap(({ path, sealed }): Issue[] => {
    const original = sealed.sealedKeys.map((key) => first.get(key)).find((file) => file);
    for (const key of sealed.sealedKeys) if (!first.has(key)) first.set(key, path);
    if (original === undefined) return [];
    return [
      {
        code: 'copied-secret',
        message: 'is a copy: it has the same data key as another file',
        at: path,
        expected: 'values of its own',
        got: `the data key of ${original}`,
        hint: 'remove it and run "pnpm secrets init"',
      },
    ];
  });
}

function describeAbsence({ folder, file, name }: WantedSecret, init: string): Issue {
  return {
    code: 'missing-secret',
    message: `is missing, and with it the Secret ${name}`,
    at: `${folder}/${file}`,
    hint: init,
  };
}

function describeStray(path: string): Issue {
  return {
    code: 'stray-secret',
    message: 'belongs to no site whose Secrets lie in this repository',
    at: path,
    hint: "remove it, or say secretProvider: { kind: 'sops' } for its site",
  };
}
