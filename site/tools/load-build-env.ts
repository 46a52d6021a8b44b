import path from 'node:path';
import process from 'node:process';

// Imported before the configuration, which reads the environment as soon as it is loaded; its paths
// begin at the site's folder.
process.chdir(path.join(import.meta.dirname, '..'));
process.loadEnvFile('build.env');
