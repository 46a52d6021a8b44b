import type { PayloadRequest } from 'payload';
import { createRefusal } from '../server/refusal.ts';

/** Ends a request that has to wait, and says how long; the same words whoever asks for whatever. */
export function refuseIfTooOften(req: PayloadRequest, wait: number): void {
  if (wait === 0) return;
  req.responseHeaders = new Headers({ 'Retry-After': String(wait) });
  const minutes = Math.ceil(wait / 60);
  const message =
    req.i18n.language === 'ru'
      ? `Слишком много попыток. Попробуйте через ${minutes} мин.`
      : `Too many attempts. Try again in ${minutes} min.`;
  throw createRefusal(429, message, { wait });
}
