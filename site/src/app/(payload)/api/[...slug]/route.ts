import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes';
import { publish } from '../../../../cache/publication.ts';
import config from '../../../../payload.config.ts';
import { limitBody } from '../../../../server/limit-body.ts';

// A GET runs the jobs that publish on time.
export const GET = publishing(REST_GET(config));
export const POST = limitBody(publishing(REST_POST(config)));
export const DELETE = publishing(REST_DELETE(config));
export const PATCH = limitBody(publishing(REST_PATCH(config)));
export const PUT = limitBody(publishing(REST_PUT(config)));
export const OPTIONS = REST_OPTIONS(config);

type Handler = ReturnType<typeof REST_POST>;

/** An editor who has an answer finds what he published, whichever process he asks. */
function publishing(handle: Handler): Handler {
  return (request, args) => publish(() => handle(request, args));
}
