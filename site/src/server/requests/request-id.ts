import { randomUUID } from 'node:crypto';

/** What may stand in a log and in a header without harm. */
const wellFormed = /^[\w.-]{8,64}$/;

/** The id that whoever asks gave to a request, or a new one. */
export function chooseRequestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}
