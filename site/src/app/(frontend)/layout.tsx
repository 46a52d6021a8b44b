import '@fontsource-variable/golos-text/wght.css';
import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/literata/wght-italic.css';
import './site.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SiteFooter } from '../../components/site-footer.tsx';
import { SiteHeader } from '../../components/site-header.tsx';
import { SkipLink } from '../../components/skip-link.tsx';
import { defaultLanguage } from '../../content/language.ts';
import { readSettings } from '../../content/read.ts';
import { nameOf } from '../../content/site-name.ts';
import { env } from '../../env.ts';

/** Known before the styles are: no flash of white in the dark. */
export const viewport: Viewport = { colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  const settings = await readSettings();
  const name = nameOf(settings);
  return {
    metadataBase: new URL(env.siteUrl),
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
    // Only production is for search engines.
    robots: env.environment === 'prod' ? undefined : { index: false, follow: false },
  };
}

export default async function SiteLayout({ children }: { readonly children: ReactNode }) {
  const settings = await readSettings();
  return (
    <html lang={defaultLanguage}>
      <body>
        <SkipLink language={defaultLanguage} />
        <SiteHeader settings={settings} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter settings={settings} />
      </body>
    </html>
  );
}
