import { expect, it } from 'vitest';
import { getSynestraEnv } from '../src/index.ts';
import { refusalOf } from './environment.ts';

it.each(['dev', 'stage', 'prod'])('knows %s', (stage) => {
  expect(getSynestraEnv({ SYNESTRA_ENV: stage })).toBe(stage);
});

it.each([
  ['not set', undefined],
  ['set but empty', ''],
  ['not valid', 'production'],
  ['not valid', 'Prod'],
])('says that it is %s', (fault, stage) => {
  expect(refusalOf(() => getSynestraEnv({ SYNESTRA_ENV: stage })).message).toContain(
    `SYNESTRA_ENV is ${fault}: expected dev, stage or prod`,
  );
});
