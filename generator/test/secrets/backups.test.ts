import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { checkSecrets } from '../../src/commands/secrets/check.ts';
import { initSecrets } from '../../src/commands/secrets/init.ts';
import { rotateSecret } from '../../src/commands/secrets/rotate.ts';
import { commit, git } from '../review/repository.ts';
import { CannotRun } from '../../src/issue.ts';
import { writeFiles, type Workspace } from '../workspace.ts';
import {
  buildTools,
  createSealedFleet,
  decrypt,
  piped,
  piping,
  sopsConfig,
  type SealedFleet,
} from './sealed-fleet.ts';

beforeAll(buildTools, 900_000);

const source = `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    wildcards: ['example.com'],
    backups: { endpoint: 'https://s3.example.com', bucket: 'backups' },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  defaults: {
    secretProvider: { kind: 'sops' },
    media: { kind: 's3', endpoint: 'https://s3.example.com' },
  },
  sites: {
    'my-shop': {
      environments: {
        dev: { host: 'dev-shop.example.com', media: { bucket: 'shop-dev' } },
        prod: { host: 'shop.example.com', media: { bucket: 'shop' } },
      },
    },
    blog: { environments: { prod: { host: 'blog.example.com', media: { bucket: 'blog' } } } },
  },
});
`;

const file = 'environments/platform-secrets/backups.yaml';
const ofStore = { S3_ACCESS_KEY_ID: 'the-bucket-user', S3_SECRET_ACCESS_KEY: 'the-bucket-word' };
const ofBackups = {
  BACKUPS_S3_ACCESS_KEY_ID: 'the-backup-user',
  BACKUPS_S3_SECRET_ACCESS_KEY: 'the-backup-word',
};

async function create(fleet = source): Promise<SealedFleet> {
  const workspace = await createSealedFleet(fleet);
  const rules = sopsConfig([workspace.key.recipient]);
  const platform = rules.split('\n').slice(1).join('\n').replace('secrets-', 'platform-secrets/');
  writeFiles(workspace.root, { '.sops.yaml': rules + platform });
  return workspace;
}

function init(
  { context, output }: Workspace,
  [site, environment]: readonly [string, string],
  given: Record<string, string>,
) {
  Object.assign(output, { out: '', err: '' });
  return initSecrets(context, piping(given), site, environment, piped);
}

describe('the login for the backups', () => {
  it('lies once in the repository, for the databases of all sites', async () => {
    const workspace = await create();
    const { root, context, output } = workspace;
    expect(await init(workspace, ['my-shop', 'prod'], ofStore)).toBe(1);
    expect(output.err).toContain('BACKUPS_S3_ACCESS_KEY_ID error unanswered');
    const all = { ...ofStore, ...ofBackups };
    expect(await init(workspace, ['my-shop', 'prod'], all), output.err).toBe(0);
    expect(await decrypt(workspace, `../../../${file}`)).toEqual({
      S3_ACCESS_KEY_ID: 'the-backup-user',
      S3_SECRET_ACCESS_KEY: 'the-backup-word',
    });
    expect(readFileSync(path.join(root, file), 'utf8')).toMatch(
      /^metadata:\n +name: web-backups-s3\n +namespace: databases$/m,
    );
    // The next site finds it there, and so does a site's development, which is not backed up.
    expect(await init(workspace, ['blog', 'prod'], ofStore), output.err).toBe(0);
    expect(await init(workspace, ['my-shop', 'dev'], ofStore), output.err).toBe(0);

    git(root, 'init', '--quiet', '--initial-branch=main');
    writeFiles(root, { '.gitignore': '.cache/\n*.txt\n' });
    commit(root, 'The Secrets');
    expect(await checkSecrets(context, { json: false }), output.err).toBe(0);
    const application = 'kustomize/platform/applications/infra-web-backup-login.yaml';
    expect(readFileSync(path.join(root, application), 'utf8')).toContain(
      'path: environments/platform-secrets',
    );
    const plain = { check: true, force: false, removeSites: false, json: false };
    expect(await gen(context, plain), output.err).toBe(0);

    rmSync(path.join(root, file));
    commit(root, 'Without it');
    Object.assign(output, { out: '', err: '' });
    expect(await checkSecrets(context, { json: false })).toBe(1);
    expect(output.err).toContain(`${file} error missing-secret`);
    expect(output.err).toContain('run "pnpm secrets init blog prod"');
  });

  it('has names of its own where it is given a new value', async () => {
    const workspace = await create();
    const { context, output } = workspace;
    await init(workspace, ['my-shop', 'prod'], { ...ofStore, ...ofBackups });
    const shop = readFileSync(
      path.join(workspace.root, 'environments/secrets-prod/my-shop/s3.yaml'),
      'utf8',
    );
    const given = { BACKUPS_S3_SECRET_ACCESS_KEY: 'another-word' };
    const which = ['my-shop', 'prod', 'BACKUPS_S3_SECRET_ACCESS_KEY'] as const;
    expect(await rotateSecret(context, piping(given), which, piped), output.err).toBe(0);
    expect(await decrypt(workspace, `../../../${file}`)).toEqual({
      S3_ACCESS_KEY_ID: 'the-backup-user',
      S3_SECRET_ACCESS_KEY: 'another-word',
    });
    const after = path.join(workspace.root, 'environments/secrets-prod/my-shop/s3.yaml');
    expect(readFileSync(after, 'utf8')).toBe(shop);
  });

  it('is not for those who may read what lies beside the sites', async () => {
    const workspace = await create();
    writeFiles(workspace.root, { '.sops.yaml': sopsConfig([workspace.key.recipient]) });
    const all = { ...ofStore, ...ofBackups };
    await expect(init(workspace, ['blog', 'prod'], all)).rejects.toThrow(CannotRun);
    await expect(init(workspace, ['blog', 'prod'], all)).rejects.toThrow(
      `no rule in .sops.yaml is for it`,
    );
  });
});

describe("the login for production's media", () => {
  it('is asked for where an operation copies them, and may be left out', async () => {
    const workspace = await create();
    const { output } = workspace;
    const given = {
      MEDIA_SOURCE_S3_ACCESS_KEY_ID: 'the-reader',
      MEDIA_SOURCE_S3_SECRET_ACCESS_KEY: 'the-word-of-the-reader',
    };
    expect(await init(workspace, ['my-shop', 'dev'], { ...ofStore, ...given }), output.err).toBe(0);
    expect(await decrypt(workspace, '../../secrets-dev/my-shop/media-source.yaml')).toEqual({
      S3_ACCESS_KEY_ID: 'the-reader',
      S3_SECRET_ACCESS_KEY: 'the-word-of-the-reader',
    });
    expect(await init(workspace, ['blog', 'prod'], { ...ofStore, ...ofBackups, ...given })).toBe(1);
    expect(output.err).toContain('unknown-answer');
  });
});

describe("the logins for copies of a volume's media", () => {
  it('are asked for where copies are made and read, and are rotated and checked', async () => {
    const onVolumes = source.replaceAll(/media: \{.*?\}/g, "media: { kind: 'volume' }");
    const workspace = await create(onVolumes);
    const { root, context, output } = workspace;
    const prod = {
      ...ofBackups,
      MEDIA_BACKUP_S3_ACCESS_KEY_ID: 'the-writer',
      MEDIA_BACKUP_S3_SECRET_ACCESS_KEY: 'the-word-of-the-writer',
    };
    const dev = {
      MEDIA_SOURCE_S3_ACCESS_KEY_ID: 'the-reader',
      MEDIA_SOURCE_S3_SECRET_ACCESS_KEY: 'the-word-of-the-reader',
    };
    expect(await init(workspace, ['my-shop', 'prod'], prod), output.err).toBe(0);
    expect(await init(workspace, ['my-shop', 'dev'], dev), output.err).toBe(0);
    // The site runs without them.
    expect(await init(workspace, ['blog', 'prod'], {}), output.err).toBe(0);
    const copies = '../../secrets-prod/my-shop/media-backup.yaml';
    expect(await decrypt(workspace, copies)).toEqual({
      S3_ACCESS_KEY_ID: 'the-writer',
      S3_SECRET_ACCESS_KEY: 'the-word-of-the-writer',
    });
    expect(await decrypt(workspace, '../../secrets-dev/my-shop/media-source.yaml')).toEqual({
      S3_ACCESS_KEY_ID: 'the-reader',
      S3_SECRET_ACCESS_KEY: 'the-word-of-the-reader',
    });

    const which = ['my-shop', 'prod', 'MEDIA_BACKUP_S3_SECRET_ACCESS_KEY'] as const;
    const given = { MEDIA_BACKUP_S3_SECRET_ACCESS_KEY: 'another-word' };
    expect(await rotateSecret(context, piping(given), which, piped), output.err).toBe(0);
    expect(await decrypt(workspace, copies)).toHaveProperty('S3_SECRET_ACCESS_KEY', 'another-word');

    git(root, 'init', '--quiet', '--initial-branch=main');
    writeFiles(root, { '.gitignore': '.cache/\n*.txt\n' });
    commit(root, 'The Secrets');
    expect(await checkSecrets(context, { json: false }), output.err).toBe(0);
  });
});
