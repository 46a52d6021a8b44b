import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { choosePort, describePort } from '../../src/local/port.ts';

/** The second half is there only where the machine speaks IPv6. */
const hasSix = Object.values(networkInterfaces()).some((addresses) =>
  addresses?.some(({ address }) => address === '::1'),
);
const hosts = ['127.0.0.1', '0.0.0.0', ...(hasSix ? ['::1', '::'] : [])];

async function listenOn(host: string, port = 0): Promise<number> {
  const server = createServer().listen(port, host);
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test.each(hosts)('a port taken at %s is refused', async (host) => {
  const port = await listenOn(host);
  await expect(choosePort(port)).rejects.toThrow(
    `port ${port} is taken. Stop the program that uses it, or give another one with --port.`,
  );
});

test('a free port that was asked for is taken', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  expect(await choosePort(port)).toBe(port);
});

test('without a wish it is the first free one', async () => {
  const usual = await choosePort(undefined);
  await listenOn('127.0.0.1', usual);
  expect(await choosePort(undefined)).toBeGreaterThan(usual);
});

test('another port than the usual one is told', () => {
  expect(describePort(3000, undefined)).toBe('');
  expect(describePort(4000, 4000)).toBe('');
  expect(describePort(3002, undefined)).toBe('Port 3000 is taken, so the site gets port 3002.\n');
});
