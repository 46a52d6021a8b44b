import { handleEndpoints } from 'payload';
import { publish } from '../../../../cache/publication.ts';
import { answerForm, findNote } from '../../../../forms/answer-form.ts';
import { readAnswers } from '../../../../forms/read-answers.ts';
import { readConfirmation } from '../../../../forms/read-confirmation.ts';
import config from '../../../../payload.config.ts';
import { env } from '../../../../env.ts';
import { limitBody } from '../../../../server/limit-body.ts';

interface Context {
  readonly params: Promise<{ readonly form: string }>;
}

/**
 * Takes a form as a browser sends it, and hands it to the API, where every rule for answers holds: it
 * is the same as if a program had sent it there.
 */
export const POST = limitBody(async (request: Request, { params }: Context): Promise<Response> => {
  const { form } = await params;
  const data = await readForm(request);
  if (!data) return answerForm(request, findNote(form, 400));
  const answers = readAnswers(form, data);
  const headers = new Headers(request.headers);
  headers.set('Content-Type', 'application/json');
  headers.delete('Content-Length');
  const { status } = await publish(() =>
    handleEndpoints({
      config,
      path: '/api/form-submissions',
      request: new Request(`${env.siteUrl}/api/form-submissions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(answers),
      }),
    }),
  );
  const confirmation = status < 300 ? await readConfirmation(form, request) : undefined;
  return answerForm(request, confirmation ?? findNote(form, status));
});

/** What cannot be read as a form was not sent by one. */
async function readForm(request: Request): Promise<FormData | undefined> {
  try {
    return await request.formData();
  } catch {
    return undefined;
  }
}
