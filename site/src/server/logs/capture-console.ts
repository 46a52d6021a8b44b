import { format } from 'node:util';
import type { Logger } from 'pino';
import { cutValues, describeError } from './describe-error.ts';

const levels = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
  trace: 'debug',
} as const;

/** Sends to the log what Next.js and libraries print, so that every line of it has one form. */
export function captureConsole(log: Logger): void {
  for (const [method, level] of Object.entries(levels) as [keyof typeof levels, Level][]) {
    console[method] = (...words: unknown[]) => {
      const err = words.find((word) => word instanceof Error);
      const text = words.map((word) => (word instanceof Error ? word.message : word));
      log[level](err ? { err: describeError(err) } : {}, cutValues(plain(format(...text))));
    };
  }
}

type Level = (typeof levels)[keyof typeof levels];

/** Next.js colours what it prints. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- colours begin with one
  return text.replace(/\u001b\[[\d;]*m/g, '').trim();
}
