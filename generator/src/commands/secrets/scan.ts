import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBase } from '../../git/base.ts';
import { readBlobs } from '../../git/blobs.ts';
import { listBrought } from '../../git/history.ts';
import { listWorkingTree } from '../../git/listing.ts';
import type { Issue } from '../../issue.ts';
import { replaceFile } from '../../replace-file.ts';
import { findPlaintext, type Plaintext } from '../../secrets/plaintext.ts';
import type { Context } from '../context.ts';

/** How many contents of the history are in memory at once. */
const atOnce = 500;

/** Whether there is a git repository here, without which there is no telling what was committed. */
export function isRepository(root: string): boolean {
  return existsSync(path.join(root, '.git'));
}

/**
 * Looks for secrets in every file that a commit would hold, and with a base in everything that the
 * commits since then brought. What was found clean once is known by git's id and not read again.
 */
export async function scanRepository(
  context: Context,
  base: { readonly ref: string | undefined } | undefined,
): Promise<Issue[]> {
  const clean = openClean(context);
  const issues = [
    ...(await scanTree(context.root, clean)),
    ...(base ? await scanHistory(context, base.ref, clean) : []),
  ];
  clean.save();
  return issues;
}

async function scanTree(root: string, clean: Clean): Promise<Issue[]> {
  const issues: Issue[] = [];
  for (const [file, id] of await listWorkingTree(root)) {
    if (clean.has(id)) continue;
    const found = findPlaintext(file, readFileSync(path.join(root, file), 'utf8'));
    if (found.length === 0) clean.add(id);
    issues.push(...found.map((each) => describeInTree(file, each)));
  }
  return issues;
}

async function scanHistory(
  { root, err }: Context,
  ref: string | undefined,
  clean: Clean,
): Promise<Issue[]> {
  const { commit } = await findBase(root, ref, 'HEAD', (text) => {
    err(`${text}\n`);
  });
  const present = new Set((await listWorkingTree(root)).values());
  const brought = (await listBrought(root, commit, 'HEAD')).filter(
    ({ id }) => !clean.has(id) && !present.has(id),
  );
  const issues: Issue[] = [];
  for (let at = 0; at < brought.length; at += atOnce) {
    const chunk = brought.slice(at, at + atOnce);
    const blobs = await readBlobs(
      root,
      chunk.map(({ id }) => id),
    );
    for (const { id, path: file } of chunk) {
      const found = findPlaintext(file, blobs.get(id)?.toString() ?? '');
      if (found.length === 0) clean.add(id);
      issues.push(...found.map((each) => describeInHistory(file, id, each)));
    }
  }
  return issues;
}

function describeInTree(file: string, { line, what }: Plaintext): Issue {
  return {
    code: 'plaintext-secret',
    message: `holds ${what}`,
    at: file,
    position: line === undefined ? undefined : { file, line, column: 1 },
    hint: 'take it out and give whatever it opens a new one; where it only looks like a secret, say "not-a-secret" in a comment on the line',
  };
}

function describeInHistory(file: string, id: string, { what }: Plaintext): Issue {
  return {
    code: 'secret-in-history',
    message: `held ${what} in an earlier commit of this change, where everybody can still read it`,
    at: file,
    hint: `"git log --find-object=${id.slice(0, 12)}" names the commit; leave it out of the branch, and give whatever the secret opens a new one`,
  };
}

/** The ids of contents without a finding. */
interface Clean {
  readonly has: (id: string) => boolean;
  readonly add: (id: string) => void;
  readonly save: () => void;
}

/** Another build of the generator may look for more, so it begins anew. */
function openClean({ cache, generator }: Context): Clean {
  const file = path.join(cache, 'scanned.json');
  const ids = new Set(readClean(file, generator));
  const before = ids.size;
  return {
    has: (id) => ids.has(id),
    add: (id) => ids.add(id),
    save() {
      if (ids.size === before) return;
      mkdirSync(cache, { recursive: true });
      replaceFile(file, JSON.stringify({ generator, clean: [...ids] }));
    },
  };
}

/** A cache that cannot be read is an empty one. */
function readClean(file: string, generator: string): string[] {
  try {
    const saved = JSON.parse(readFileSync(file, 'utf8')) as { generator: string; clean: string[] };
    return saved.generator === generator ? saved.clean : [];
  } catch {
    return [];
  }
}
