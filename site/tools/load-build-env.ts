import path from 'node:path';
import process from 'node:process';

// Imported before the configuration, which reads the environment as soon as it is loaded; its paths
// begin at the site's folder.
process.chdir(path.join(import.meta.dirname, '..'));
process.loadEnvFile('build.env');
// In development Payload writes the types beside whatever it was asked for, at a moment of its own.
Object.assign(process.env, { NODE_ENV: 'production' });
