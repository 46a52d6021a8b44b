import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { findSops } from '../../src/commands/secrets/find-sops.ts';
import { initSecrets } from '../../src/commands/secrets/init.ts';
import { rotateSecret } from '../../src/commands/secrets/rotate.ts';
import { CannotRun } from '../../src/issue.ts';
import { callsIn, putOnPath } from '../check/tools.ts';
import { writeFiles } from '../workspace.ts';
import {
  answers,
  buildTools,
  createKey,
  createSealedFleet,
  decrypt,
  folder,
  holdKey,
  init,
  initWell,
  piped,
  piping,
  sealedTree,
  sopsConfig,
} from './sealed-fleet.ts';

beforeAll(buildTools, 900_000);

const random = expect.stringMatching(/^[\w-]{43}$/) as string;
const { ADMIN_EMAIL, SMTP_USER, SMTP_PASSWORD, ...others } = answers;
const ofMail = { SMTP_USER, SMTP_PASSWORD };

describe('secrets init', () => {
  it('writes everything that the site, its database and the cluster read', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    const names = ['first-admin', 'initdb', 'registry', 'runtime', 's3'];
    expect(Object.keys(sealedTree(workspace))).toEqual(
      names.map((name) => `${folder}/${name}.yaml`),
    );
    const { password = '', ...owner } = await decrypt(workspace, 'initdb.yaml');
    expect({ owner, password }).toEqual({ owner: { username: 'my_shop' }, password: random });
    const runtime = await decrypt(workspace, 'runtime.yaml');
    expect(runtime).toEqual({
      DATABASE_URI: `postgres://my_shop:${password}@my-shop-cnpg-rw.databases.svc.cluster.local:5432/my_shop`,
      PAYLOAD_SECRET: random,
      PREVIEW_SECRET: random,
      CRON_SECRET: random,
      SEED_KEY: random,
      ...ofMail,
      RUNTIME_EDITION_1: '1',
    });
    expect(new Set(Object.values(runtime)).size).toBe(8);
    const { S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = answers;
    expect(await decrypt(workspace, 's3.yaml')).toEqual({
      S3_ACCESS_KEY_ID,
      S3_SECRET_ACCESS_KEY,
      S3_EDITION_1: '1',
    });
    const { '.dockerconfigjson': login = '' } = await decrypt(workspace, 'registry.yaml');
    const [username, token] = [answers.REGISTRY_USER, answers.REGISTRY_TOKEN];
    const auth = Buffer.from(`${username}:${token}`).toString('base64');
    expect(JSON.parse(login)).toEqual({
      auths: { 'registry.example.com': { username, password: token, auth } },
    });
    const admin = { email: ADMIN_EMAIL, password: random };
    expect(await decrypt(workspace, 'first-admin.yaml')).toEqual(admin);
  });

  it('writes objects that the operator turns into the right Secrets and Argo CD never prunes', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    const object = (namespace: string, name: string, more: object = {}) => ({
      apiVersion: 'isindir.github.com/v1alpha3',
      kind: 'SopsSecret',
      metadata: {
        name,
        namespace,
        annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' },
      },
      spec: {
        secretTemplates: [{ name, annotations: { 'synestra.io/secrets-revision': '1' }, ...more }],
      },
      sops: { encrypted_regex: '^(data|stringData)$' },
    });
    const site = 'web-my-shop-prod';
    expect(Object.values(sealedTree(workspace)).map((text) => load(text))).toMatchObject([
      object(site, 'web-my-shop-prod-first-admin'),
      object('databases', 'my-shop-initdb-secret', {
        type: 'kubernetes.io/basic-auth',
        labels: { 'cnpg.io/reload': 'true' },
      }),
      object(site, 'regcred', { type: 'kubernetes.io/dockerconfigjson' }),
      object(site, 'web-my-shop-prod-env'),
      object(site, 'web-my-shop-prod-s3-env'),
    ]);
  });

  it('gives the database in the namespace of the site the owner that it has there', async () => {
    const source = `import { defineSites } from '@synestra/generator';
export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'prod' }],
  sites: { 'my-shop': {
    secretProvider: { kind: 'sops' },
    database: { kind: 'namespace', database: 'goods', owner: 'keeper' },
    environments: { prod: { host: 'shop.example.com' } },
  } },
});
`;
    const workspace = await createSealedFleet(source);
    await initWell(workspace, {});
    const { DATABASE_URI: uri = '' } = await decrypt(workspace, 'runtime.yaml');
    expect(uri).toMatch(
      /^postgres:\/\/keeper:[\w-]{43}@postgres-rw\.web-my-shop-prod\.svc\.cluster\.local:5432\/goods$/,
    );
    expect(await decrypt(workspace, 'initdb.yaml')).toMatchObject({ username: 'keeper' });
    // Nobody named the first admin, the image is public, and uploads lie on a volume.
    expect(Object.keys(sealedTree(workspace))).toHaveLength(2);
  });

  it('leaves the manifests as "gen --check" wants them', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    const { context, output, root } = workspace;
    const patches = readFileSync(path.join(root, 'environments/prod/my-shop/patches.yaml'), 'utf8');
    expect(patches).toMatch(/synestra\.io\/secrets-revision: "?1-1"?\n/);
    const options = { check: true, force: false, removeSites: false, json: false };
    expect(await gen(context, options), output.err).toBe(0);
  });

  it('changes nothing when it runs again, not even for somebody who could not decrypt', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    const before = sealedTree(workspace);
    holdKey(undefined);
    await initWell(workspace, {});
    expect(workspace.output.out).toMatch(/^Nothing to do/);
    expect(sealedTree(workspace)).toEqual(before);
  });

  it('adds a Secret that is missing without decrypting the others', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace, { ...others, ...ofMail });
    const before = sealedTree(workspace);
    expect(Object.keys(before)).not.toContain(`${folder}/first-admin.yaml`);
    holdKey(undefined);
    await initWell(workspace, { ADMIN_EMAIL });
    expect(sealedTree(workspace)).toMatchObject(before);
    holdKey(workspace.key);
    expect(await decrypt(workspace, 'first-admin.yaml')).toMatchObject({ email: ADMIN_EMAIL });
  });

  it('adds a key that is missing, and every other value stays as it was, byte for byte', async () => {
    const workspace = await createSealedFleet();
    const file = path.join(workspace.root, 'sites.config.ts');
    const source = readFileSync(file, 'utf8');
    const silent = source.replace("smtp: { host: 'mail.example.com' },", '');
    writeFiles(workspace.root, { 'sites.config.ts': silent });
    await initWell(workspace, others);
    const { [`${folder}/runtime.yaml`]: first = '', ...restBefore } = sealedTree(workspace);
    writeFiles(workspace.root, { 'sites.config.ts': source });
    await initWell(workspace, ofMail);
    const { [`${folder}/runtime.yaml`]: second = '', ...rest } = sealedTree(workspace);
    expect(rest).toEqual(restBefore);
    const values = (text: string) =>
      (text.match(/^ +\w+: ENC\[.*type:str\]$/gm) ?? [])
        .slice(0, -1)
        .filter((line) => !line.includes('_EDITION_'));
    expect(values(first)).toHaveLength(5);
    expect(values(second).slice(0, 5)).toEqual(values(first));
    expect(second).toContain('synestra.io/secrets-revision: "2"');
    expect(await decrypt(workspace, 'runtime.yaml')).toMatchObject(ofMail);
  });

  it.each([
    { lost: 'runtime.yaml', given: ofMail },
    { lost: 'initdb.yaml', given: {} },
  ])('finds the password again where $lost went missing', async ({ lost, given }) => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    rmSync(path.join(workspace.root, folder, lost));
    await initWell(workspace, given);
    const { password = '' } = await decrypt(workspace, 'initdb.yaml');
    const { DATABASE_URI: uri = '' } = await decrypt(workspace, 'runtime.yaml');
    expect(new URL(uri).password).toBe(password);
  });

  it('asks for everything that only a person knows, and writes nothing before it has all of it', async () => {
    const workspace = await createSealedFleet();
    expect(await init(workspace, { S3_ACCESS_KEY_ID: 'the-bucket-user' })).toBe(1);
    const unanswered = [...workspace.output.err.matchAll(/^(\w+) error unanswered$/gm)];
    expect(unanswered.map(([, name]) => name).sort()).toEqual([
      'REGISTRY_TOKEN',
      'REGISTRY_USER',
      'S3_SECRET_ACCESS_KEY',
      'SMTP_PASSWORD',
      'SMTP_USER',
    ]);
    expect(sealedTree(workspace)).toEqual({});
  });

  it('asks a person at a terminal, one by one', async () => {
    const workspace = await createSealedFleet();
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      const [name = ''] = question.split(/[ :]/);
      return Promise.resolve((answers as Record<string, string>)[name] ?? '');
    };
    const person = { ask, read: () => Promise.resolve('') };
    const options = { fromStdin: false, json: false };
    expect(await initSecrets(workspace.context, person, 'my-shop', 'prod', options)).toBe(0);
    expect(asked).toHaveLength(7);
    expect(asked).toContain('ADMIN_EMAIL (empty: none): ');
    const { S3_SECRET_ACCESS_KEY } = answers;
    expect(await decrypt(workspace, 's3.yaml')).toMatchObject({ S3_SECRET_ACCESS_KEY });
  });

  it.each([
    ['a name that nothing asks for', { ...answers, S3_SECRET: 'x' }, 'unknown-answer'],
    ['a line that is none', { ...answers, 'not a name': 'x' }, 'unreadable-answer'],
  ])('refuses %s, and does not repeat a value', async (_, given, code) => {
    const workspace = await createSealedFleet();
    expect(await init(workspace, given)).toBe(1);
    expect(workspace.output.err).toContain(`error ${code}`);
    for (const value of Object.values(answers)) expect(workspace.output.err).not.toContain(value);
  });

  it('tells which sites there are', async () => {
    const { context, output } = await createSealedFleet();
    expect(await initSecrets(context, piping({}), 'my-shp', 'prod', piped)).toBe(1);
    expect(output.err).toContain('did you mean "my-shop"');
  });

  it('refuses a site whose Secrets lie elsewhere', async () => {
    const { context, output } = await createSealedFleet();
    expect(await initSecrets(context, piping({}), 'my-shop', 'dev', piped)).toBe(1);
    expect(output.err).toContain('error secrets-are-external');
  });
});

describe('what sops refuses', () => {
  const other = 'creation_rules:\n  - path_regex: ^other/\n    age: age1x\n';

  it.each([
    ['no rule for the folder', other, 'no rule in .sops.yaml'],
    [
      'a recipient that is no key',
      sopsConfig(['age1nokey']),
      'is not the public half of an age key',
    ],
    ['a file that is no YAML', 'creation_rules: [', '.sops.yaml cannot be read'],
  ])('is told with its cure: %s', async (_, config, message) => {
    const workspace = await createSealedFleet();
    writeFiles(workspace.root, { '.sops.yaml': config });
    await expect(init(workspace)).rejects.toThrow(CannotRun);
    await expect(init(workspace)).rejects.toThrow(message);
    expect(sealedTree(workspace)).toEqual({});
  });

  it('is a .sops.yaml that is not there', async () => {
    const workspace = await createSealedFleet();
    rmSync(path.join(workspace.root, '.sops.yaml'));
    await expect(init(workspace)).rejects.toThrow('.sops.yaml cannot be read');
  });

  it('is a file that somebody else changed: no value of it is taken on', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    const file = `${folder}/runtime.yaml`;
    const text = readFileSync(path.join(workspace.root, file), 'utf8');
    const without = text.replace(/^ +SEED_KEY: .*\n/m, '');
    expect(without).not.toBe(text);
    writeFiles(workspace.root, { [file]: without });
    await expect(init(workspace, {})).rejects.toThrow('changed by something else than sops');
    expect(sealedTree(workspace)[file]).toBe(without);
  });

  it('is whoever has another key', async () => {
    const workspace = await createSealedFleet();
    await initWell(workspace);
    rmSync(path.join(workspace.root, folder, 'runtime.yaml'));
    holdKey(await createKey(workspace.root, 'other.txt'));
    await expect(init(workspace, ofMail)).rejects.toThrow('SOPS_AGE_KEY_FILE');
  });
});

describe('plaintext', () => {
  it('stands in no argument, no file and nothing that is said', async () => {
    const workspace = await createSealedFleet();
    const { root, context, output } = workspace;
    const { file } = await findSops(context);
    const log = path.join(root, 'calls');
    const note = `printf '%s\\n' "$*" >> '${log}'; tr '\\0' ' ' < /proc/$$/cmdline >> '${log}'`;
    putOnPath(path.join(root, 'bin'), {
      sops: `[ "$1" = --version ] && { echo 'sops 3.13.3'; exit; }\n${note}\nexec '${file}' "$@"`,
    });
    await initWell(workspace);
    const said = output.out + output.err;
    rmSync(path.join(root, folder, 'runtime.yaml'));
    await initWell(workspace, ofMail);
    for (const [key, given] of [
      ['DATABASE_URI', {}],
      ['S3_SECRET_ACCESS_KEY', { S3_SECRET_ACCESS_KEY: 'another-word-of-the-bucket' }],
    ] as const) {
      const which = ['my-shop', 'prod', key] as const;
      expect(await rotateSecret(context, piping(given), which, piped), output.err).toBe(0);
    }
    expect(callsIn(log).filter((call) => call.includes('set --input-type')).length).toBeGreaterThan(
      3,
    );

    const names = ['initdb', 'runtime', 's3', 'registry', 'first-admin'];
    const held = await Promise.all(names.map((name) => decrypt(workspace, `${name}.yaml`)));
    const values = held
      .flatMap((each) => Object.values(each))
      .filter((value) => value !== 'my_shop' && !/^\d$/.test(value));
    expect(values).toHaveLength(13);
    const places = { ...filesBelow(root), said: said + output.out + output.err };
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      values.some((value) => text.includes(value)) ? [place] : [],
    );
    expect(leaks).toEqual([]);
  });
});

/** Every file of the workspace, what is kept in its cache among them. */
function filesBelow(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );
}
