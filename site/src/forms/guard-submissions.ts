import type { PayloadRequest } from 'payload';
import { createRefusal } from '../server/refusal.ts';
import { countAttempt, findClient } from '../throttle/count-attempt.ts';
import type { Counter } from '../throttle/counter.ts';
import type { Operation } from '../throttle/operation.ts';
import { limits } from '../throttle/limits.ts';
import { refuseIfTooOften } from '../throttle/refuse-if-too-often.ts';
import { honeypot } from './honeypot.ts';

/** More answers than any form has questions, and more than a person writes into all of them. */
const most = { answers: 100, characters: 50_000 } as const;

/**
 * Turns away what no reader sends, before the form is looked up: forms are open to everybody. What the
 * answers must be is checked after this, by the questions of the form.
 */
export function guardSubmissions(counter: Counter) {
  return {
    beforeOperation: [
      async ({ args, operation, req }: Operation): Promise<void> => {
        if (operation !== 'create' || req.payloadAPI === 'local') return;
        const { data } = args as { data?: Readonly<Record<string, unknown>> };
        await refuseTooMany(counter, req, String(data?.form));
        if (isTooLarge(data?.submissionData)) throw createRefusal(413, tooLarge(req));
        // Spam gets the answer of a mistake: whoever fills a hidden part by accident may try again.
        if (isFilled(data?.[honeypot])) throw createRefusal(400, notSent(req));
      },
    ],
  };
}

async function refuseTooMany(counter: Counter, req: PayloadRequest, form: string): Promise<void> {
  const client = findClient();
  const { one, all } = limits.form;
  const attempt = {
    action: 'form',
    counts: [
      [[client], all],
      [[client, form], one],
      [['everybody', form], limits.everyForm.all],
    ],
  } as const;
  refuseIfTooOften(req, await countAttempt(counter, attempt, req.payload.logger));
}

function isTooLarge(answers: unknown): boolean {
  if (!Array.isArray(answers)) return false;
  return answers.length > most.answers || JSON.stringify(answers).length > most.characters;
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function tooLarge({ i18n }: PayloadRequest): string {
  return i18n.language === 'ru' ? 'Это слишком длинно.' : 'This is too long.';
}

function notSent({ i18n }: PayloadRequest): string {
  return i18n.language === 'ru' ? 'Не отправлено.' : 'This was not sent.';
}
