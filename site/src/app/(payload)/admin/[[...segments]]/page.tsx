import { generatePageMetadata, RootPage } from '@payloadcms/next/views';
import type { Metadata } from 'next';
import config from '../../../../payload.config.ts';
import { importMap } from '../importMap.js';

interface Props {
  readonly params: Promise<{ segments: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[]>>;
}

export function generateMetadata(props: Props): Promise<Metadata> {
  return generatePageMetadata({ config, ...props });
}

export default function AdminPage(props: Props) {
  return RootPage({ config, importMap, ...props });
}
