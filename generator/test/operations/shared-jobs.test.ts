import { expect, it } from 'vitest';
import { rememberShared } from '../../src/files/operations.ts';
import type { Job } from '../../src/objects/platform/operations/job.ts';
import { splitJob } from '../../src/objects/platform/operations/split-job.ts';
import { operationOf } from './operations.ts';

const kind = 'sanitise-database';

function sharedHalf(change: (job: Job) => void): Job {
  const { objects } = operationOf(kind, 'shop', 'dev');
  const job = structuredClone(objects.find((object) => object.kind === 'Job')) as Job;
  change(job);
  return splitJob(job).shared;
}

function rememberAfter(change: (job: Job) => void): () => void {
  const sharedJobs = new Map([[kind, sharedHalf(() => undefined)]]);
  return () => {
    rememberShared(sharedJobs, kind, sharedHalf(change));
  };
}

it('the Jobs of one kind may differ in what belongs to a site', () => {
  const remember = rememberAfter((job) => {
    const [container] = job.spec?.template.spec?.containers ?? [];
    if (container) container.image = 'registry.example.com/another:1';
  });
  expect(remember).not.toThrow();
});

it.each<[string, (job: Job) => void]>([
  [
    'another script',
    (job) => {
      const [container] = job.spec?.template.spec?.containers ?? [];
      if (container) container.args = ['another script'];
    },
  ],
  [
    'another limit of time',
    (job) => {
      if (job.spec) job.spec.activeDeadlineSeconds = 1;
    },
  ],
])('two Jobs of one kind of which one has %s stop the generator', (_, change) => {
  expect(rememberAfter(change)).toThrow(`the Jobs of ${kind} have two scripts`);
});
