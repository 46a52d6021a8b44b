import type { JobsConfig } from 'payload';
import { allowJobsRunner } from './access/jobs-runner.ts';
import { admins, nobody } from './access/rules.ts';

/** The queue of scheduled publications. Whoever knows the key runs it; editors fill it by the schedule. */
export function createJobs(runnerKey: string): JobsConfig {
  return {
    access: { run: allowJobsRunner(runnerKey), queue: () => false, cancel: () => false },
    jobsCollectionOverrides: ({ defaultJobsCollection }) => ({
      ...defaultJobsCollection,
      access: { read: admins, create: nobody, update: nobody, delete: nobody },
    }),
  };
}
