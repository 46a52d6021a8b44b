import { postgresAdapter } from '@payloadcms/db-postgres';
import { en } from '@payloadcms/translations/languages/en';
import { ru } from '@payloadcms/translations/languages/ru';
import {
  createCategories,
  createCategoryTree,
  createFooter,
  createForms,
  createHeader,
  createJobs,
  createLocalization,
  createMedia,
  createPages,
  createPosts,
  createRedirects,
  createSearch,
  createSeo,
  createSettings,
  createTextEditor,
  createUsers,
  folders,
  pathOf,
  type OnPublicChange,
  type PreviewTarget,
} from '@synestra/cms-core';
import type { SiteEnv } from '@synestra/env';
import type { Config, SharpDependency } from 'payload';
import { guardSubmissions } from './forms/guard-submissions.ts';
import { previewUrl } from './preview/preview-url.ts';
import { createMail } from './server/mail.ts';
import { createMediaStorage, directoryOf } from './server/media-storage.ts';
import { logPoolErrors } from './server/pool-errors.ts';
import { createCounter } from './throttle/counter.ts';
import { guardAccounts } from './throttle/guard-accounts.ts';
import { addThrottleTable } from './throttle/table.ts';
import { guardUploads, uploadLimits } from './uploads/guard-uploads.ts';

/** What the CMS needs of the program that it runs in; the migration has neither readers nor pictures. */
export interface Surroundings {
  readonly onPublicChange: OnPublicChange;
  readonly sharp: SharpDependency;
}

/** The CMS of one site in one environment. Its schema is the same for every environment. */
export function createSiteConfig(env: SiteEnv, surroundings: Surroundings): Config {
  const { onPublicChange, sharp } = surroundings;
  const counter = createCounter(env.database.uri);
  const drafts = { onPublicChange, previewUrl: previewOf(env) };
  return {
    secret: env.payloadSecret,
    serverURL: env.siteUrl,
    cors: [env.siteUrl],
    csrf: [env.siteUrl],
    collections: [
      createPages(drafts),
      createPosts(drafts),
      guardUploads(createMedia({ directory: directoryOf(env.media), onPublicChange }), sharp),
      createCategories({ onPublicChange }),
      guardAccounts(
        createUsers({ secureCookies: env.siteUrl.startsWith('https:'), onPublicChange }),
        counter,
      ),
    ],
    globals: [
      createHeader({ onPublicChange }),
      createFooter({ onPublicChange }),
      createSettings({ onPublicChange }),
    ],
    plugins: [
      createCategoryTree(),
      createRedirects({ onPublicChange }),
      createForms({ onPublicChange, submissionHooks: guardSubmissions(counter) }),
      createSeo({ siteUrl: env.siteUrl }),
      createSearch({ locales: env.contentLocales }),
      createMediaStorage(env.media),
    ],
    folders,
    jobs: createJobs(env.cronSecret),
    localization: createLocalization(env.contentLocales),
    email: createMail(env.smtp),
    editor: createTextEditor(),
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
        providers: ['/src/components/admin-editor-mark.tsx#AdminEditorMark'],
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

/** In the first language addresses have no prefix. */
function previewOf({ previewSecret, contentLocales }: SiteEnv) {
  return ({ collection, slug, locale }: PreviewTarget): string | null => {
    const path = pathOf(collection, slug);
    const prefix = locale === undefined || locale === contentLocales[0] ? '' : `/${locale}`;
    return previewUrl(previewSecret, prefix === '' || path !== '/' ? prefix + path : prefix);
  };
}
