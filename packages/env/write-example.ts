// Writes `.env.example` from the contract to the path that it is given.
import { writeFileSync } from 'node:fs';
import { formatEnvExample } from './src/format-env-example.ts';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the file to write, such as site/.env.example');
writeFileSync(file, formatEnvExample());
