import { honeypot } from './honeypot.ts';

/** What the API wants to know of a form that somebody filled in. */
interface Answers {
  readonly form: number;
  readonly submissionData: readonly { readonly field: string; readonly value: string }[];
  readonly [honeypot]: string;
}

/** The fields of a form as the API takes them. A file is no answer. */
export function readAnswers(form: string, data: FormData): Answers {
  const trap = data.get(honeypot);
  const submissionData = [...data].flatMap(([field, value]) =>
    field !== honeypot && typeof value === 'string' ? [{ field, value }] : [],
  );
  return { form: Number(form), submissionData, [honeypot]: typeof trap === 'string' ? trap : '' };
}
