import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** From "cut" on nothing goes to the server any more; "close" ends the connections there are. */
export type Answer = 'cut' | 'close' | undefined;

/**
 * Stands between a program and Postgres and tells of each statement that the program sends, right
 * after it went on to the server.
 */
export async function startProxy(target: URL, onStatement: () => Answer, port = 0): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    upstream.pipe(client);
    const takeMessages = createReader();
    client.on('data', (chunk: Buffer) => {
      for (const { bytes, type } of takeMessages(chunk)) {
        if (isCut) return;
        upstream.write(bytes);
        if (!isStatement(type)) continue;
        const answer = onStatement();
        isCut = answer === 'cut';
        if (answer === 'close') for (const socket of sockets) socket.destroy();
      }
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Message {
  readonly bytes: Buffer;
  /** The very first message of a connection has none. */
  readonly type: string | undefined;
}

/** Cuts the bytes of one connection into messages. A length counts itself, but not the type before. */
function createReader(): (chunk: Buffer) => Message[] {
  let rest = Buffer.alloc(0);
  let typeLength = 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Message[] = [];
    while (rest.length >= typeLength + 4) {
      const length = typeLength + rest.readUInt32BE(typeLength);
      if (rest.length < length) break;
      const bytes = rest.subarray(0, length);
      const type = typeLength === 0 ? undefined : String.fromCharCode(bytes[0] ?? 0);
      messages.push({ bytes, type });
      rest = rest.subarray(length);
      typeLength = 1;
    }
    return messages;
  };
}

/** Query and Execute; what else comes before an Execute changes nothing. */
function isStatement(type: string | undefined): boolean {
  return type === 'Q' || type === 'E';
}
