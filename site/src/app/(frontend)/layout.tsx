import '@fontsource-variable/golos-text/wght.css';
import '@fontsource-variable/literata/wght.css';
import './site.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '../../components/site-footer.tsx';
import { SiteHeader } from '../../components/site-header.tsx';
import { readSettings } from '../../content/read.ts';
import { nameOf } from '../../content/site-name.ts';
import { env } from '../../env.ts';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await readSettings();
  const name = nameOf(settings);
  return {
    metadataBase: new URL(env.siteUrl),
    title: { default: name, template: `%s · ${name}` },
    // Only production is for search engines.
    robots: env.environment === 'prod' ? undefined : { index: false, follow: false },
  };
}

export default async function SiteLayout({ children }: { readonly children: ReactNode }) {
  const settings = await readSettings();
  return (
    <html lang={settings.language}>
      <body>
        <SiteHeader settings={settings} />
        <main>{children}</main>
        <SiteFooter settings={settings} />
      </body>
    </html>
  );
}
