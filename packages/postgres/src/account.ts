import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { PostgresFailure } from './failure.ts';
import type { Layout } from './layout.ts';

/** As whom the programs run. Postgres refuses to run as root. */
export type Account =
  /** As whoever we are. */
  | { readonly kind: 'self' }
  /** Inside a user namespace where root looks like somebody else; files stay root's. */
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number }
  /** As another user, to whom the data belong. */
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number };

/** Chooses as whom to run on a folder, by whom its data belong to and what this machine allows. */
export function chooseAccount({ data }: Layout): Account {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const owner = existsSync(data) ? lstatSync(data) : undefined;
  if (owner !== undefined && owner.uid !== 0) {
    return { kind: 'user', uid: owner.uid, gid: owner.gid };
  }
  const nobody = findNobody();
  if (nobody === undefined) {
    throw new PostgresFailure(
      'no-account',
      'Postgres does not run as root, and /etc/passwd has no user "nobody" to run as. Start it as an ordinary user.',
    );
  }
  return { kind: canUseNamespaces(nobody) ? 'namespace' : 'user', ...nobody };
}

/** The program and arguments by which an account runs something. */
export function runAs(
  account: Account,
  program: string,
  programArguments: readonly string[],
): { file: string; arguments: string[]; identity: { uid?: number; gid?: number } } {
  const all = [...programArguments];
  if (account.kind === 'self') return { file: program, arguments: all, identity: {} };
  const { kind, uid, gid } = account;
  if (kind === 'user') return { file: program, arguments: all, identity: { uid, gid } };
  // It replaces itself by the program, so the process id is the program's.
  const flags = flagsOf(uid, gid);
  return { file: 'unshare', arguments: [...flags, '--', program, ...all], identity: {} };
}

/** Gives a folder and all that is in it to the account, where the account is another user. */
export function handOver(account: Account, folder: string): void {
  if (account.kind !== 'user') return;
  lchownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) handOver(account, place);
    // A second hard link is one of the programs, which belong to the store.
    else if (lstatSync(place).nlink === 1) lchownSync(place, account.uid, account.gid);
  }
}

function flagsOf(uid: number, gid: number): string[] {
  return ['--user', `--map-user=${uid}`, `--map-group=${gid}`];
}

function canUseNamespaces({ uid, gid }: { uid: number; gid: number }): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', [...flagsOf(uid, gid), '--', 'true']).status === 0;
}

/** initdb looks its user up by number, so it must be one that the machine knows. */
function findNobody(): { uid: number; gid: number } | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const fields = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return fields === null ? undefined : { uid: Number(fields[1]), gid: Number(fields[2]) };
}
