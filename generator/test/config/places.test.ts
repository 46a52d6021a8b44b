import { describe, expect, it } from 'vitest';
import { configSource } from '../workspace.ts';
import { fleet, readFaults, readMarks } from './faults.ts';
import { refusalOf } from './run-gen.ts';

/** A configuration whose sites are the given expression, after the given statements. */
function fileWith(before: string, sites: string): string {
  return `import { defineSites } from '@synestra/generator';

${before}
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod' }],
  sites: ${sites},
});
`;
}

/** Where the only wrong type is told to be, and where the mark is. */
async function placesOf(marked: string): Promise<{ told: string[]; marked: string[] }> {
  const { source, places } = readMarks(marked);
  const faults = readFaults(await refusalOf(source));
  const told = faults.filter(({ what }) => what.startsWith('wrong-type')).map(({ place }) => place);
  return { told, marked: places };
}

describe('the place of a value', () => {
  it.each([
    ['a literal', '', `{ shop: { replicas: ▸'2', environments: {} } }`],
    ['a quoted key', '', `{ 'shop': { "replicas": ▸'2', environments: {} } }`],
    ['a key in brackets', '', `{ ['shop']: { ['replicas']: ▸'2', environments: {} } }`],
    ['parentheses', '', `{ shop: ({ replicas: ▸'2', environments: {} }) }`],
    ['a constant', `const sites = { shop: { replicas: ▸'2', environments: {} } };`, 'sites'],
    ['a shorthand', `const shop = { replicas: ▸'2', environments: {} };`, '{ shop }'],
    ['as const', `const shop = { replicas: ▸'2', environments: {} } as const;`, '{ shop: shop }'],
    [
      'satisfies',
      `const shop = { replicas: ▸'2', environments: {} } satisfies object;`,
      '{ shop }',
    ],
    [
      'a constant of a constant',
      `const two = ▸'2'; const more = two;`,
      '{ shop: { replicas: more, environments: {} } }',
    ],
    [
      'a field of a constant',
      `const all = { two: '2' };`,
      '{ shop: { replicas: ▸all.two, environments: {} } }',
    ],
    [
      'a value after a spread',
      `const more = {};`,
      `{ shop: { ...more, replicas: ▸'2', environments: {} } }`,
    ],
    ['an element after others', '', `{ shop: { secrets: ['a', ▸5], environments: {} } }`],
    [
      'a variable that may change',
      `let two = '2';`,
      '{ shop: { replicas: ▸two, environments: {} } }',
    ],
    ['a getter', '', `{ shop: { ▸get replicas() { return '2'; }, environments: {} } }`],
    [
      'other alphabets',
      '',
      `{ shop: { env: { A: 'мир и 👋' }, replicas: ▸'2', environments: {} } }`,
    ],
  ])('is found: %s', async (_, before, sites) => {
    const { told, marked } = await placesOf(fileWith(before, sites));
    expect(told).toEqual(marked);
  });

  it.each([
    [
      'a spread after it, which may replace it',
      `const more = {};`,
      `{ shop: { replicas: '2', environments: {}, ...more } }`,
    ],
    ['a spread', `const more = { replicas: '2' };`, `{ shop: { ...more, environments: {} } }`],
    [
      'a spread of a list',
      `const more = [5];`,
      `{ shop: { secrets: [...more], environments: {} } }`,
    ],
    ['a computed key', `const id = 'shop';`, `{ [id]: { replicas: '2', environments: {} } }`],
    [
      'a function call',
      `const site = () => ({ replicas: '2', environments: {} });`,
      '{ shop: site() }',
    ],
    [
      'a loop',
      `const sites: Record<string, object> = {};
for (const id of ['shop']) sites[id] = { replicas: '2', environments: {} };`,
      '{ ...sites }',
    ],
    ['a variable that may change', `let shop = { replicas: '2', environments: {} };`, '{ shop }'],
    ['another module', `import shop from './shop.json';`, '{ shop }'],
  ])('is left open where the file computes it: %s', async (_, before, sites) => {
    const { source } = readMarks(fileWith(before, sites));
    const files = { 'shop.json': '{ "replicas": "2", "environments": {} }' };
    const faults = readFaults(await refusalOf(source, files));
    const [fault] = faults.filter(({ what }) => what.startsWith('wrong-type'));
    expect(fault?.place).toBe('sites.config.ts');
  });

  it.each([
    [
      'an exported constant',
      `import { defineSites } from '@synestra/generator';\nconst fleet = defineSites({ sites: ▸5 });\nexport default fleet;\n`,
    ],
    ['a plain object', `export default { sites: ▸5 };\n`],
    [
      'a renamed import',
      `import { defineSites as define } from '@synestra/generator';\nexport default define({ sites: ▸5 });\n`,
    ],
  ])('is found in %s', async (_, text) => {
    const { told, marked } = await placesOf(text);
    expect(told).toEqual(marked);
  });

  it('is left open where a function of the file makes the fleet', async () => {
    const { told } = await placesOf(
      `const own = (fleet: object) => ({ ...fleet });\nexport default own({ sites: 5 });\n`,
    );
    expect(told).toEqual(['sites.config.ts']);
  });
});

describe('the place of a value that is missing', () => {
  it.each([
    ['is the object that lacks it', '', `{ shop: { environments: { dev: ▸{} } } }`],
    ['is the constant that lacks it', `const dev = ▸{};`, `{ shop: { environments: { dev } } }`],
  ])('%s', async (_, before, sites) => {
    const { source, places } = readMarks(fileWith(before, sites));
    const faults = readFaults(await refusalOf(source));
    expect(faults).toEqual([
      { place: places[0], what: 'missing-value sites.shop.environments.dev.host' },
    ]);
  });

  it('is left open where a spread could have brought it', async () => {
    const source = fileWith('const more = {};', `{ shop: { environments: { dev: { ...more } } } }`);
    expect(readFaults(await refusalOf(source))).toEqual([
      { place: 'sites.config.ts', what: 'missing-value sites.shop.environments.dev.host' },
    ]);
  });
});

describe('the place of an inherited value', () => {
  it.each<[string, (string | number)[], string]>([
    ['the defaults', ['defaults'], 'defaults'],
    ['the environment', ['environments', 0, 'defaults'], 'environments[0].defaults'],
    ['the site', ['sites', 'shop'], 'sites.shop'],
    [
      'the environment of the site',
      ['sites', 'shop', 'environments', 'dev'],
      'sites.shop.environments.dev',
    ],
  ])('is the level that wrote it: %s', async (_, level, subject) => {
    const written = fleet({ defaults: {}, environments: [{ name: 'dev', defaults: {} }] });
    const holder = level.reduce<unknown>(
      (inner, key) => Reflect.get(inner as object, key),
      written,
    );
    Object.assign(holder as object, { replicas: 2 });
    const [fault, ...others] = readFaults(await refusalOf(configSource(written)));
    expect(others).toEqual([]);
    expect(fault?.what).toBe(`volume-with-replicas ${subject}.replicas`);
    expect(fault?.place).toMatch(/^sites\.config\.ts:3:\d+$/);
  });

  it('is the innermost of several levels', async () => {
    const dev = { host: 'shop.example.com', replicas: 4 };
    const err = await refusalOf(
      configSource(
        fleet({
          defaults: { replicas: 2 },
          sites: { shop: { replicas: 3, environments: { dev } } },
        }),
      ),
    );
    expect(readFaults(err).map(({ what }) => what)).toEqual([
      'volume-with-replicas sites.shop.environments.dev.replicas',
    ]);
  });
});
