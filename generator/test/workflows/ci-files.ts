import { load, loadAll } from 'js-yaml';
import { isMap } from '../../src/is-map.ts';
import { listFiles, readText } from '../house/repository.ts';

/** What runs in CI, for GitHub and for GitLab. */
export const githubFiles = listFiles().filter((file) => file.startsWith('.github/workflows/'));
export const gitlabFiles = listFiles().filter((file) => file.startsWith('.gitlab/'));

export interface Line {
  readonly file: string;
  readonly line: string;
}

/** Every line that a shell is given in CI. */
export function listLines(): Line[] {
  return [...githubFiles, ...gitlabFiles].flatMap((file) =>
    findLines(readText(file)).map((line) => ({ file, line })),
  );
}

/** The lines of a file, wherever in it they stand. */
export function findLines(text: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isMap(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (['run', 'script', 'before_script', 'after_script'].includes(key)) {
        found.push(...splitLines(inner));
      } else visit(inner);
    }
  };
  // A template of GitLab holds its inputs in a document of its own.
  loadAll(text).forEach(visit);
  return found;
}

function splitLines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(splitLines);
  if (typeof value !== 'string') return [];
  return value.split('\n').filter((line) => line.trim() !== '');
}

export interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  /** A job is steps, or another workflow. */
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly if?: string;
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflow(file: string): Workflow {
  return load(readText(file)) as Workflow;
}

export function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => [...steps]);
}
