import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, isAway, type Connection } from './connection.ts';
import type { PageCache } from './page-cache.ts';
import * as statements from './statements.ts';

/** The part of a cache that changes reach; what it holds does not matter to them. */
type Held = Pick<PageCache<unknown>, 'apply' | 'clear' | 'drained' | 'step'>;

/** The part that a process takes in keeping the caches of all processes true. */
export interface Membership {
  /** Whether what the cache holds may be shown now, and whether that is because nobody can know better. */
  readonly ask: () => Promise<Standing>;
  /** Resolves when no process shows what was rendered before these changes. */
  readonly settle: (positions: ReadonlySet<string>) => Promise<void>;
  /** Puts tags out of date outside of any transaction, and waits as well. */
  readonly change: (tags: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** `alone`: the database is away, so nobody can publish either, as far as this process can know. */
export type Standing = 'current' | 'alone' | 'unknown';

/** How often the lease is renewed, in milliseconds; a change wakes earlier. */
const interval = 2000;
/** The two clocks of a lease are two: a process ends its own a little earlier. */
const margin = 500;
/** A database that is silent for longer is away. */
const patience = 2000;
/** How long a process shows what it holds without the database. */
const longestAlone = 600_000;
/** How long a publication waits for a process that lives and does not answer. */
const longestSettling = 30_000;
const sweepEvery = 60_000;
/**
 * Without the database a process still asks for it this often before it shows something, and a
 * publication gives it this much longer to find the database again.
 */
const askAgain = 100;

/** Whatever measures time since a moment: that a clock stands still during a pause, the other shows. */
interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export function joinProcesses(uri: string, cache: Held): Membership {
  let connection: Connection | undefined;
  let id = '';
  /** What was applied, and what is told: with nothing left that was rendered before. */
  let applied: string | undefined;
  let seen: string | undefined;
  let seenRound = 0;
  let round = 0;
  let contact: Moment | undefined;
  let swept = performance.now();
  let attempt: { readonly since: number; readonly done: Promise<void> } | undefined;
  let isWanted = false;
  let isStopped = false;
  let failure: unknown;
  let failedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const isCurrent = () => contact !== undefined && passed(contact) < statements.lease - margin;
  const isSilent = () =>
    attempt !== undefined && performance.now() - attempt.since >= patience - 10;

  /** One renewal at a time; who comes meanwhile gets one more, which sees what he knows of. */
  const wake = () => {
    isWanted = true;
    attempt ??= { since: performance.now(), done: renewWhileWanted() };
    return attempt.done;
  };
  const renewWhileWanted = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      if (attempt) attempt = { ...attempt, since: performance.now() };
      try {
        await renewOnce();
        if (failure !== undefined) console.info('page cache: the database can be asked again');
        failure = undefined;
      } catch (error) {
        if (failure === undefined)
          console.error(`page cache: the database cannot be asked: ${describe(error)}`);
        failure = error;
        failedAt = performance.now();
      }
    }
    attempt = undefined;
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => void wake(), failure === undefined ? interval : interval / 2);
    timer.unref();
  };
  const renewOnce = async () => {
    try {
      connection ??= await connect(uri, patience, () => void wake());
      await renewOn(connection);
    } catch (error) {
      // A connection breaks alone, too: a second one tells that from a database that is away.
      const wasFresh = connection === undefined;
      void connection?.end();
      connection = undefined;
      if (wasFresh) throw error;
      connection = await connect(uri, patience, () => void wake());
      await renewOn(connection);
    }
  };
  const renewOn = async ({ query }: Connection) => {
    const asked = now();
    const isMember = seen !== undefined && (await query(statements.renew, [id, seen])).count === 1;
    if (!isMember) await joinAnew(query);
    const { rows } = await query(statements.readChanges, [applied]);
    const [{ snapshot, tags } = unreadable()] = rows as readonly Changes[];
    cache.apply(tags);
    applied = snapshot;
    contact = asked;
    const mine = (round += 1);
    void cache.drained(cache.step()).then(() => {
      if (mine <= seenRound) return;
      seenRound = mine;
      seen = snapshot;
      // Somebody waits for this word.
      if (tags.length > 0) void wake();
    });
    if (performance.now() - swept < sweepEvery) return;
    swept = performance.now();
    for (const statement of statements.sweep) await query(statement, []);
  };
  /** Whatever was changed meanwhile is unknown, so nothing that is held can be shown. */
  const joinAnew = async (query: Connection['query']) => {
    id = randomUUID();
    contact = undefined;
    await query(statements.join, [id]);
    const { rows } = await query(statements.readSnapshot, []);
    const [{ snapshot } = unreadable()] = rows as readonly Changes[];
    cache.clear();
    seen = snapshot;
    applied = snapshot;
  };

  const settle: Membership['settle'] = async (positions) => {
    if (positions.size === 0) return;
    const begun = performance.now();
    void wake();
    for (;;) {
      const unaware = await findUnaware([...positions]);
      const waited = performance.now() - begun;
      // Whoever does not answer has no lease after that time, whether it can be read or not.
      if (unaware === undefined ? waited >= statements.lease : unaware.length === 0) return;
      const leased = unaware?.filter((process) => process.leased) ?? [];
      if (unaware && leased.length === 0 && waited >= 3 * askAgain) return;
      if (waited >= longestSettling) {
        const names = leased.map((process) => process.id).join(', ');
        console.error(`page cache: ${names} did not answer and may show old pages`);
        return;
      }
      await sleep(waited < 200 ? 5 : 50);
    }
  };
  const findUnaware = async (positions: readonly string[]) => {
    try {
      const found = await connection?.query(statements.findUnaware, [positions]);
      return found?.rows as readonly { id: string; leased: boolean }[] | undefined;
    } catch {
      return undefined;
    }
  };

  void wake();
  return {
    ask: async () => {
      if (isCurrent()) return 'current';
      if (failure === undefined || performance.now() - failedAt >= askAgain) {
        const enough = failure === undefined ? patience : askAgain;
        await Promise.race([wake(), sleep(enough, undefined, { ref: false })]);
        if (isCurrent()) return 'current';
      }
      const isWithout = isSilent() || (failure !== undefined && isAway(failure));
      const isRecent = contact !== undefined && passed(contact) < longestAlone;
      return isWithout && isRecent ? 'alone' : 'unknown';
    },
    settle,
    change: async (tags) => {
      await wake();
      if (!connection)
        throw new Error('page cache: the database is away, so nothing was refreshed');
      const { before, after } = statements.insertChanges;
      const { rows } = await connection.query(`${before}$1${after}`, [JSON.stringify(tags)]);
      await settle(new Set((rows as readonly { position: string }[]).map((row) => row.position)));
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await attempt?.done;
      await connection?.end();
    },
  };
}

interface Changes {
  readonly snapshot: string;
  readonly tags: readonly string[];
}

function unreadable(): never {
  throw new Error('the database answered without a row');
}

function now(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

function passed({ steady, wall }: Moment): number {
  return Math.max(performance.now() - steady, Date.now() - wall);
}

function describe(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message);
}
