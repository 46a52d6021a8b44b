import { APIError, type CollectionBeforeValidateHook } from 'payload';

interface FormField {
  readonly blockType: string;
  readonly name?: string | null;
  readonly label?: string | null;
  readonly required?: boolean | null;
  readonly options?: readonly { readonly value: string }[] | null;
}

interface Answer {
  readonly field: string;
  readonly value: string;
}

/** As much as a person writes into one field. */
const longest = 10_000;

/**
 * Keeps the answers to the questions of the form and refuses those that are missing or none. A form is
 * public: without this anybody could store anything.
 */
export const checkSubmission: CollectionBeforeValidateHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || !data) return data;
  const form = await req.payload.findByID({
    collection: 'forms',
    id: idOf(data.form),
    depth: 0,
    disableErrors: true,
    req,
  });
  if (!form) throw new APIError('There is no such form.', 400, null, true);
  const { fields } = form as unknown as { fields?: readonly FormField[] | null };
  const given = readAnswers(data.submissionData);
  const problems: string[] = [];
  const submissionData: Answer[] = [];
  for (const field of fields ?? []) {
    if (!field.name) continue;
    const value = given.get(field.name)?.trim() ?? '';
    const problem = findProblem(field, value);
    if (problem) problems.push(`${field.label ?? field.name}: ${problem}`);
    else if (value !== '') submissionData.push({ field: field.name, value });
  }
  if (problems.length > 0) throw new APIError(problems.join(' '), 400, { problems }, true);
  return { ...data, submissionData };
};

function findProblem(field: FormField, value: string): string | undefined {
  if (value === '' || (field.blockType === 'checkbox' && value === 'false')) {
    return field.required ? 'an answer is needed.' : undefined;
  }
  if (value.length > longest) return `at most ${longest} characters.`;
  switch (field.blockType) {
    case 'email':
      return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(value)
        ? undefined
        : 'not a mail address.';
    case 'number':
      return Number.isFinite(Number(value)) ? undefined : 'not a number.';
    case 'date':
      return Number.isNaN(Date.parse(value)) ? 'not a date.' : undefined;
    case 'select':
    case 'radio':
      return field.options?.some((option) => option.value === value) ? undefined : 'not a choice.';
    case 'checkbox':
      return value === 'true' ? undefined : 'yes or no.';
    default:
      return undefined;
  }
}

function readAnswers(submitted: unknown): Map<string, string> {
  const answers = Array.isArray(submitted) ? (submitted as readonly unknown[]) : [];
  return new Map(
    answers.flatMap((answer) => {
      const { field, value } = (answer ?? {}) as { field?: unknown; value?: unknown };
      const isText = ['string', 'number', 'boolean'].includes(typeof value);
      return typeof field === 'string' && isText ? [[field, String(value)]] : [];
    }),
  );
}

function idOf(form: unknown): number | string {
  const id = typeof form === 'object' && form !== null && 'id' in form ? form.id : form;
  return typeof id === 'number' || typeof id === 'string' ? id : 0;
}
