import '@fontsource-variable/golos-text/wght.css';
import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/literata/wght-italic.css';
import '@payloadcms/next/css';
import './admin.css';
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts';
import type { ServerFunctionClient } from 'payload';
import type { ReactNode } from 'react';
import { publish } from '../../cache/publication.ts';
import { env } from '../../env.ts';
import config from '../../payload.config.ts';
import { importMap } from './admin/importMap.js';

const serverFunction: ServerFunctionClient = async (call) => {
  'use server';
  return publish(() => handleServerFunctions({ ...call, config, importMap }));
};

export default function AdminLayout({ children }: { readonly children: ReactNode }) {
  return (
    <RootLayout
      config={config}
      importMap={importMap}
      serverFunction={serverFunction}
      htmlProps={{ className: env.contentLocales.length === 1 ? 'one-language' : undefined }}
    >
      {children}
    </RootLayout>
  );
}
