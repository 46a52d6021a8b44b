import { expect, expectTypeOf, it } from 'vitest';
import { createValidatedEnv, z } from '../src/index.ts';
import { refusalOf } from './environment.ts';

const appName = 'The bot';

it('gives typed values of a shape', () => {
  const schema = { NAME: z.string(), COUNT: z.coerce.number().default(3) };
  const env = createValidatedEnv({ schema, runtimeEnv: { NAME: 'a', OTHER: 'b' }, appName });
  expectTypeOf(env).toEqualTypeOf<Readonly<{ NAME: string; COUNT: number }>>();
  expect(env).toEqual({ NAME: 'a', COUNT: 3 });
});

it('takes a schema that checks and rebuilds the whole', () => {
  const schema = z
    .strictObject({ FROM: z.coerce.number(), TO: z.coerce.number() })
    .refine(({ FROM, TO }) => FROM < TO)
    .transform(({ FROM, TO }) => ({ range: { from: FROM, to: TO } }));
  const env = createValidatedEnv({ schema, runtimeEnv: { FROM: '1', TO: '2', X: '3' }, appName });
  expect(env.range.to).toBe(2);
  expect(Object.isFrozen(env) && Object.isFrozen(env.range), 'frozen to the bottom').toBe(true);
});

it('takes a schema with several forms', () => {
  const schema = z.discriminatedUnion('KIND', [
    z.object({ KIND: z.literal('file'), FOLDER: z.string() }),
    z.object({ KIND: z.literal('http'), ADDRESS: z.url() }),
  ]);
  const runtimeEnv = { KIND: 'file', FOLDER: 'a' };
  expect(createValidatedEnv({ schema, runtimeEnv, appName })).toEqual(runtimeEnv);
});

it('takes an empty variable as one that is not set', () => {
  const schema = { A: z.string().optional(), B: z.string().default('b') };
  const runtimeEnv = { A: '', B: ' ' };
  expect(createValidatedEnv({ schema, runtimeEnv, appName })).toEqual({ B: 'b' });
});

it('names every problem in one text, a line for each', () => {
  const schema = {
    ABSENT: z.string().meta({ description: 'who calls', hint: 'ask the owner' }),
    EMPTY: z.string(),
    SPACES: z.string(),
    SHORT: z.string().min(32).meta({ expected: 'a long key' }).optional(),
    KIND: z.enum(['red', 'green']).optional(),
    COUNT: z.coerce.number().max(9).optional(),
    CHECKED: z.string().refine(() => false, 'must be even'),
    DATABASE_URI: z.url(),
  };
  const runtimeEnv = {
    EMPTY: '',
    SPACES: 'x1x2x3x4\n',
    SHORT: 'y1y2y3y4',
    KIND: 'z1z2z3z4',
    COUNT: '1234567',
    CHECKED: 'u1u2u3u4',
  };
  expect(refusalOf(() => createValidatedEnv({ schema, runtimeEnv, appName })).message).toBe(
    [
      'The bot cannot start: 8 problems with its variables',
      '  SPACES begins or ends with white space: expected the value alone',
      '  ABSENT is not set: expected a text (who calls); hint: ask the owner',
      '  EMPTY is set but empty: expected a text',
      '  SHORT is not valid: expected a long key',
      '  KIND is not valid: expected red or green',
      '  COUNT is not valid: expected at most 9',
      '  CHECKED is not valid: must be even',
      '  DATABASE_URI is not set: expected a text (the connection string of the site database); ' +
        'hint: a Secret of the site holds it; locally site/.env sets it; ' +
        'in user and password write / as %2F, # as %23, ? as %3F and @ as %40',
    ].join('\n'),
  );
});

it('names all problems also where a check throws', () => {
  const schema = { JSON: z.string().transform((text): unknown => JSON.parse(text)), B: z.string() };
  const runtimeEnv = { JSON: 'hush-hush' };
  const refusal = refusalOf(() => createValidatedEnv({ schema, runtimeEnv, appName }));
  expect(refusal.problems.map(({ variable, fault }) => `${variable} ${fault}`)).toEqual([
    'JSON cannot be checked, its schema throws',
    'B is not set',
  ]);
  expect(refusal.cause, 'it would tell the value').toBeUndefined();
});
