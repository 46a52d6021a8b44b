import { rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { brokenFleet, validFleet } from '../fleet-arbitrary.ts';
import {
  configSource,
  createWorkspace,
  readTree,
  writeFiles,
  type Workspace,
} from '../workspace.ts';

const numRuns = process.env.CI === 'true' ? 10_000 : 1000;
const options = { check: false, force: false, removeSites: false, json: false };

it(
  `${numRuns} configurations, sound and broken: each is written whole or refused whole, and nothing is ever thrown`,
  { timeout: 1_800_000 },
  async () => {
    const workspace = createWorkspace();
    const seen = { written: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof(validFleet(3), brokenFleet), async (fleet) => {
        const written = await generate(workspace, fleet);
        seen[written ? 'written' : 'refused'] += 1;
      }),
      { numRuns },
    );
    // A generator of cases that only ever makes one kind would prove nothing.
    expect(seen.written).toBeGreaterThan(numRuns / 10);
    expect(seen.refused).toBeGreaterThan(numRuns / 10);
  },
);

async function generate(workspace: Workspace, fleet: unknown): Promise<boolean> {
  const { root, context, output } = workspace;
  for (const folder of ['kustomize', 'environments', '.cache']) {
    rmSync(path.join(root, folder), { recursive: true, force: true });
  }
  output.err = '';
  writeFiles(root, { 'sites.config.ts': configSource(fleet) });
  const exitCode = await gen(context, options);
  if (exitCode === 1) {
    expect(output.err).toMatch(/\d+ errors?\. Nothing was written\.\n$/);
    expect(readTree(root)).toEqual({});
    return false;
  }
  const tree = readTree(root);
  expect(await gen(context, options)).toBe(0);
  expect(readTree(root)).toEqual(tree);
  expect(await gen(context, { ...options, check: true }), output.err).toBe(0);
  return true;
}
