import path from 'node:path';
import process from 'node:process';

// Imported before the configuration, which reads the environment as soon as it is loaded.
process.loadEnvFile(path.join(import.meta.dirname, '..', 'build.env'));
