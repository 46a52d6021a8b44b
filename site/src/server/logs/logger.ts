import type { SiteEnv } from '@synestra/env';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { currentRequest } from '../requests/current-request.ts';
import { describeError } from './describe-error.ts';

/** Writes one JSON object on each line, with the id of the request that it belongs to. */
export function createLogger(
  level: SiteEnv['logLevel'],
  destination: DestinationStream = process.stdout,
): Logger {
  const options = {
    level,
    // Kubernetes knows the pod; the process is the only one in it.
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    mixin: () => {
      const requestId = currentRequest()?.id;
      return requestId === undefined ? {} : { requestId };
    },
  };
  return pino(options, destination);
}
