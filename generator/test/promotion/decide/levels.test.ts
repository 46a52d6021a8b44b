import { expect, it } from 'vitest';
import { openWorld, plainFleet } from './world.ts';

/** The gate of the shop in prod, in a fleet that says something at some levels. */
async function gateOf(levels: Readonly<Record<string, unknown>>) {
  const at = (name: string) => (name in levels ? { promotion: levels[name] } : {});
  const { fleet } = await openWorld({
    fleet: {
      ...at('fleet'),
      defaults: at('defaults'),
      environments: [
        { name: 'dev' },
        { name: 'prod', production: true, defaults: at('environment') },
      ],
      sites: {
        ...plainFleet.sites,
        shop: {
          ...at('site'),
          environments: {
            dev: { host: 'dev.example.com' },
            prod: { host: 'shop.example.com', ...at('site in prod') },
          },
        },
      },
    },
    state: {},
  });
  const inProd = fleet.instances.filter(({ environment }) => environment.name === 'prod');
  return inProd.find(({ site }) => site === 'shop')?.gate;
}

const levels = ['fleet', 'defaults', 'environment', 'site', 'site in prod'];
const minute = 60_000;

it('nothing is said: a person promotes, and at once', async () => {
  expect(await gateOf({})).toEqual({ auto: false, soak: 0 });
});

it.each(levels.map((level, index) => [level, index] as const))(
  'what the %s says goes before all that comes earlier',
  async (_, last) => {
    const said: [string, unknown][] = levels
      .slice(0, last + 1)
      .map((level, index) => [
        level,
        { gate: index === last ? 'auto' : 'manual', soak: `${index}m` },
      ]);
    expect(await gateOf(Object.fromEntries(said))).toEqual({ auto: true, soak: last * minute });
  },
);

it('gate and soak come each from the last level that says them', async () => {
  const said = { fleet: { gate: 'auto', soak: '1d' }, site: { soak: '8h' } };
  expect(await gateOf(said)).toEqual({ auto: true, soak: 8 * 60 * minute });
});
