import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../../issue.ts';
import { findComment, pageSize } from '../../review/comment.ts';
import { marker } from '../../review/report/markdown.ts';
import type { Context, ExitCode } from '../context.ts';

/** What GitHub Actions tells every step by its environment. */
export interface Forge {
  readonly api: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

export interface CommentOptions {
  readonly pullRequest: number;
  /** The file with the report, as `pnpm diff --format markdown --output` wrote it. */
  readonly body: string;
}

/** Puts a report under a pull request: as one comment, which the next run replaces. */
export async function comment(
  { root, out }: Context,
  forge: Forge,
  { pullRequest, body: file }: CommentOptions,
): Promise<ExitCode> {
  const body = readFileSync(path.resolve(root, file), 'utf8');
  if (!body.startsWith(marker)) {
    throw new CannotRun(
      `${file} is no report. Write one: pnpm diff --format markdown --output ${file}`,
    );
  }
  const comments = `repos/${forge.repository}/issues/${pullRequest}/comments`;
  const known = await findOwn(forge, comments);
  if (known === undefined) await call(forge, 'POST', comments, { body });
  else {
    await call(forge, 'PATCH', `repos/${forge.repository}/issues/comments/${known}`, { body });
  }
  out(
    `${known === undefined ? 'Wrote' : 'Replaced'} the comment of pull request ${pullRequest}.\n`,
  );
  return 0;
}

async function findOwn(forge: Forge, comments: string): Promise<number | undefined> {
  for (let page = 1; ; page += 1) {
    const query = `?per_page=${pageSize}&page=${page}`;
    const { id, isLast } = findComment(await call(forge, 'GET', comments + query));
    if (id !== undefined || isLast) return id;
  }
}

async function call(
  { api, token }: Forge,
  method: string,
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${api}/${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'x-github-api-version': '2022-11-28',
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new CannotRun(`the forge could not be reached: ${describe(error)}`);
  });
  if (response.ok) return response.json();
  throw new CannotRun(
    `the forge refused to ${method} ${path}: ${response.status} ${response.statusText}`,
  );
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
