import type { SiteEnv } from '@synestra/env';
import {
  pino,
  stdTimeFunctions,
  type DestinationStream,
  type LogFn,
  type Logger,
  type LoggerOptions,
} from 'pino';
import { currentRequest } from '../requests/current-request.ts';
import { cutValues, describeError } from './describe-error.ts';

/** Writes one JSON object on each line, with the id of the request that it belongs to. */
export function createLogger(
  level: SiteEnv['logLevel'],
  destination: DestinationStream = process.stdout,
): Logger {
  const options: LoggerOptions = {
    level,
    // Kubernetes knows the pod; the process is the only one in it.
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    hooks: {
      // Payload takes whatever it refuses for an error: a wrong password is none of the site.
      logMethod(args: Parameters<LogFn>, method: LogFn) {
        const refused = findRefused(args);
        if (refused === undefined) method.apply(this, args);
        else this.info({ refused: refused.status }, cutValues(refused.message));
      },
    } satisfies LoggerOptions['hooks'],
    mixin: () => {
      const requestId = currentRequest()?.id;
      return requestId === undefined ? {} : { requestId };
    },
  };
  return pino(options, destination);
}

/** An error that says what somebody else did wrong, such as 401 or 404. */
function findRefused([given]: readonly unknown[]): { status: number; message: string } | undefined {
  const { err } = (given ?? {}) as { err?: unknown };
  if (!(err instanceof Error)) return undefined;
  const { status } = err as { status?: unknown };
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return { status, message: err.message };
}
