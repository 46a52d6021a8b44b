import { generatePageMetadata, RootPage } from '@payloadcms/next/views';
import type { Metadata } from 'next';
import config from '../../../../payload.config.ts';
import { NoAccountYet } from '../../../../components/no-account-yet.tsx';
import { importMap } from '../importMap.js';

interface Props {
  readonly params: Promise<{ segments: string[] }>;
  readonly searchParams: Promise<Record<string, string | string[]>>;
}

export function generateMetadata(props: Props): Promise<Metadata> {
  return generatePageMetadata({ config, ...props });
}

export default async function AdminPage(props: Props) {
  const { segments } = (await props.params) as { segments?: string[] };
  // Payload would show a form there, for an account that nobody can make.
  if (segments?.[0] === 'create-first-user') return <NoAccountYet />;
  return RootPage({ config, importMap, ...props });
}
