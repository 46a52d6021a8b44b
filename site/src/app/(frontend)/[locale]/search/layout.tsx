import '../../site.ts';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../../../components/frame/document.tsx';
import { describeSite } from '../../../../content/metadata.ts';
import { findPrefix, type PrefixProps } from '../../prefix.ts';

export const viewport: Viewport = { colorScheme: 'light dark' };

export async function generateMetadata({ params }: PrefixProps): Promise<Metadata> {
  return describeSite((await findPrefix(params)).locale);
}

interface Props extends PrefixProps {
  readonly children: ReactNode;
}

export default async function SearchLayout({ params, children }: Props) {
  return (
    <Document locale={(await findPrefix(params)).locale} path="/search">
      {children}
    </Document>
  );
}
