import { beforeAll, expect, it } from 'vitest';
import { buildTools } from '../../secrets/sealed-fleet.ts';
import { expectedOf, generalise, readSteps } from '../page.ts';
import { logIn } from './log-in.ts';
import { createPlace } from './place.ts';

beforeAll(() => buildTools(), 900_000);

it('an empty cluster becomes one with a site in which its first admin logs in', async () => {
  const place = await createPlace();
  let password = '';
  for (const { command, shown } of readSteps('bootstrap.md')) {
    const { code, output } = await place.run(command);
    expect(code, `$ ${command}\n${output}`).toBe(0);
    expect(generalise(output), `$ ${command}\n${output}`).toMatch(expectedOf(shown));
    if (command.includes('sops decrypt')) password = output.trim();
  }
  const admin = { email: 'you@example.com', role: 'admin' };
  expect(await logIn(place.originOf('web-bakery-dev'), admin.email, password)).toMatchObject(admin);
  // The other environment has another account, another database and another key.
  expect(await logIn(place.originOf('web-bakery-prod'), admin.email, password)).toBeUndefined();
}, 900_000);
