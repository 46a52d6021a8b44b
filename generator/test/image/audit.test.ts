import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { audit } from '../../src/commands/image/audit.ts';
import { CannotRun } from '../../src/issue.ts';
import { readText } from '../house/repository.ts';
import { createWorkspace } from '../workspace.ts';

const lockfile = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      left-pad:
        specifier: 1.0.0
        version: 1.0.0
packages:
  left-pad@1.0.0:
    resolution: { integrity: sha512-AAAA }
snapshots:
  left-pad@1.0.0: {}
`;

const id = 'GHSA-aaaa-bbbb-cccc';
const advisory = {
  id: 1,
  github_advisory_id: id,
  module_name: 'left-pad',
  severity: 'high',
  title: 'Pads too much',
  url: 'https://advisories.example.com/1',
  vulnerable_versions: '<1.1.0',
  patched_versions: '>=1.1.0',
  findings: [{ version: '1.0.0', paths: ['.>left-pad'] }],
};
const counts = { info: 0, low: 0, moderate: 0, high: 1, critical: 0 };

/** A registry that knows of some advisories, or of no such question. */
async function startRegistry(advisories: object | undefined): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    response.statusCode = advisories === undefined ? 405 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ actions: [], muted: [], advisories, metadata: { vulnerabilities: counts } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** One run on the day 2026-11-20, with what the list of allowed advisories says. */
async function run(advisories: object | undefined, allowed: string) {
  const { packageManager } = JSON.parse(readText('package.json')) as { packageManager: string };
  const workspace = createWorkspace({
    'package.json': JSON.stringify({ packageManager, dependencies: { 'left-pad': '1.0.0' } }),
    'pnpm-lock.yaml': lockfile,
    'docker/allowed-advisories.yaml': allowed,
  });
  const context = { ...workspace.context, now: () => Date.parse('2026-11-20T12:00:00Z') };
  const code = await audit(context, { registry: await startRegistry(advisories) });
  return { code, ...workspace.output };
}

function allow(until: string): string {
  return `- advisory: ${id}
  package: left-pad
  reason: Nothing here pads what a reader sends.
  until: ${until}
`;
}

test('an advisory that nobody has allowed is refused with its cure', async () => {
  const { code, err } = await run({ 1: advisory }, '[]\n');
  expect(code).toBe(1);
  expect(err).toBe(`left-pad 1.0.0 error advisory
  high: Pads too much (${id})
  expected  a version >=1.1.0
  hint      update it, or allow the advisory in docker/allowed-advisories.yaml with a reason and a last day
1 error. The image is not to be released.
`);
});

test('an allowed one passes until its last day', async () => {
  const { code, out } = await run({ 1: advisory }, allow('2026-11-20'));
  expect({ code, out }).toEqual({
    code: 0,
    out: 'No other advisory concerns what the image installs; 1 is allowed.\n',
  });
});

test('and not a day longer', async () => {
  const { code, err } = await run({ 1: advisory }, allow('2026-11-19'));
  expect(code).toBe(1);
  expect(err).toContain('error advisory-expired');
  expect(err).toContain(`${id} was allowed for left-pad until 2026-11-19`);
});

test('a line that says nothing any more must go', async () => {
  const { code, err } = await run({}, allow('2027-01-01'));
  expect(code).toBe(1);
  expect(err).toContain('error advisory-gone');
});

test('a registry that keeps no advisories is no good news', async () => {
  await expect(run(undefined, '[]\n')).rejects.toThrow(CannotRun);
  await expect(run(undefined, '[]\n')).rejects.toThrow('nothing was audited');
});

test.each([
  ['no reason', `- { advisory: ${id}, package: left-pad, until: 2027-01-01 }`, '0.reason'],
  ['a short one', allow('2027-01-01').replace(/Nothing.*/, 'no'), '0.reason'],
  ['no last day', allow('one day'), '0.until'],
  ['a package alone', '- left-pad', '0:'],
])('a list with %s is not read', async (_, allowed, place) => {
  await expect(run({}, allowed)).rejects.toThrow(place);
});

test('the list of this repository can be read', async () => {
  const { code } = await run({}, readText('docker/allowed-advisories.yaml'));
  expect(code).toBe(0);
});
