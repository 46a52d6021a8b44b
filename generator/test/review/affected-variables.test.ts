import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { affected } from '../../src/commands/review/affected.ts';
import { fleetSource } from '../files/fleet.ts';
import { change, createFleet, git, pathOf } from './repository.ts';

describe('what the next steps of CI are told', () => {
  it('is whether the image of the app must be built', async () => {
    const workspace = await createFleet({ 'sites.config.ts': fleetSource(), 'site/page.ts': '' });
    git(workspace.root, 'checkout', '--quiet', '-b', 'topic');
    const variables = pathOf(workspace, '.git', 'variables');
    writeFileSync(variables, 'BEFORE=1\n');
    const ask = () =>
      affected(workspace.context, { json: false, base: 'main', app: 'web', variables });
    await ask();
    await change(workspace, { 'site/page.ts': 'export {};' });
    await ask();
    expect(readFileSync(variables, 'utf8')).toBe('BEFORE=1\nBUILD=false\nBUILD=true\n');
  });

  it('is nothing of an app that does not exist', async () => {
    const { context } = await createFleet({ 'sites.config.ts': fleetSource() });
    await expect(affected(context, { json: false, base: 'main', app: 'shop' })).rejects.toThrow(
      'sites.config.ts has no app "shop". It has: web',
    );
  });
});
