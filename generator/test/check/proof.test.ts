import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { gen } from '../../src/commands/gen.ts';
import { findSubjects } from '../../src/commands/subjects.ts';
import { planFiles } from '../../src/files/plan.ts';
import { CannotRun, type Issue } from '../../src/issue.ts';
import { prove } from '../../src/kustomize/prove.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import { largeFleet, write } from '../files/fleet.ts';
import { createWorkspace, readTree, writeFiles, type Workspace } from '../workspace.ts';
import { callsIn, noteCalls, putOnPath, realTool } from './tools.ts';

async function generated(sites = 5): Promise<Workspace> {
  const workspace = createWorkspace({ 'sites.config.ts': largeFleet(sites, 'info') });
  expect(await gen(workspace.context, write), workspace.output.err).toBe(0);
  workspace.output.out = '';
  return workspace;
}

describe('check', () => {
  it('renders everything once, and starts no process while nothing changes', async () => {
    const { root, context, output } = await generated();
    const log = path.join(root, 'calls');
    putOnPath(path.join(root, 'bin'), {
      kustomize: await noteCalls('kustomize', log),
      kubeconform: await noteCalls('kubeconform', log),
    });
    expect(await check(context, { json: false }), output.err).toBe(0);
    expect(output.out).toBe(
      'No findings. Argo CD renders 8 folders: 8 rendered now, 0 proved before.\n',
    );
    const calls = callsIn(log);
    expect(calls).toContain('kustomize');
    expect(calls).toContain('kubeconform');

    output.out = '';
    expect(await check(context, { json: false })).toBe(0);
    expect(output.out).toBe(
      'No findings. Argo CD renders 8 folders: 0 rendered now, 8 proved before.\n',
    );
    expect(callsIn(log)).toEqual(calls);
  });

  it('renders again only what a change reaches', async () => {
    const { root, context, output } = await generated();
    expect(await check(context, { json: false })).toBe(0);
    const changed = largeFleet(5, 'info').replace(
      "s3: { env: { LOG_LEVEL: 'info' }",
      "s3: { env: { LOG_LEVEL: 'debug' }",
    );
    writeFiles(root, { 'sites.config.ts': changed });
    expect(await gen(context, write)).toBe(0);
    output.out = '';
    expect(await check(context, { json: false })).toBe(0);
    // The site itself, and the list of Applications, which depends on all of them.
    expect(output.out).toContain('2 rendered now, 6 proved before');
  });

  it('tells drift, and renders nothing then', async () => {
    const { root, context, output } = await generated();
    writeFiles(root, { 'sites.config.ts': largeFleet(5, 'debug') });
    expect(await check(context, { json: false })).toBe(1);
    expect(output.err).toContain('environments/dev/s0/kustomization.yaml error drift\n');
    expect(output.err).toContain('5 errors. Nothing was rendered until this is mended.\n');
  });

  it('skips rendering with one loud line where no tool can be had, and fails in CI', async () => {
    const { root, context, output } = await generated();
    putOnPath(path.join(root, 'bin'), {}, true);
    const bare = { ...context, tools: path.join(root, 'no-tools') };
    expect(await check({ ...bare, ci: false }, { json: false })).toBe(0);
    expect(output.err).toBe(
      'WARNING: something is left out, because kustomize and kubeconform could not be found: install kustomize or kubectl (kustomize 5.4 or newer), or Go 1.24 or newer; install kubeconform 0.6 or newer, or Go 1.24 or newer.\n',
    );
    expect(output.out).toBe(
      'No findings. Argo CD renders 8 folders: 8 NOT rendered without kustomize and kubeconform, 0 proved before.\n',
    );
    await expect(check({ ...bare, ci: true }, { json: false })).rejects.toThrow(CannotRun);
  });

  it('answers machines in JSON', async () => {
    const { root, context, output } = await generated();
    expect(await check(context, { json: true })).toBe(0);
    expect(JSON.parse(output.out)).toEqual({
      issues: [],
      total: 8,
      rendered: 8,
      proved: 0,
      skipped: [],
    });
    writeFiles(root, {
      'sites.config.ts': largeFleet(5, 'info').replace('s0.example.com', 's1.example.com'),
    });
    output.out = '';
    expect(await check(context, { json: true })).toBe(1);
    expect(JSON.parse(output.out)).toMatchObject({
      issues: [{ code: 'duplicate-host', position: { file: 'sites.config.ts', line: 10 } }],
    });
  });
});

describe('a proof finds', () => {
  async function proveAfter(
    files: (tree: Record<string, string>) => Record<string, string>,
  ): Promise<Issue[]> {
    const { root, context } = await generated();
    const loaded = await loadFleet(root, context.cache);
    if ('issues' in loaded) throw new Error('the fleet has issues');
    const subjects = findSubjects(root, loaded.fleet, planFiles(loaded.fleet), 'under test');
    writeFiles(root, files(readTree(root)));
    const tools = {
      kustomize: await realTool('kustomize'),
      kubeconform: await realTool('kubeconform'),
    };
    return prove(subjects, tools, root, context.cache);
  }

  const patches = 'environments/dev/s3/patches.yaml';
  const edit = (from: string, to: string) => (tree: Record<string, string>) => {
    expect(tree[patches]).toContain(from);
    return { [patches]: (tree[patches] ?? '').replace(from, to) };
  };

  it('nothing where nothing is wrong', async () => {
    expect(await proveAfter(() => ({}))).toEqual([]);
  });

  it('the one overlay among many that cannot be built', async () => {
    const issues = await proveAfter(edit('kind: CronJob', 'kind: CronTab'));
    expect(issues).toEqual([
      expect.objectContaining({ code: 'does-not-build', at: 'environments/release-dev/s3' }),
    ]);
    expect(issues[0]?.message).toContain('CronTab');
  });

  it('the one overlay that renders something else', async () => {
    const issues = await proveAfter(edit('host: s3.example.com', 'host: s4.example.com'));
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'not-as-intended',
        at: 'environments/release-dev/s3',
        message:
          'renders something else than the generator intends: networking.k8s.io/Ingress/web-s3-dev/web: spec.rules.0.host is "s4.example.com", intended "s3.example.com"',
      }),
    ]);
  });

  it('the one overlay with an object that Kubernetes would refuse', async () => {
    const issues = await proveAfter(edit('secretRef:', 'secretReff:'));
    expect(issues.map(({ code, at }) => ({ code, at }))).toEqual([
      { code: 'not-as-intended', at: 'environments/release-dev/s3' },
      { code: 'invalid-object', at: 'environments/release-dev/s3' },
    ]);
    expect(issues[1]?.message).toMatch(/^has an invalid \w+ "web(-migrate)?": .*secretReff/);
  });
});
