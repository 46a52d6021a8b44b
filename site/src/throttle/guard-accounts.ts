import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { CollectionAfterLoginHook, CollectionConfig, PayloadRequest } from 'payload';
import { countAttempt, findClient, type Attempt } from './count-attempt.ts';
import type { Counter } from './counter.ts';
import type { Operation } from './operation.ts';
import { limits } from './limits.ts';
import { refuseIfTooOften } from './refuse-if-too-often.ts';

/**
 * Counts who tries to log in and who asks for a new password: who tries too often waits, and the owner of
 * the account logs in from elsewhere meanwhile. Payload's own count would lock the account itself, so
 * anybody could lock an editor out.
 */
export function guardAccounts(users: CollectionConfig, counter: Counter): CollectionConfig {
  const { hooks, auth } = users;
  return {
    ...users,
    auth: {
      ...(typeof auth === 'object' && auth),
      maxLoginAttempts: 0,
      // From however many addresses it is asked for, one account gets no more mail than this.
      forgotPassword: { minRequestInterval: 5 * 60 * 1000 },
    },
    hooks: {
      ...hooks,
      beforeOperation: [...(hooks?.beforeOperation ?? []), countBefore(counter)],
      afterLogin: [...(hooks?.afterLogin ?? []), countLogin(counter)],
    },
  };
}

function countBefore(counter: Counter) {
  return async ({ args, operation, req }: Operation): Promise<void> => {
    // Programs of the site itself log nobody in from anywhere.
    if (req.payloadAPI === 'local') return;
    const { data } = args as { data?: { email?: unknown; password?: unknown } };
    const account = readAccount(data?.email);
    const attempt = describeAttempt(operation, account);
    if (!attempt) return;
    refuseIfTooOften(req, await countAttempt(counter, attempt, req.payload.logger));
    if (operation === 'login') await takeTime(req, account, data?.password);
  };
}

/** Who knows the password has made no wrong attempts. */
function countLogin(counter: Counter): CollectionAfterLoginHook {
  return async ({ user, req }) => {
    if (req.payloadAPI === 'local') return;
    const client = findClient();
    const { email } = user as { email?: unknown };
    await counter.forget(['login', client, readAccount(email)]);
    await counter.release(['login', client]);
  };
}

function describeAttempt(operation: string, account: string): Attempt | undefined {
  const client = findClient();
  switch (operation) {
    case 'login':
    case 'forgotPassword': {
      const { all, one } = limits[operation];
      return {
        action: operation,
        counts: [
          [[client], all],
          [[client, account], one],
        ],
      };
    }
    case 'resetPassword':
      return { action: operation, counts: [[[client], limits.resetPassword.all]] };
    default:
      return undefined;
  }
}

/** As Payload reads it: large or small letters are one account. */
function readAccount(email: unknown): string {
  return typeof email === 'string' ? email.toLowerCase().trim() : '';
}

/**
 * Payload answers at once where there is no account, and takes long to compare a password where there is
 * one: whoever has a clock could tell which. The work is that of Payload's own comparison.
 */
async function takeTime(req: PayloadRequest, account: string, password: unknown): Promise<void> {
  if (account === '' || typeof password !== 'string' || password.trim() === '') return;
  const { totalDocs } = await req.payload.count({
    collection: 'users',
    where: { email: { equals: account } },
    overrideAccess: true,
  });
  if (totalDocs === 0) await hash(password, randomBytes(32), 600_000, 32, 'sha256');
}

const hash = promisify(pbkdf2);
