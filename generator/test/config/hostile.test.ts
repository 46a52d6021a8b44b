import { describe, expect, it } from 'vitest';
import { configSource, createWorkspace, readTree } from '../workspace.ts';
import { faultsOf, fleet, readFaults } from './faults.ts';
import { refusalOf, runGen } from './run-gen.ts';

const environments = { dev: { host: 'shop.example.com' } };

/** Runs `gen` on a fleet that must be accepted and lists what it wrote for sites. */
async function overlaysOf(changed: object): Promise<string[]> {
  const workspace = createWorkspace({ 'sites.config.ts': configSource(fleet(changed)) });
  const { exitCode, err } = await runGen(workspace);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  const overlay = /^environments\/([a-z][a-z0-9]*\/[^/]+)\/kustomization\.yaml$/;
  return Object.keys(readTree(workspace.root)).flatMap((file) => overlay.exec(file)?.[1] ?? []);
}

describe('a fleet at the edge is accepted', () => {
  it('without sites', async () => {
    expect(await overlaysOf({ sites: {} })).toEqual([]);
  });

  it('without sites and apps', async () => {
    expect(await overlaysOf({ apps: {}, sites: {} })).toEqual([]);
  });

  it('with an environment that is called like a method of every object', async () => {
    const sites = {
      shop: { environments },
      blog: { environments: { constructor: { host: 'blog.example.com' } } },
    };
    expect(
      await overlaysOf({ environments: [{ name: 'dev' }, { name: 'constructor' }], sites }),
    ).toEqual(['constructor/blog', 'dev/shop']);
  });

  it('with a site, an app and a variable that are called so', async () => {
    const app = { directory: 'site', image: 'registry.example.com/web' };
    const env = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
    const sites = { constructor: { env, environments } };
    expect(await overlaysOf({ apps: { constructor: app }, sites })).toEqual(['dev/constructor']);
  });

  it('with 300 aliases', async () => {
    const aliases = Array.from({ length: 300 }, (_, index) => `shop-${index}.example.com`);
    const sites = { shop: { environments: { dev: { host: 'shop.example.com', aliases } } } };
    expect(await overlaysOf({ sites })).toEqual(['dev/shop']);
  });

  it('with values that are undefined, as if they were not there', async () => {
    const dev = { host: 'shop.example.com', media: { size: undefined, bucket: undefined } };
    const sites = {
      shop: { replicas: undefined, environments: { dev, prod: undefined } },
    };
    expect(await overlaysOf({ defaults: undefined, sites })).toEqual(['dev/shop']);
  });
});

describe('a strange fleet is refused and nothing more', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { env: deep(levels - 1) });

  it.each<[string, object, string[]]>([
    [
      'a site with a number for a name',
      { sites: { 1: { environments } } },
      ['invalid-dns-label sites.1'],
    ],
    ['a site without a name', { sites: { '': { environments } } }, ['invalid-dns-label sites[""]']],
    [
      'a site called like a method',
      { sites: { toString: { environments } } },
      ['invalid-dns-label sites.toString'],
    ],
    [
      'a site called like a folder',
      { sites: { '../shop': { environments } } },
      ['invalid-dns-label sites["../shop"]'],
    ],
    [
      'a site with a national name',
      { sites: { магазин: { environments } } },
      ['invalid-dns-label sites["магазин"]'],
    ],
    [
      'an unknown environment called like a folder',
      {
        sites: {
          shop: { environments: { ...environments, '../../x': { host: 'x.example.com' } } },
        },
      },
      ['unknown-environment sites.shop.environments["../../x"]'],
    ],
    [
      'an unknown environment with a zero byte',
      {
        sites: {
          shop: { environments: { ...environments, 'a\u0000b': { host: 'x.example.com' } } },
        },
      },
      ['unknown-environment sites.shop.environments["a\\u0000b"]'],
    ],
    [
      'an unknown environment called like a method',
      {
        sites: {
          shop: { environments: { ...environments, constructor: { host: 'x.example.com' } } },
        },
      },
      ['unknown-environment sites.shop.environments.constructor'],
    ],
    [
      'an unknown app called like a method',
      { sites: { shop: { app: 'constructor', environments } } },
      ['unknown-app sites.shop.app'],
    ],
    [
      'an unknown setting called like a method',
      { sites: { shop: { constructor: 1, environments } } },
      ['unknown-key sites.shop.constructor'],
    ],
    [
      'a site with the one forbidden name',
      { sites: { ['__proto__']: { environments } } },
      ['not-data sites'],
    ],
    [
      'very deep objects',
      { sites: { shop: { env: deep(1000), environments } } },
      [`not-data sites.shop.env${'.env'.repeat(30)}`],
    ],
    [
      'a huge host',
      { sites: { shop: { environments: { dev: { host: 'a'.repeat(500_000) } } } } },
      ['invalid-host sites.shop.environments.dev.host'],
    ],
    ['a huge key', { ['x'.repeat(100_000)]: 1 }, [`unknown-key ${'x'.repeat(100_000)}`]],
    ['not a number', { defaults: { replicas: Number.NaN } }, ['wrong-type defaults.replicas']],
    ['infinity', { defaults: { replicas: Infinity } }, ['wrong-type defaults.replicas']],
    [
      'a list with holes',
      { environments: [undefined, { name: 'dev' }] },
      ['missing-value environments[0]'],
    ],
    [
      'lists for objects',
      { cluster: [], apps: [], sites: [] },
      ['wrong-type cluster', 'wrong-type apps', 'wrong-type sites'],
    ],
  ])('%s', async (_, changed, faults) => {
    expect(await faultsOf(changed)).toEqual(faults);
  });

  it.each([
    ['a class instance', 'class Fleet {}\nexport default new Fleet();', 'not-data'],
    ['a module', `import * as path from 'node:path';\nexport default path;`, 'not-data'],
    ['a map', 'export default new Map();', 'not-data'],
    ['a symbol', `export default Symbol('fleet');`, 'not-data'],
    ['a big number', 'export default 1n;', 'not-data'],
    ['text', `export default 'fleet';`, 'wrong-type'],
    [
      'a proxy that throws',
      `export default new Proxy({}, { ownKeys() { throw new Error('no'); } });`,
      'throws',
    ],
    [
      'a proxy that was revoked',
      `const { proxy, revoke } = Proxy.revocable({}, {});\nrevoke();\nexport default proxy;`,
      'throws',
    ],
    ['an import that fails', `await import('node:nothing');\nexport default {};`, 'throws'],
    [
      'a rejected promise at the top',
      `await Promise.reject(new Error('no'));\nexport default {};`,
      'throws',
    ],
    [
      'an error without a stack',
      `throw Object.assign(new Error('no'), { stack: undefined });`,
      'throws',
    ],
    ['something that cannot be printed', 'throw Object.create(null);', 'throws'],
    ['constants in a circle', 'const a = b;\nconst b = a;\nexport default a;', 'no-configuration'],
  ])('a file that exports or throws %s', async (_, source, code) => {
    const faults = readFaults(await refusalOf(`${source}\n`));
    expect(new Set(faults.map(({ what }) => what.split(' ')[0]))).toEqual(new Set([code]));
  });
});
