import path from 'node:path';

/** Where the local run keeps what it must not lose, and what it may. */
export interface LocalFolder {
  readonly directory: string;
  /** Who runs here now. */
  readonly claim: string;
  readonly secrets: string;
  readonly postgres: string;
  readonly media: string;
  readonly logs: string;
  /** The first admin's files for the migration, there only while it runs. */
  readonly firstAdmin: string;
  /** There when demo content was loaded or need not be. */
  readonly demo: string;
  /** Which migrations the database has. */
  readonly migrated: string;
  /** Which build's schema was found to fit its migrations. */
  readonly schema: string;
}

/** The places in a folder; all of them are known here, so that nothing else is ever removed. */
export function layOutFolder(directory: string): LocalFolder {
  const at = (name: string) => path.join(directory, name);
  return {
    directory,
    claim: at('running.json'),
    secrets: at('secrets.json'),
    postgres: at('postgres'),
    media: at('media'),
    logs: at('logs'),
    firstAdmin: at('first-admin'),
    demo: at('demo-loaded'),
    migrated: at('migrated'),
    schema: at('schema-checked'),
  };
}
