import type { Instrumentation } from 'next';
import { describePath } from '../requests/describe-path.ts';
import { log } from './log.ts';

type Asked = Parameters<Instrumentation.onRequestError>;

/** One line for each error that answered a request, with the digest that the page of the error shows. */
export function logRequestError(error: unknown, request: Asked[1], context: Asked[2]): void {
  const { routePath, routeType } = context;
  const facts = { method: request.method, path: describePath(request.path), routePath, routeType };
  log.error({ err: error, ...facts }, 'A request failed.');
}
