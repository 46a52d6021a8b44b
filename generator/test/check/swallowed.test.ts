import { expect, it } from 'vitest';
import { describeSwallowed } from '../../src/commands/swallowed.ts';

const npm = { npm_lifecycle_event: 'gen', npm_config_user_agent: 'npm/11.0.0 node/v20.19.0' };

it('an option that npm swallowed is told, and how to write it', () => {
  expect(describeSwallowed({ ...npm, npm_config_check: 'true' })).toBe(
    'npm kept "--check" for itself. Write: npm run gen -- --check',
  );
  expect(
    describeSwallowed({ ...npm, npm_config_force: 'true', npm_config_remove_sites: 'true' }),
  ).toBe(
    'npm kept "--force --remove-sites" for itself. Write: npm run gen -- --force --remove-sites',
  );
  const base = { ...npm, npm_lifecycle_event: 'check', npm_config_base: 'origin/main' };
  expect(describeSwallowed(base)).toBe(
    'npm kept "--base=origin/main" for itself. Write: npm run check -- --base=origin/main',
  );
});

it.each([
  { case: 'no option', env: npm },
  {
    case: 'an option of npm in another script',
    env: { ...npm, npm_lifecycle_event: 'test', npm_config_json: 'true' },
  },
  {
    case: 'pnpm, which passes options on',
    env: { ...npm, npm_config_user_agent: 'pnpm/10.0.0', npm_config_check: 'true' },
  },
  { case: 'no package manager at all', env: {} },
])('nothing is said with $case', ({ env }) => {
  expect(describeSwallowed(env)).toBeUndefined();
});
