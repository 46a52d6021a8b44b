import path from 'node:path';
import { expect, it } from 'vitest';
import { largeFleet } from '../files/fleet.ts';
import { callsIn, noteCalls, putOnPath } from '../check/tools.ts';
import { change, createFleet, runDiff } from './repository.ts';

const fleet = (level: string) => ({ 'sites.config.ts': largeFleet(60, level) });

it('renders only what differs, in few processes, and nothing twice', async () => {
  const workspace = await createFleet(fleet('info'));
  const log = path.join(workspace.root, '.cache', 'calls');
  putOnPath(path.join(workspace.root, 'bin'), { kustomize: await noteCalls('kustomize', log) });

  expect((await runDiff(workspace)).out).toContain('Nothing changes in the cluster.');
  expect(callsIn(log)).toEqual([]);

  const one = largeFleet(60, 'info').replace("s7: { env: { LOG_LEVEL: 'info' }", 's7: { env: {}');
  await change(workspace, { 'sites.config.ts': one });
  expect((await runDiff(workspace)).out).toContain('data.LOG_LEVEL: - info');
  // One folder on each side.
  expect(callsIn(log)).toHaveLength(2);

  await change(workspace, fleet('debug'));
  const all = await runDiff(workspace);
  expect(all.out).toContain('and alike but for names in');
  // Three chunks on each side: the base's form of one site was rendered before.
  expect(callsIn(log)).toHaveLength(2 + 6);
  expect(await runDiff(workspace)).toEqual(all);
  expect(callsIn(log)).toHaveLength(2 + 6);
});
