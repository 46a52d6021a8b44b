import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { keepOneLocation } from '../../src/server/one-location.ts';

test('an answer leads to one place however often it is told, and keeps its other headers', async () => {
  keepOneLocation();
  const server = createServer((_, response) => {
    response.setHeader('location', '/about');
    response.appendHeader('Location', '/about');
    response.setHeader('Vary', 'a');
    response.appendHeader('Vary', 'b');
    response.writeHead(308).end();
  });
  onTestFinished(() => {
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { headers } = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
  expect([headers.get('location'), headers.get('vary')]).toEqual(['/about', 'a, b']);
});
