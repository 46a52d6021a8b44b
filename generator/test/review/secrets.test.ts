import { expect, it } from 'vitest';
import { formats } from '../../src/review/report/report.ts';
import { writeFiles } from '../workspace.ts';
import { fleetSource } from '../files/fleet.ts';
import { createFleet, runDiff } from './repository.ts';

// Assembled, so that nobody who looks for secrets in this repository finds one.
const secrets = {
  password: ['not', 'a', 'real', 'one'].join('-'),
  key: ['AKIA', 'ABCDEFGHIJKLMNOP'].join(''),
  token: `ghp_${'x1Y2z3'.repeat(6)}`,
  hex: '0123456789abcdef'.repeat(3),
  encoded: Buffer.from('something that nobody may read').toString('base64'),
};

function platform(turn: string): string {
  const { password, key, token, hex, encoded } = secrets;
  return `apiVersion: v1
kind: Secret
metadata: { name: plain, namespace: databases }
data: { password: ${encoded}${turn === 'after' ? 'QQ==' : ''} }
stringData: { user: ${password}-${turn} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: databases, annotations: { note: "${token} ${turn}" } }
data:
  DB_PASSWORD: ${password}-${turn}
  harmless: "level ${turn}"
  address: "postgres://web:${password}@db.example.com/web?${turn}"
  sentence: "In the middle ${token} and ${hex} ${turn}"
  script: "run --api-key=${password} --mode=${turn}"
---
apiVersion: batch/v1
kind: Job
metadata: { name: load, namespace: databases }
spec:
  template:
    spec:
      containers:
        - name: load
          image: example.com/load:${turn}
          args: ["--token=${token}", "${hex}", ${turn}]
          env: [{ name: API_TOKEN, value: "${password}-${turn}" }, { name: ID, value: "${key}" }]
---
apiVersion: isindir.github.com/v1alpha3
kind: SopsSecret
metadata: { name: sealed, namespace: databases }
spec: { secretTemplates: [{ name: a, data: { k: "${password}-${turn}" } }] }
sops: { mac: "${hex}-${turn}" }
`;
}

it.each([
  ['changes', 'before', 'after'],
  ['comes', undefined, 'after'],
  ['goes', 'before', undefined],
])('nothing secret is shown where it %s', async (_, before, after) => {
  const file = 'kustomize/platform/databases/objects.yaml';
  const put = (turn?: string): Record<string, string> => ({
    [file]: turn === undefined ? '{}\n' : platform(turn),
  });
  const workspace = await createFleet({ 'sites.config.ts': fleetSource(), ...put(before) });
  writeFiles(workspace.root, put(after));
  for (const format of formats) {
    const { out, err } = await runDiff(workspace, { format });
    expect(out).toMatch(format === 'json' ? '"kind": "Secret"' : 'Secret plain');
    expect(out).toContain('(hidden)');
    expect(out).toContain('DB_PASSWORD');
    // What is no secret is there.
    expect(out).toContain(`level ${after ?? before}`);
    for (const secret of Object.values(secrets)) expect(out + err).not.toContain(secret);
  }
});

it('a manifest that cannot be read is not quoted with its secrets', async () => {
  const file = 'kustomize/platform/databases/objects.yaml';
  const workspace = await createFleet({ 'sites.config.ts': fleetSource() });
  writeFiles(workspace.root, { [file]: `kind: Secret\n  password: ${secrets.token}\n` });
  const { exitCode, out } = await runDiff(workspace);
  expect(exitCode).toBe(1);
  expect(out).toContain(`FAILURE  ${file} does not render in the change`);
  expect(out).not.toContain(secrets.token);
});
