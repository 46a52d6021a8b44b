// Writes what follows from the CMS's configuration: its types and the list of its admin components.
import { generateImportMap } from 'payload';
import { generateTypes } from 'payload/node';
import './load-build-env.ts';
import config from '../src/payload.config.ts';

const { ...settings } = await config;
await generateTypes(settings, { log: false });
await generateImportMap(settings, { log: false, force: true });
process.exit(0);
