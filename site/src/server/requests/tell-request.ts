import type { Logger } from 'pino';
import { count, observe } from '../metrics/figures.ts';
import type { Ended } from './watch-requests.ts';

/** Writes how a request ended to the log and to the figures. */
export function tellRequest(log: Logger, ended: Ended): void {
  const { id: requestId, clientAddress, method, path, status, milliseconds, aborted } = ended;
  const kind = kindOf(path);
  count('http_requests_total', { kind, method: knownMethod(method), status: String(status) });
  observe('http_request_seconds', { kind }, milliseconds / 1000);
  const facts = { requestId, clientAddress, method, path, status, milliseconds };
  // Probes come every few seconds, and a page brings dozens of files.
  const level = kind === 'probe' || kind === 'file' ? 'debug' : 'info';
  log[level]({ ...facts, ...(aborted && { aborted }) }, 'request');
}

function kindOf(path: string): 'probe' | 'file' | 'api' | 'admin' | 'page' {
  if (path === '/healthz' || path === '/readyz') return 'probe';
  if (/^\/(_next\/static|api\/media\/file)\//.test(path)) return 'file';
  if (/^\/(api|next)(\/|$)/.test(path)) return 'api';
  return /^\/admin(\/|$)/.test(path) ? 'admin' : 'page';
}

/** A stranger may send any word as the method, and each would be a figure of its own. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'].includes(method)
    ? method
    : 'other';
}
