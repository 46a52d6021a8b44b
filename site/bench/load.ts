import { Agent, get } from 'node:http';

const connections = 10;

/** Asks for every address once, ten at a time, and tells how many were answered in a second. */
export async function measureRate(addresses: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const waiting = addresses[Symbol.iterator]();
  const started = performance.now();
  const visitors = Array.from({ length: connections }, async () => {
    for (const address of waiting) await readPage(address, agent);
  });
  await Promise.all(visitors);
  agent.destroy();
  return addresses.length / ((performance.now() - started) / 1000);
}

/** How many bytes the body of a page has. */
export async function measureSize(address: string): Promise<number> {
  const agent = new Agent();
  return readPage(address, agent);
}

function readPage(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${address} answered ${response.statusCode ?? 'nothing'}`));
      });
    });
    request.on('error', reject);
  });
}
