import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Person } from '../../src/commands/secrets/answers.ts';
import { findSops } from '../../src/commands/secrets/find-sops.ts';
import { initSecrets } from '../../src/commands/secrets/init.ts';
import { buildPinned, secretsPins } from '../../src/kustomize/go-tools.ts';
import { builtTools } from '../../src/paths.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';

/** The pair of keys of somebody who may decrypt. */
export interface AgeKey {
  /** The file with both halves. */
  readonly file: string;
  readonly recipient: string;
}

const silent = () => undefined;

/** Builds sops and age-keygen where they are not there yet; the first time takes minutes. */
export async function buildTools(): Promise<{ readonly sops: string; readonly keygen: string }> {
  const nowhere = { root: '/', cache: '/', generator: '', ci: true, now: Date.now };
  const sops = await findSops({ ...nowhere, tools: builtTools, out: silent, err: silent });
  return { sops: sops.file, keygen: await findKeygen() };
}

async function findKeygen(): Promise<string> {
  const module = 'filippo.io/age/cmd/age-keygen';
  const program = await buildPinned('age-keygen', module, silent, builtTools, secretsPins);
  if (program === undefined) throw new Error('this test needs Go 1.25 or newer');
  return program;
}

/** Makes a pair of keys in the folder of the test. */
export async function createKey(root: string, name: string): Promise<AgeKey> {
  const file = path.join(root, name);
  const program = await findKeygen();
  execFileSync(program, ['-o', file], { stdio: 'pipe' });
  return { file, recipient: execFileSync(program, ['-y', file], { encoding: 'utf8' }).trim() };
}

/** Lets sops decrypt with the private half of a key, or with none at all. */
export function holdKey(key: AgeKey | undefined): void {
  const before = process.env.SOPS_AGE_KEY_FILE;
  process.env.SOPS_AGE_KEY_FILE = key?.file ?? '/nowhere';
  onTestFinished(() => {
    if (before === undefined) delete process.env.SOPS_AGE_KEY_FILE;
    else process.env.SOPS_AGE_KEY_FILE = before;
  });
}

export function sopsConfig(recipients: readonly string[]): string {
  return `creation_rules:\n  - path_regex: ^environments/secrets-\n    age: ${recipients.join(',')}\n`;
}

/** A shop with everything that a Secret can be needed for in prod, and as little as possible in dev. */
const fleet = `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/team/web', pullSecret: 'regcred' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: {
    'my-shop': {
      environments: {
        dev: { host: 'dev-shop.example.com' },
        prod: {
          secretProvider: { kind: 'sops' },
          host: 'shop.example.com',
          smtp: { host: 'mail.example.com' },
          media: { kind: 's3', endpoint: 'https://s3.example.com', bucket: 'shop' },
        },
      },
    },
  },
});
`;

export const folder = 'environments/secrets-prod/my-shop';

/** What a person knows of the shop in prod. */
export const answers = {
  SMTP_USER: 'the-user-of-mail',
  SMTP_PASSWORD: 'the word of the mailer',
  S3_ACCESS_KEY_ID: 'the-bucket-user',
  S3_SECRET_ACCESS_KEY: 'the-word-of-the-bucket',
  REGISTRY_USER: 'the-puller',
  REGISTRY_TOKEN: 'the-word-of-the-puller',
  ADMIN_EMAIL: 'first@example.com',
};

export interface SealedFleet extends Workspace {
  readonly key: AgeKey;
}

/** A repository whose Secrets are to lie in it, and somebody who may decrypt them. */
export async function createSealedFleet(source = fleet): Promise<SealedFleet> {
  const workspace = createWorkspace({ 'sites.config.ts': source });
  const key = await createKey(workspace.root, 'key.txt');
  writeFiles(workspace.root, { '.sops.yaml': sopsConfig([key.recipient]) });
  holdKey(key);
  return { ...workspace, key };
}

/** Somebody who pipes answers in. */
export function piping(given: Readonly<Record<string, string>>): Person {
  const lines = Object.entries(given).map(([name, value]) => `${name}=${value}\n`);
  return { ask: undefined, read: () => Promise.resolve(lines.join('')) };
}

export const piped = { fromStdin: true, json: false };

/** Writes every Secret of the shop in prod that is missing. */
export async function init(
  { context, output }: Workspace,
  given: Readonly<Record<string, string>> = answers,
): Promise<number> {
  Object.assign(output, { out: '', err: '' });
  return initSecrets(context, piping(given), 'my-shop', 'prod', piped);
}

export async function initWell(
  workspace: Workspace,
  given?: Readonly<Record<string, string>>,
): Promise<void> {
  expect(await init(workspace, given), workspace.output.err).toBe(0);
}

/** The values of a Secret, as the operator in the cluster would read them. */
export async function decrypt(
  { root, context }: Workspace,
  file: string,
): Promise<Record<string, string>> {
  const { file: program } = await findSops(context);
  const options = ['decrypt', '--output-type', 'json', `${folder}/${file}`];
  const text = execFileSync(program, options, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  const object = JSON.parse(text) as {
    spec: { secretTemplates: [{ stringData: Record<string, string> }] };
  };
  return object.spec.secretTemplates[0].stringData;
}

export function sealedTree({ root }: Workspace): Record<string, string> {
  return readTree(root, ['environments/secrets-dev', 'environments/secrets-prod']);
}
