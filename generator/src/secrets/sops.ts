import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { CannotRun } from '../issue.ts';
import { sopsConfig } from '../sealed/place.ts';

/** Where sops runs. Values reach it through its standard input and leave it through its output alone. */
export interface Sops {
  /** The program. */
  readonly file: string;
  /** The repository, whose `.sops.yaml` names the recipients. */
  readonly root: string;
  /** Where a copy of an encrypted file may lie while sops changes it. */
  readonly cache: string;
}

/** A change of one value in an encrypted file. */
export interface Setting {
  /** The way to the value, as sops writes it: `["spec"]["name"]`. */
  readonly at: string;
  readonly value: string;
}

/** Under these names, and only there, values are encrypted: the names of Secrets and keys stay readable. */
const encryptedRegex = '^(data|stringData)$';

const yaml = ['--input-type', 'yaml', '--output-type', 'yaml'];

/** Encrypts a text for the recipients that `.sops.yaml` names for a file at this path. */
export async function encryptFor(sops: Sops, file: string, plaintext: string): Promise<string> {
  const { stdout } = await run(
    sops,
    [
      '--config',
      sopsConfig,
      'encrypt',
      '--encrypted-regex',
      encryptedRegex,
      ...yaml,
      '--filename-override',
      file,
    ],
    plaintext,
    `encrypt ${file}`,
  );
  return `${stdout}\n`;
}

/** Changes values of an encrypted file and leaves every other one as it is, byte for byte. */
export function changeValues(
  sops: Sops,
  file: string,
  encrypted: string,
  settings: readonly Setting[],
): Promise<string> {
  return changeCopy(sops, file, encrypted, async (copy) => {
    for (const { at, value } of settings) {
      const options = ['set', ...yaml, '--value-stdin', copy, at];
      await run(sops, options, JSON.stringify(value), `change ${file}`);
    }
  });
}

/** Who may decrypt a file from now on, and who no longer. */
export interface Change {
  readonly come: readonly string[];
  readonly go: readonly string[];
}

/** Encrypts a file anew, with another data key: whoever had the old one has no use of it. */
export function changeRecipients(
  sops: Sops,
  file: string,
  encrypted: string,
  { come, go }: Change,
): Promise<string> {
  return changeCopy(sops, file, encrypted, async (copy) => {
    const options = [
      ...(come.length > 0 ? ['--add-age', come.join(',')] : []),
      ...(go.length > 0 ? ['--rm-age', go.join(',')] : []),
    ];
    await run(
      sops,
      ['rotate', '--in-place', ...yaml, ...options, copy],
      '',
      `encrypt ${file} anew`,
    );
  });
}

/** sops changes files only in place, so a copy of what is encrypted anyway lies in the cache meanwhile. */
async function changeCopy(
  sops: Sops,
  file: string,
  encrypted: string,
  change: (copy: string) => Promise<void>,
): Promise<string> {
  mkdirSync(sops.cache, { recursive: true });
  const folder = mkdtempSync(path.join(sops.cache, 'secrets-'));
  const copy = path.join(folder, path.basename(file));
  try {
    writeFileSync(copy, encrypted);
    await change(copy);
    return readFileSync(copy, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads one value of an encrypted file. */
export async function readValue(sops: Sops, file: string, at: string): Promise<string> {
  const { stdout } = await run(
    sops,
    ['decrypt', '--input-type', 'yaml', '--extract', at, file],
    '',
    `decrypt ${file}`,
  );
  return stdout;
}

async function run(sops: Sops, options: readonly string[], input: string, what: string) {
  try {
    return await spawn(sops.file, [...options], { cwd: sops.root, stdin: { string: input } });
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    throw new CannotRun(`sops could not ${what}: ${describeRefusal(error.stderr)}`);
  }
}

/** Of what sops says only what is known to hold no value: it quotes a text that it cannot read. */
function describeRefusal(text: string): string {
  const known = refusals.find(({ pattern }) => pattern.test(text));
  return (
    known?.meaning ?? 'it refused the file, and its words may hold a value, so they are not shown.'
  );
}

const refusals = [
  {
    pattern: /Failed to get the data key|no identity matched|no master key was able/,
    meaning:
      'none of the age keys here can open it. Put the private key of one of its recipients into SOPS_AGE_KEY_FILE.',
  },
  {
    pattern: /MAC mismatch/,
    meaning:
      'it was changed by something else than sops. Restore it from git: nothing in it can be trusted.',
  },
  {
    pattern: /no matching creation rules found/,
    meaning: `no rule in ${sopsConfig} is for it. docs/secrets.md shows one.`,
  },
  {
    pattern: /error loading config|could not read config file/,
    meaning: `${sopsConfig} cannot be read. docs/secrets.md shows one.`,
  },
  {
    pattern: /malformed recipient|failed to parse input as Bech32/,
    meaning: `a recipient in ${sopsConfig} is not the public half of an age key.`,
  },
  {
    pattern: /cannot use more than one of/,
    meaning: `the rule in ${sopsConfig} must have encrypted_regex ${encryptedRegex} and nothing beside it.`,
  },
  {
    pattern: /Could not decrypt value/,
    meaning: 'one of its values was changed. Restore it from git.',
  },
] as const;
