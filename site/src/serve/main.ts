import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { giveKeys } from './give-keys.ts';
import { deriveKeys } from './keys.ts';

// Serves the site: `node serve.mjs [--host ADDRESS]`, in the folder that holds server.js.
const { host } = parseArgs({ options: { host: { type: 'string', default: '0.0.0.0' } } }).values;
// Next.js listens on HOSTNAME, and Kubernetes puts the name of the pod there.
process.env.HOSTNAME = host;
giveKeys(deriveKeys(process.env.PAYLOAD_SECRET), import.meta.dirname);
await import(pathToFileURL(path.join(import.meta.dirname, 'server.js')).href);
