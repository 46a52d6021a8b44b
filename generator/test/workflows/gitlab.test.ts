import { describe, expect, it } from 'vitest';
import { load, loadAll } from 'js-yaml';
import { readText } from '../house/repository.ts';
import { createProject } from './gitlab.ts';

interface Job {
  readonly script?: readonly string[];
  readonly resource_group?: string;
}

const push = { CI_PIPELINE_SOURCE: 'push' };
const inputs = { app: 'web', image: 'node:22', verification: '--http-only' };

function running(jobs: Readonly<Record<string, string>>): string[] {
  return Object.keys(jobs).filter((name) => jobs[name] !== 'never');
}

describe('a push to the main branch', () => {
  it.each([
    'site/src/app/page.tsx',
    'docker/Dockerfile',
    'pnpm-lock.yaml',
    'sites.config.ts',
    'generator/src/cli.ts',
  ])('is looked at when it changes %s', (file) => {
    const project = createProject('web-core.yml');
    project.commit({ [file]: 'changed' });
    expect(running(project.plan(push))).toEqual(['affected', 'deliver']);
  });

  it('starts nothing when it is what our commands commit, or pages', () => {
    const project = createProject('web-core.yml');
    project.commit({
      'environments/release-dev/shop/kustomization.yaml': 'changed',
      'environments/release-dev/shop/release.json': '{}',
      'kustomize/argocd/dev/shop.yaml': 'changed',
      'docs/review.md': 'changed',
    });
    expect(running(project.plan(push))).toEqual([]);
  });

  it('looks at the folder of the app, wherever it lies', () => {
    const project = createProject('web-core.yml', { directory: 'apps/shop' });
    project.commit({ 'apps/shop/src/page.tsx': 'changed' });
    expect(running(project.plan(push))).toEqual(['affected', 'deliver']);
  });
});

it('a schedule promotes what is due, and verifies whatever came of it', () => {
  const project = createProject('web-core.yml');
  expect(project.plan({ CI_PIPELINE_SOURCE: 'schedule' })).toEqual({
    affected: 'never',
    deliver: 'never',
    'promote-due': 'on_success',
    'verify-due': 'always',
  });
});

it.each(['merge_request_event', 'api'])('%s starts nothing', (source) => {
  const project = createProject('web-core.yml');
  project.commit({ 'site/page.tsx': 'changed' });
  expect(running(project.plan({ CI_PIPELINE_SOURCE: source }))).toEqual([]);
});

describe('what follows a push', () => {
  const later = {
    'verify-dev': 'always',
    promote: 'always',
    'promote-by-hand': 'manual',
    'verify-prod': 'always',
    'verify-prod-by-hand': 'on_success',
  };

  it('builds and releases where the image must be built', () => {
    const project = createProject('deliver.yml', inputs);
    expect(project.plan({ BUILD_IMAGE: 'true' })).toEqual({
      build: 'on_success',
      'release-dev': 'on_success',
      ...later,
    });
  });

  it.each(['false', ''])('does not where it must not: "%s"', (build) => {
    const project = createProject('deliver.yml', inputs);
    expect(project.plan({ BUILD_IMAGE: build })).toEqual({
      build: 'never',
      'release-dev': 'never',
      ...later,
    });
  });

  it('goes stage by stage, with the image of the full commit', () => {
    const linted = createProject('deliver.yml', inputs).lint();
    const { stages, ...jobs } = load('text' in linted ? linted.text : '') as { stages: unknown };
    expect(stages).toEqual([
      '.pre',
      'build',
      'release-dev',
      'verify-dev',
      'promote',
      'verify-prod',
      '.post',
    ]);
    expect(JSON.stringify(jobs)).toContain(
      String.raw`--tag \"sha-$CI_COMMIT_SHA\" --digest \"$IMAGE_DIGEST\"`,
    );
  });

  it('releases in one pipeline at a time', () => {
    const jobs = ['web-core.yml', 'deliver.yml'].flatMap((file) =>
      Object.entries(loadAll(readText(`.gitlab/${file}`))[1] as Record<string, Job>),
    );
    const releasing = jobs.filter(([, { script = [] }]) =>
      script.some((line) => / (release|promote) /.test(line)),
    );
    expect(releasing.map(([name, job]) => [name, job.resource_group])).toEqual(
      ['promote-due', 'release-dev', 'promote', 'promote-by-hand'].map((name) => [
        name,
        'web-core-releases',
      ]),
    );
  });
});

it.each([
  ['web-core.yml', {}],
  ['web-core.yml', { app: 'shop', directory: 'apps/shop', verification: '' }],
  ['deliver.yml', inputs],
])('%s is what GitLab takes, with the inputs %j', (template, given) => {
  expect(createProject(template, given).lint()).not.toHaveProperty('refusal');
});

describe('a broken template is refused', () => {
  it.each([
    ['an unknown key', /resource_group:/g, 'resource_grupp:', "'resource_grupp' property is not"],
    ['a stage that is none', 'stage: promote\n', 'stage: promotion\n', 'stage:promotion not found'],
    ['a job that is none', 'needs: [verify-dev]', 'needs: [verified]', 'could not be found'],
    [
      'an input that is none',
      '$[[ inputs.app ]]',
      '$[[ inputs.apps ]]',
      'unknown interpolation key',
    ],
    ['no YAML', 'stages: [build', 'stages: [[build', 'YAMLException'],
  ])('%s', (_, from, to, message) => {
    const project = createProject('deliver.yml', inputs, (text) => text.replaceAll(from, to));
    const linted = project.lint();
    expect('refusal' in linted ? linted.refusal : '').toContain(message);
  });

  it('an input that is missing', () => {
    expect(createProject('deliver.yml', { app: 'web' }).lint()).toHaveProperty('refusal');
  });
});
