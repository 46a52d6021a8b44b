import type { CSSProperties, ReactNode } from 'react';
import { formatAccent } from '../../content/colours.ts';
import { readFrame } from '../../content/read-frame.ts';
import type { Language } from '../../content/words.ts';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import { SkipLink } from './skip-link.tsx';
import { ThemeScript } from './theme-script.tsx';

interface Props {
  readonly locale: Language;
  /** The address without its language: the same page in another one lies there. */
  readonly path: string;
  readonly children: ReactNode;
}

/** What is the same on every page of the site. */
export async function Document({ locale, path, children }: Props) {
  const { settings, header, footer } = await readFrame(locale);
  const accent = formatAccent(settings.colours ?? {});
  return (
    // What the reader chose is set before React comes, which must not mind.
    <html
      lang={locale}
      style={accent === undefined ? undefined : ({ '--accent': accent } as CSSProperties)}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
      </head>
      <body>
        <SkipLink locale={locale} />
        <SiteHeader settings={settings} header={header} locale={locale} path={path} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter settings={settings} footer={footer} locale={locale} />
      </body>
    </html>
  );
}
