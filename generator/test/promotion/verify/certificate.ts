import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Wish {
  readonly host: string;
  readonly from?: Date;
  readonly to?: Date;
}

const day = 24 * 3600 * 1000;
const ecdsaWithSha256 = sequence(objectId([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));

/** Makes a certificate that signs itself; Node can read one, and make none. */
export function makeCertificate({
  host,
  from = new Date(Date.now() - day),
  to = new Date(Date.now() + day),
}: Wish): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(wrap(0x31, sequence(objectId([0x55, 0x04, 0x03]), wrap(0x0c, text(host)))));
  const hosts = wrap(0x04, sequence(wrap(0x82, text(host))));
  const content = sequence(
    wrap(0xa0, wrap(0x02, Buffer.from([2]))),
    wrap(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(writeTime(from), writeTime(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    wrap(0xa3, sequence(sequence(objectId([0x55, 0x1d, 0x11]), hosts))),
  );
  const signature = wrap(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const base64 = sequence(content, ecdsaWithSha256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** Starts a server with a certificate, until the test ends. */
export async function startSecure(certificate: Certificate): Promise<{ readonly port: number }> {
  const server = createServer({ ...certificate }, (_, response) => {
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return server.address() as AddressInfo;
}

function writeTime(time: Date): Buffer {
  const digits = time.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return wrap(0x17, text(digits.slice(2)));
}

function sequence(...parts: Buffer[]): Buffer {
  return wrap(0x30, ...parts);
}

function objectId(bytes: number[]): Buffer {
  return wrap(0x06, Buffer.from(bytes));
}

function text(value: string): Buffer {
  return Buffer.from(value);
}

/** One value of DER: its kind, its length, itself. */
function wrap(kind: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  if (length < 0x80) return Buffer.concat([Buffer.from([kind, length]), body]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([kind, ...size]), body]);
}
