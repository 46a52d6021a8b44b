import { createServer } from 'node:http';
import type { Logger } from 'pino';
import { printFigures } from './figures.ts';
import { createProcessFigures } from './process-figures.ts';

/**
 * Tells the figures of this process at /metrics of a port of its own, which no ingress leads to. They
 * are no reason to end a site: a port that is taken is told in the log.
 */
export function serveMetrics(port: number, log: Logger): void {
  const printProcess = createProcessFigures();
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    response.end(`${[...printFigures(), ...printProcess()].join('\n')}\n`);
  });
  server.on('error', (err) => {
    log.error({ err, port }, 'There are no metrics: their port cannot be used.');
  });
  server.listen(port, () => {
    log.info({ port }, 'Metrics are served.');
  });
  // The site's own server decides how long the process lives.
  server.unref();
}
