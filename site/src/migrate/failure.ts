import { InvalidEnv } from '@synestra/env';

/** What to tell of an error, in one line; of the environment one line for each problem. */
export function describeFailure(error: unknown): string {
  if (error instanceof InvalidEnv) return error.message;
  const cause = findCause(error);
  if (!(cause instanceof Error)) return 'something unknown was thrown';
  const [line = ''] = cause.message.split('\n');
  // Node.js leaves the message empty when each of several addresses refused.
  return line || (readCode(cause) ?? cause.name);
}

/** The code of Postgres or of the system. */
export function readCode(error: unknown): string | undefined {
  const { code } = findCause(error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** The database's own words: what stands around them repeats the statement and its values. */
function findCause(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? findCause(error.cause) : error;
}
