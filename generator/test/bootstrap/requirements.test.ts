import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { requireDisk } from '../../bootstrap/requirements.mjs';
import { satisfies } from '../../bootstrap/node-version.mjs';
import { createCheckout } from './checkout.ts';

test.each([
  ['v20.18.3', false],
  ['v20.19.0', true],
  ['v21.7.3', false],
  ['v22.11.0', false],
  ['v22.12.0', true],
  ['v24.0.0', true],
  ['v18.20.8', false],
])('Node %s fits: %s', (version, fits) => {
  expect(satisfies(version, '^20.19 || >=22.12')).toBe(fits);
});

test('the wrong Node is told in one line', async () => {
  const { run } = createCheckout({ node: '>=99.1' });
  expect(await run(['start'])).toEqual({
    code: 2,
    out: '',
    err: `error: this repository needs Node >=99.1 and this is Node ${process.versions.node}. Install a Node that fits and run it again.\n`,
  });
});

test('a missing git is told in one line', async () => {
  const { root, run } = createCheckout();
  const nowhere = path.join(root, 'nowhere');
  mkdirSync(nowhere);
  expect(await run(['start'], { env: { ...process.env, PATH: nowhere } })).toEqual({
    code: 2,
    out: '',
    err: 'error: git is missing. Install git and run it again.\n',
  });
});

test('a checkout that belongs to somebody else is told in one line', async () => {
  const { root, run } = createCheckout();
  chmodSync(root, 0o555);
  // Root may write everywhere, so it runs this as nobody.
  const somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const ended = await run(['start'], somebody);
  chmodSync(root, 0o755);
  expect(ended).toEqual({
    code: 2,
    out: '',
    err: `error: no permission to write to ${root}. Run it as the owner of the checkout, or clone into a folder of your own.\n`,
  });
});

test('a full disk is told before anything is fetched', async () => {
  const megabyte = 1024 * 1024;
  await expect(requireDisk(import.meta.dirname, 1e9 * megabyte)).rejects.toThrow(
    /^the disk is nearly full: \d+ MB free where this checkout lies, 1000000000 MB needed\. Make room and run it again\.$/,
  );
  await expect(requireDisk(import.meta.dirname, 1)).resolves.toBeUndefined();
});

test('an unknown program is refused', async () => {
  const { run } = createCheckout();
  expect(await run(['stop'])).toEqual({
    code: 2,
    out: '',
    err: 'error: bootstrap.mjs knows start and test.\n',
  });
});
