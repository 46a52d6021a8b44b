import '../site.ts';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../../components/frame/document.tsx';
import { describeSite } from '../../../content/metadata.ts';
import { findPlace, type PathProps } from '../place.ts';

/** Known before the styles are: no flash of white in the dark. */
export const viewport: Viewport = { colorScheme: 'light dark' };

export async function generateMetadata({ params }: PathProps): Promise<Metadata> {
  return describeSite((await findPlace(params)).locale);
}

interface Props extends PathProps {
  readonly children: ReactNode;
}

/** It lies below the address, because the language of a document is a part of that. */
export default async function SiteLayout({ params, children }: Props) {
  const { locale, path } = await findPlace(params);
  return (
    <Document locale={locale} path={path}>
      {children}
    </Document>
  );
}
