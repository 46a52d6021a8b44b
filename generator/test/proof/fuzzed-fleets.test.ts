import fc from 'fast-check';
import path from 'node:path';
import { expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { proveAll } from '../../src/commands/prove-all.ts';
import { planFiles } from '../../src/files/plan.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { validFleet } from '../fleet-arbitrary.ts';
import { configSource, createWorkspace, writeFiles } from '../workspace.ts';

const fleets = 12;
const options = { check: false, force: false, removeSites: false, json: false };

it(
  'kustomize renders every fuzzed fleet to exactly the intended objects, and the schemas accept them',
  { timeout: 600_000 },
  async () => {
    let rendered = 0;
    for (const [seed, fleet] of fc
      .sample(validFleet(40), { numRuns: fleets, seed: 20_261_120 })
      .entries()) {
      const { root, context, output } = createWorkspace({ 'sites.config.ts': configSource(fleet) });
      expect(await gen(context, options), output.err).toBe(0);
      releaseEverySecond(root, fleet);
      expect(await gen(context, options), output.err).toBe(0);

      const loaded = await loadFleet(root, context.cache);
      if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
      const proof = await proveAll(context, loaded.fleet, planFiles(loaded.fleet), 'under test');
      expect(proof, `fleet ${seed}`).toMatchObject({ issues: [], skipped: [] });
      rendered += proof.rendered;
    }
    expect(rendered).toBeGreaterThan(fleets * 10);
  },
);

function releaseEverySecond(root: string, fleet: Record<string, unknown>): void {
  const sites = Object.entries(fleet.sites as Record<string, { environments: object }>);
  const digit = 'a1'.repeat(20);
  for (const [index, [site, { environments }]] of sites.entries()) {
    if (index % 2 === 0) continue;
    for (const environment of Object.keys(environments)) {
      const release = {
        image: 'registry.example.com/web',
        tag: `sha-${digit}`,
        digest: `sha256:${'b2'.repeat(32)}`,
      };
      const file = path.join('environments', `release-${environment}`, site, 'kustomization.yaml');
      writeFiles(root, { [file]: writeReleaseOverlay(environment, site, release) });
    }
  }
}
