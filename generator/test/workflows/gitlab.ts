import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readText } from '../house/repository.ts';
import { createWorkspace, writeFiles } from '../workspace.ts';
import { gitlabFiles } from './ci-files.ts';

/** It calls a method that Node has only since 22, and nothing else that 20 lacks. */
const forOlderNode =
  'Set.prototype.union ??= function (other) { return new Set([...this, ...other]); };';

const require = createRequire(import.meta.url);
const program = require.resolve('gitlab-ci-local');

/** A repository with our templates, as GitLab would see it after a push. */
export interface Project {
  /** Adds a commit on top of what was pushed before. */
  readonly commit: (files: Readonly<Record<string, string>>) => void;
  /** The jobs of a pipeline, and when each of them runs. */
  readonly plan: (variables?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** The pipeline with everything resolved, or what GitLab's own schema and rules refuse in it. */
  readonly lint: () => { readonly text: string } | { readonly refusal: string };
}

/** Makes a project whose pipeline is one of our templates, with given inputs. */
export function createProject(
  template: string,
  inputs: Readonly<Record<string, string>> = {},
  edit: (text: string) => string = (text) => text,
): Project {
  const include = { include: [{ local: `.gitlab/${template}`, inputs }] };
  const own = Object.fromEntries(gitlabFiles.map((file) => [file, edit(readText(file))]));
  const { root } = createWorkspace({
    ...own,
    '.gitlab-ci.yml': JSON.stringify(include),
    '.gitignore': '.gitlab-ci-local/\n',
    'generator/tools/go.sum': '',
  });
  const git = (...words: string[]) => execFileSync('git', words, { cwd: root, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'A person');
  git('config', 'user.email', 'person@example.com');
  git('remote', 'add', 'origin', 'https://gitlab.example.com/acme/fleet.git');
  const commit = (files: Readonly<Record<string, string>>) => {
    writeFiles(root, files);
    git('add', '--all');
    git('commit', '--quiet', '--message=A change');
  };
  commit({});
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  return {
    commit,
    plan: (variables = {}) => plan(root, variables),
    lint: () => {
      const { status, stdout, stderr } = run(root, ['--preview']);
      return status === 0 ? { text: stdout.slice(stdout.indexOf('---')) } : { refusal: stderr };
    },
  };
}

function plan(root: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  const chosen = Object.entries(variables).flatMap(([name, value]) => [
    '--variable',
    `${name}=${value}`,
    '--ignore-predefined-vars',
    name,
  ]);
  // The schema takes longer than all the rest, and is what `lint` is for.
  const words = ['--list-csv-all', '--no-json-schema-validation', ...chosen];
  const { status, stdout, stderr } = run(root, words);
  if (status !== 0) throw new Error(stderr);
  const rows = stdout.split('\n').filter((row) => /^[\w-]+;/.test(row));
  const jobs = rows.slice(1).map((row) => {
    const [name = '', , when = ''] = row.split(';');
    return [name, when] as const;
  });
  return Object.fromEntries(jobs);
}

function run(root: string, words: readonly string[]) {
  const preload = `data:text/javascript,${encodeURIComponent(forOlderNode)}`;
  return spawnSync(process.execPath, ['--import', preload, program, ...words], {
    cwd: root,
    encoding: 'utf8',
    // Settings of this machine's person are not for this test.
    env: { PATH: process.env.PATH, HOME: root, NO_COLOR: '1', NODE_ENV: 'test' },
  });
}
