import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createCheckout, installs, title, withoutDurations } from './checkout.ts';

/** What npm or pnpm really said, and what a person is told instead. */
const failures = [
  {
    name: 'npm finds no network',
    output: `npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error network request to https://packages.invalid/pnpm failed, reason: getaddrinfo ENOTFOUND packages.invalid`,
    told: 'the package registry cannot be reached (ENOTFOUND). Look at the network and proxy settings and run it again.',
  },
  {
    name: 'pnpm finds no network',
    output: `Progress: resolved 1, reused 0, downloaded 0, added 0
FetchError: request to https://packages.invalid/zod.tgz failed, reason: getaddrinfo EAI_AGAIN packages.invalid
    at ClientRequest.<anonymous> (pnpm.cjs:39562:18)`,
    told: 'the package registry cannot be reached (EAI_AGAIN). Look at the network and proxy settings and run it again.',
  },
  {
    name: 'the disk fills up',
    output: ` WARN  GET https://packages.invalid/prettier.tgz error (ECONNRESET). Will retry in 1 minute. 1 retries left.
 ERR_PNPM_ENOSPC  Failed to add tarball from "https://packages.invalid/zod.tgz" to store: ENOSPC: no space left on device, write`,
    told: 'the disk is full. Make room and run it again.',
  },
  {
    name: 'the lockfile is outdated',
    output: ` ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with <ROOT>/package.json

  Failure reason:
  specifiers in the lockfile don't match specifiers in package.json:
* 1 dependencies were added: zod@catalog:`,
    told: 'pnpm-lock.yaml does not fit the package.json files. Run "npx pnpm@1.2.3 install" and commit pnpm-lock.yaml.',
  },
  {
    name: 'the cache is not mine',
    output: `npm error code EACCES
npm error syscall mkdir`,
    told: 'no permission to write the packages or their cache (EACCES). Run it as the owner of the checkout and with a home folder of your own.',
  },
  {
    name: 'the certificate is foreign',
    output: 'npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error errno SELF_SIGNED_CERT_IN_CHAIN',
    told: 'Node does not trust the certificate of the package registry (SELF_SIGNED_CERT_IN_CHAIN). Set NODE_EXTRA_CA_CERTS to the certificate of your network and run it again.',
  },
];

test.each(failures)('$name: one line', async ({ output, told }) => {
  const { run } = createCheckout({
    npm: `console.error(${JSON.stringify(output)}); process.exit(1);`,
  });
  const { code, out, err } = await run(['start']);
  expect({ code, out, err: withoutDurations(err) }).toEqual({
    code: 2,
    out: '',
    err: `${title} ...\n${title}: stopped after 0.0 s\nerror: ${told}\n`,
  });
});

test('another failure: its last lines without hosts, and the whole in a file', async () => {
  const output = ['first', ...Array.from({ length: 9 }, (_, n) => `line ${n}`)];
  output.push('GET https://packages.invalid:8443/zod is odd');
  const { root, run } = createCheckout({
    npm: `console.log(${JSON.stringify(output.join('\n'))}); process.exit(3);`,
  });
  const { code, err } = await run(['start']);
  const log = path.join(root, 'node_modules', '.cache', 'web-core', 'install.log');
  expect({ code, err: withoutDurations(err) }).toEqual({
    code: 2,
    err: `${title} ...
${title}: stopped after 0.0 s
error: the packages could not be installed: pnpm@1.2.3 ended with 3. Its last lines:
${Array.from({ length: 9 }, (_, n) => `  line ${n}\n`).join('')}  GET https://<host>/zod is odd
The whole output is kept in ${log}.
`,
  });
  expect(readFileSync(log, 'utf8')).toBe(`${output.join('\n')}\n`);
});

const installed = {
  code: 0,
  out: 'the program runs\n',
  err: `${title} ...\n${title}: done in 0.0 s\n`,
};
const skipped = { code: 0, out: 'the program runs\n', err: '' };

test('the exact pnpm installs exactly what the lockfile says', async () => {
  const { root, run } = createCheckout({ npm: installs });
  await run(['start']);
  const said: unknown = JSON.parse(readFileSync(path.join(root, 'npm-arguments.json'), 'utf8'));
  expect(said).toEqual([
    'exec',
    '--yes',
    '--prefer-offline',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    '--package=pnpm@1.2.3',
    '--',
    'pnpm',
    'install',
    '--frozen-lockfile',
    '--config.confirmModulesPurge=false',
  ]);
});

test('only what changed since is installed again', async () => {
  const { root, run } = createCheckout({
    npm: installs,
    program: `console.log('the program runs');`,
  });
  const start = async () => {
    const { err, ...rest } = await run(['start']);
    return { ...rest, err: withoutDurations(err) };
  };
  expect(await start()).toEqual(installed);
  expect(await start()).toEqual(skipped);

  writeFileSync(path.join(root, 'pnpm-lock.yaml'), 'other packages\n');
  expect(await start()).toEqual(installed);
  expect(await start()).toEqual(skipped);

  const later = Date.now() / 1000 + 1;
  utimesSync(path.join(root, 'package.json'), later, later);
  expect(await start()).toEqual(installed);
});
