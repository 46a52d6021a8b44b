import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gen } from '../../src/commands/gen.ts';
import { validateObjects } from '../../src/kustomize/validate.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import { intendedObjects } from '../../src/objects/site/intended.ts';
import { fleetSource, secondSite, write } from '../files/fleet.ts';
import { realTool } from '../check/tools.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';

interface Session {
  readonly selector: Record<string, string>;
  readonly command: readonly [string, string, string];
  readonly container: string;
  readonly [field: string]: unknown;
}

const manifestFile = '.okteto/okteto.yml';

async function generate(source: string): Promise<Workspace> {
  const workspace = createWorkspace({ 'sites.config.ts': source });
  expect(await gen(workspace.context, write), workspace.output.err).toBe(0);
  return workspace;
}

function readSessions({ root }: Workspace): Record<string, Session> {
  const manifest = load(readFileSync(path.join(root, manifestFile), 'utf8'));
  return (manifest as { dev: Record<string, Session> }).dev;
}

const schema = z.fromJSONSchema(
  JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'okteto-schema.json'), 'utf8'),
  ) as Parameters<typeof z.fromJSONSchema>[0],
);

describe('the manifest for Okteto', () => {
  it('is what the schema of Okteto allows', async () => {
    const workspace = await generate(fleetSource('', secondSite));
    const manifest = load(readFileSync(path.join(workspace.root, manifestFile), 'utf8'));
    expect(schema.safeParse(manifest).error).toBeUndefined();
  });

  it.each([
    ['a field that Okteto does not know', { dev: { a: { containr: 'web' } } }],
    ['a port that is none', { dev: { a: { forward: ['3000'] } } }],
    [
      'a capability that is dropped',
      { dev: { a: { securityContext: { capabilities: { drop: [] } } } } },
    ],
  ])('would not be with %s', (_, manifest) => {
    expect(schema.safeParse(manifest).success).toBe(false);
  });

  it('has a session for each site where Argo CD leaves changes by hand alone', async () => {
    const workspace = await generate(fleetSource('', secondSite));
    expect(Object.keys(readSessions(workspace))).toEqual(['web-blog-dev', 'web-shop-dev']);
  });

  it('selects the Deployment that Argo CD manages, and its container', async () => {
    const { root, context, ...workspace } = await generate(fleetSource());
    const loaded = await loadFleet(root, context.cache);
    if (!('fleet' in loaded)) throw new Error('the fleet is wrong');
    const { selector, container } =
      readSessions({ root, context, ...workspace })['web-shop-dev'] ?? {};
    const selected = loaded.fleet.instances
      .flatMap(intendedObjects)
      .filter(({ metadata }) =>
        Object.entries(selector ?? {}).every(([name, value]) => metadata.labels?.[name] === value),
      );
    expect(selected.map(({ kind, metadata }) => [kind, metadata.namespace, metadata.name])).toEqual(
      [['Deployment', 'web-shop-dev', 'web']],
    );
    const [deployment] = selected as unknown as [
      { spec: { template: { spec: { containers: { name: string }[] } } } },
    ];
    expect(deployment.spec.template.spec.containers.map(({ name }) => name)).toEqual([container]);
  });

  it('starts the site on the scratch database, and on nothing else', async () => {
    const { root, ...workspace } = await generate(fleetSource());
    const session = readSessions({ root, ...workspace })['web-shop-dev'];
    const [shell = '', ...options] = session?.command ?? [];
    const pnpm = '#!/bin/sh\necho "$DATABASE_URI $*"\n';
    writeFiles(root, { 'bin/pnpm': pnpm });
    execFileSync('chmod', ['+x', path.join(root, 'bin/pnpm')]);
    const said = execFileSync(shell, options, {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${path.join(root, 'bin')}:${process.env.PATH ?? ''}`,
        DATABASE_URI: 'postgres://shop:word@shop-dev-cnpg-rw.databases.svc.cluster.local:5432/shop',
      },
    });
    expect(said.trim().split('\n').at(-1)).toBe(
      'postgres://shop:word@shop-dev-cnpg-rw.databases.svc.cluster.local:5432/shop_scratch dev --migrate',
    );
  });

  it('does not exist where nothing may be changed by hand', async () => {
    const source = fleetSource().replace(', selfHeal: false', '');
    expect(readTree((await generate(source)).root, ['.okteto'])).toEqual({});
  });

  it('goes when the last site that it is for goes', async () => {
    const workspace = await generate(fleetSource());
    const { root, context, output } = workspace;
    writeFiles(root, { 'sites.config.ts': fleetSource().replace(', selfHeal: false', '') });
    expect(await gen(context, write), output.err).toBe(0);
    expect(readTree(root, ['.okteto'])).toEqual({});
  });
});

describe('a scratch database', () => {
  it.each([
    ['on the platform', fleetSource(), 'databases', 'shop-dev-cnpg', 'shop'],
    [
      'in the namespace of the site',
      fleetSource().replace(
        "{ host: 'dev-shop.example.com' }",
        "{ host: 'dev-shop.example.com', database: { kind: 'namespace', database: 'goods', owner: 'keeper' } }",
      ),
      'web-shop-dev',
      'postgres',
      'keeper',
    ],
  ])('lies beside the one of the site: %s', async (_, source, namespace, cluster, owner) => {
    const { root } = await generate(source);
    const file = path.join(root, '.okteto/scratch-databases/web-shop-dev.yaml');
    const text = readFileSync(file, 'utf8');
    expect(load(text)).toMatchObject({
      kind: 'Database',
      metadata: { namespace },
      spec: { cluster: { name: cluster }, owner, name: `${owner}_scratch` },
    });
    expect(await validateObjects(await realTool('kubeconform'), text)).toEqual([]);
  });

  it('is nothing that Argo CD syncs', async () => {
    const { root } = await generate(fleetSource());
    const synced = readTree(root, ['kustomize', 'environments']);
    expect(Object.values(synced).filter((text) => text.includes('scratch'))).toEqual([]);
    expect(readdirSync(path.join(root, '.okteto/scratch-databases'))).toEqual([
      'web-shop-dev.yaml',
    ]);
  });
});
