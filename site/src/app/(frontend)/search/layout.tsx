import '../site.ts';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../../components/frame/document.tsx';
import { locales } from '../../../content/addresses.ts';
import { describeSite } from '../../../content/metadata.ts';

export const viewport: Viewport = { colorScheme: 'light dark' };

export function generateMetadata(): Promise<Metadata> {
  return describeSite(locales[0]);
}

export default function SearchLayout({ children }: { readonly children: ReactNode }) {
  return (
    <Document locale={locales[0]} path="/search">
      {children}
    </Document>
  );
}
