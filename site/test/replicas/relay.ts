import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A network between a program and Postgres that is slow, and that can be taken away and given back. */
export interface Relay {
  readonly port: number;
  /** Ends every connection and refuses new ones, until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
  readonly stop: () => Promise<void>;
}

export async function startRelay(target: URL, delay: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
      // Timers of one length end in the order in which they began, so the bytes stay in order.
      from.on('data', (bytes: Buffer) => void sleep(delay).then(() => to.write(bytes)));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true;
      destroyAll();
    },
    mend: () => {
      isCut = false;
    },
    stop: async () => {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}
