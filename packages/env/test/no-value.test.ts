import fc from 'fast-check';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { variables } from '../src/contract.ts';
import { createValidatedEnv, InvalidEnv, readSiteEnv, z } from '../src/index.ts';

/** Nothing that a message could say by itself, also in other letters. */
const unheardOf = fc.stringMatching(/^[QXZqxz0-9]{8,40}$/);

/** A secret as people get it wrong: bare, in an address, between spaces, over two lines, in JSON. */
const wrongValue = unheardOf.chain((secret) =>
  fc.record({
    secret: fc.constant(secret),
    value: fc.constantFrom(
      secret,
      ` ${secret} `,
      `${secret}\n${secret}`,
      `postgres://${secret}:${secret}@host`,
      `https://${secret}@host/${secret}`,
      `{"${secret}": "${secret}"`,
    ),
  }),
);

/** All that can be seen of an error: what is logged, what is sent, what hangs on it. */
function expectSilence(read: () => unknown, secrets: readonly string[]): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof InvalidEnv)) throw error;
    const seen = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error)].join('\n');
    for (const secret of secrets) expect(seen.toLowerCase()).not.toContain(secret.toLowerCase());
  }
}

it('is told by the environment of a site', () => {
  const names = variables.map(([name]) => name);
  const wrongEnv = fc.dictionary(fc.constantFrom(...names), wrongValue, { minKeys: 1 });
  fc.assert(
    fc.property(wrongEnv, fc.constantFrom('dev', 'stage', 'prod'), (wrong, stage) => {
      const entries = Object.entries(wrong).map(([name, { value }]) => [name, value]);
      const runtimeEnv = { SYNESTRA_ENV: stage, ...Object.fromEntries(entries) } as RuntimeEnv;
      expectSilence(
        () => readSiteEnv(runtimeEnv),
        Object.values(wrong).map(({ secret }) => secret),
      );
    }),
  );
});

type RuntimeEnv = Record<string, string>;

/** Each of them tells the value if it is let. */
const talkative: Record<string, z.ZodType> = {
  'a message made from the value': z.string().refine(() => false, {
    error: ({ input }) => `not ${String(input)}`,
  }),
  'a piece of the value in other letters': z.string().superRefine((text, context) => {
    context.addIssue({ code: 'custom', message: `ends in ${text.slice(-7).toLowerCase()}` });
  }),
  'a path made from the value': z.string().superRefine((text, context) => {
    context.addIssue({ code: 'custom', message: 'not known', path: [text] });
  }),
  'an error that quotes the value': z.string().transform((text): unknown => JSON.parse(`!${text}`)),
  'keys of what stands in the value': z
    .string()
    .transform((text): unknown => ({ [text]: text }))
    .pipe(z.strictObject({})),
  'a record of what stands in the value': z
    .string()
    .transform((text): unknown => ({ [text]: text }))
    .pipe(z.record(z.string(), z.number())),
  'a form': z.email(),
  'a union': z.union([z.literal('a'), z.url(), z.coerce.number()]),
  'a number': z.coerce.number(),
  'a promise': z.string().refine(() => Promise.resolve(false)),
};

it.each(Object.entries(talkative))('is told by a variable with %s', (_, field) => {
  fc.assert(
    fc.property(wrongValue, ({ secret, value }) => {
      const runtimeEnv = { KEY: value };
      const shape = { KEY: field };
      expectSilence(
        () => createValidatedEnv({ schema: shape, runtimeEnv, appName: 'It' }),
        [secret],
      );
    }),
  );
});

it('is told by a check of the whole', () => {
  const schema = z.object({ A: z.string(), B: z.string() }).superRefine(({ A, B }, context) => {
    context.addIssue({ code: 'custom', message: `${A} is not ${B}` });
    context.addIssue({ code: 'custom', message: 'are not alike', path: [A] });
    context.addIssue({ code: 'custom', message: B, path: ['A'] });
  });
  fc.assert(
    fc.property(wrongValue, unheardOf, ({ secret, value }, other) => {
      const runtimeEnv = { A: value, B: other };
      expectSilence(
        () => createValidatedEnv({ schema, runtimeEnv, appName: 'It' }),
        [secret, other],
      );
    }),
  );
});
