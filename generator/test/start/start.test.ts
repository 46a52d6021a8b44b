import { expect, test } from 'vitest';
import { showFleet } from '../../src/commands/start.ts';
import { configSource, createWorkspace, writeFiles } from '../workspace.ts';

const digest = `sha256:${'b'.repeat(64)}`;

/** The release overlay as a release leaves it. */
const released = `# The release of shop in dev: images only. Written by "pnpm release" and "pnpm promote".
# "pnpm gen" made this file once and has only read it since.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../dev/shop
images:
  - name: web.invalid/unreleased
    newName: registry.example.com/web
    newTag: sha-${'a'.repeat(40)}
    digest: ${digest}
`;

function fleetOf(sites: readonly string[]) {
  const site = (name: string) => [name, { environments: { dev: { host: `${name}.example.com` } } }];
  return {
    cluster: {
      repository: 'https://git.example.com/fleet.git',
      argocd: { namespace: 'argo', project: 'sites' },
      wildcards: ['example.com'],
      reservedHosts: [],
    },
    apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
    environments: [{ name: 'dev' }],
    sites: Object.fromEntries(sites.map(site)) as unknown,
  };
}

function createFleet(sites: readonly string[]) {
  return createWorkspace({
    'package.json': JSON.stringify({ packageManager: 'pnpm@1.2.3' }),
    'sites.config.ts': configSource(fleetOf(sites)),
  });
}

test('a newcomer reads what there is and what to do next', async () => {
  const { root, context, output } = createFleet(['blog', 'shop']);
  writeFiles(root, { 'environments/release-dev/shop/kustomization.yaml': released });
  expect(await showFleet(context)).toBe(0);
  const overview = output.out.slice(output.out.indexOf('\nGenerated'));
  expect(overview).toBe(`
Generated from sites.config.ts:
  kustomize/base/            7 files   what every site runs
  kustomize/components/      17 files  what only some sites run, one folder for each capability
  kustomize/argocd/          6 files   the Applications and projects that Argo CD reads
  kustomize/platform/        14 files  namespaces, certificates and databases
  kustomize/operations/      4 files   jobs that a person starts
  environments/dev/          2 sites   what each site in dev has of its own
  environments/release-dev/  2 sites   the image that each site in dev runs; Argo CD syncs this folder

Sites:
  dev  blog  https://blog.example.com  no release yet
  dev  shop  https://shop.example.com  sha-aaaaaaaaaaaa

Next:
  1. npx pnpm@1.2.3 dev    change the site itself and see every edit at once
  2. edit sites.config.ts  add a site, or change a host
  3. npx pnpm@1.2.3 gen    write the manifests again; git diff shows what changes
  4. npx pnpm@1.2.3 check  all that a pull request must pass
  5. git commit            the sources, the configuration and the manifests together
`);
});

test('a large fleet still fits on a screen', async () => {
  const { context, output } = createFleet(Array.from({ length: 11 }, (_, n) => `site${n}`));
  expect(await showFleet(context)).toBe(0);
  expect(output.out).toContain('\n  and 3 more, in sites.config.ts\n');
  expect(output.out.split('\n').length).toBeLessThanOrEqual(30);
});

test('it stops at the first step that finds something', async () => {
  const { context, output } = createWorkspace({
    'sites.config.ts': configSource({ ...fleetOf(['shop']), environments: [] }),
  });
  expect(await showFleet(context)).toBe(1);
  expect(output.out).toBe('');
});
