import { Unreachable } from '../../cluster/unreachable.ts';

/** The network between here and the site; they say nothing of the site. */
const networkCodes: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name is unknown here',
  EAI_AGAIN: 'names cannot be looked up here',
  ENETUNREACH: 'there is no network',
  ENETDOWN: 'there is no network',
  EHOSTUNREACH: 'no route leads there',
  ETIMEDOUT: 'nothing answers a connection',
};

const siteCodes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there (connection refused)',
  ECONNRESET: 'the connection was cut before an answer',
  EPIPE: 'the connection was cut before an answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for other hosts',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'its certificate is signed by itself, as the one that Traefik shows where no other covers the host',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate comes from an authority that is not trusted here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the ones that vouch for it',
};

/** How far a request had come when it failed. */
interface Attempt {
  readonly host: string;
  readonly connected: boolean;
  /** The limit, if it was passed. */
  readonly seconds: number | undefined;
}

/** What an error of a request means for a person; an `Unreachable` where nobody could be asked. */
export function explainRequestError(
  error: Error,
  { host, connected, seconds }: Attempt,
): string | Unreachable {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const network = networkCodes[seconds !== undefined && !connected ? 'ETIMEDOUT' : code];
  if (network !== undefined) {
    return new Unreachable(
      `${host} could not be asked: ${network}. Check the network, the DNS and the proxy, and run it again.`,
    );
  }
  if (seconds !== undefined) return `no whole answer came within ${seconds} s`;
  return siteCodes[code] ?? `the answer could not be read (${code}: ${error.message})`;
}
