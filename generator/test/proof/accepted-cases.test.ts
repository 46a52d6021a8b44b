import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { gen } from '../../src/commands/gen.ts';
import { copyCase } from '../config/run-gen.ts';
import { write } from '../files/fleet.ts';

const cases = path.join(import.meta.dirname, '..', 'config', 'cases', 'accepted');

it.each(readdirSync(cases))(
  '%s renders to what is intended, is valid, and passes every policy',
  async (name) => {
    const { context, output } = copyCase(path.join(cases, name));
    expect(await gen(context, write), output.err).toBe(0);
    output.out = '';
    expect(await check({ ...context, ci: true }, { json: true }), output.out).toBe(0);
    const { total, rendered } = JSON.parse(output.out) as { total: number; rendered: number };
    expect(rendered).toBe(total);
    expect(total).toBeGreaterThan(1);
  },
);
