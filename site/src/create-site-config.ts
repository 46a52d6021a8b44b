import { postgresAdapter } from '@payloadcms/db-postgres';
import { lexicalEditor } from '@payloadcms/richtext-lexical';
import { en } from '@payloadcms/translations/languages/en';
import { ru } from '@payloadcms/translations/languages/ru';
import { createMedia, createPages, createSettings, createUsers } from '@synestra/cms-core';
import type { SiteEnv } from '@synestra/env';
import type { Config, SharpDependency } from 'payload';
import { createMail } from './server/mail.ts';
import { createMediaStorage, directoryOf } from './server/media-storage.ts';
import { logPoolErrors } from './server/pool-errors.ts';
import { createCounter } from './throttle/counter.ts';
import { guardAccounts } from './throttle/guard-accounts.ts';
import { addThrottleTable } from './throttle/table.ts';
import { guardUploads, uploadLimits } from './uploads/guard-uploads.ts';

/** What the CMS needs of the program that it runs in; the migration has neither readers nor pictures. */
export interface Surroundings {
  readonly refreshPaths: (paths: readonly string[]) => void;
  readonly refreshEverything: () => void;
  readonly sharp: SharpDependency;
}

/** The CMS of one site in one environment. Its schema is the same for every environment. */
export function createSiteConfig(env: SiteEnv, surroundings: Surroundings): Config {
  const { refreshPaths, refreshEverything, sharp } = surroundings;
  const counter = createCounter(env.database.uri);
  return {
    secret: env.payloadSecret,
    serverURL: env.siteUrl,
    cors: [env.siteUrl],
    csrf: [env.siteUrl],
    collections: [
      createPages({ onPublicChange: refreshPaths }),
      guardUploads(createMedia({ directory: directoryOf(env.media) }), sharp),
      guardAccounts(createUsers({ secureCookies: env.siteUrl.startsWith('https:') }), counter),
    ],
    globals: [createSettings({ onPublicChange: refreshEverything })],
    plugins: [createMediaStorage(env.media)],
    email: createMail(env.smtp),
    editor: lexicalEditor(),
    db: postgresAdapter({
      pool: {
        connectionString: env.database.uri,
        max: env.database.poolMax,
        // A probe asks every few seconds; a database that is silent for longer does not answer.
        connectionTimeoutMillis: 4000,
      },
      // Paths of sources are for the tools that write some of them; they run in the site's folder.
      migrationDir: 'src/migrations',
      // The schema changes by migrations alone: a pushed one cannot be migrated any more.
      push: false,
      beforeSchemaInit: [addThrottleTable],
      disableCreateDatabase: true,
    }),
    sharp,
    upload: uploadLimits,
    admin: {
      user: 'users',
      // The default asks an outside host for a picture of everybody who logs in.
      avatar: 'default',
      dateFormat: 'd MMMM yyyy, HH:mm',
      meta: {
        titleSuffix: ` · ${new URL(env.siteUrl).host}`,
        icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
        defaultOGImageType: 'off',
      },
      components: {
        beforeDashboard: ['/src/components/demo-invitation.tsx#DemoInvitation'],
        graphics: {
          Logo: '/src/components/admin-logo.tsx#AdminLogo',
          Icon: '/src/components/admin-icon.tsx#AdminIcon',
        },
      },
      importMap: { importMapFile: 'src/app/(payload)/admin/importMap.js' },
    },
    i18n: { supportedLanguages: { en, ru }, fallbackLanguage: 'en' },
    graphQL: { disable: true },
    maxDepth: 3,
    telemetry: false,
    typescript: { outputFile: 'src/payload-types.ts' },
    onInit: logPoolErrors,
  };
}
