import path from 'node:path';

/** The folder of the site, and that of the whole repository. */
export const site = path.join(import.meta.dirname, '..', '..');
export const repository = path.join(site, '..');
