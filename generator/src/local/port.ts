import { connect, createServer } from 'node:net';
import { CannotRun } from '../issue.ts';

const usual = 3000;

/**
 * The port of the site: the one that was asked for, or the first free one from the usual one on.
 * The site's address holds it, so it is known before anything is started.
 */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    if (!(await isTaken(wanted))) return wanted;
    throw new CannotRun(
      `port ${wanted} is taken. Stop the program that uses it, or give another one with --port.`,
    );
  }
  for (let port = usual; port < usual + 100; port += 1) if (!(await isTaken(port))) return port;
  throw new CannotRun(`no port from ${usual} to ${usual + 99} is free. Give one with --port.`);
}

/** What to say when the usual port was not free; nothing where it was. */
export function describePort(port: number, wanted: number | undefined): string {
  const isUsual = port === (wanted ?? usual);
  return isUsual ? '' : `Port ${usual} is taken, so the site gets port ${port}.\n`;
}

/**
 * Whether somebody else would answer at http://localhost:<port>. Browsers try both addresses of that
 * name, and on some systems a port of all addresses can be taken again for one of them.
 */
async function isTaken(port: number): Promise<boolean> {
  const hosts = ['127.0.0.1', '::1'];
  const answers = await Promise.all(hosts.map((host) => answersAt(host, port)));
  return answers.includes(true) || !(await mayListen(port));
}

function answersAt(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(1000, () => {
      end(true);
    });
    socket.on('connect', () => {
      end(true);
    });
    socket.on('error', () => {
      end(false);
    });
  });
}

function mayListen(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code !== 'EACCES') reject(error);
      else reject(new CannotRun(`port ${port} is for root alone. Give one above 1023.`));
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
