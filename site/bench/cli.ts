import process from 'node:process';
import { benchSite } from './bench-site.ts';

const reached = await benchSite((text) => process.stdout.write(text));
process.exit(reached ? 0 : 1);
