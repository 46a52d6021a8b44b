import path from 'node:path';
import { withPayload } from '@payloadcms/next/withPayload';
import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import { listSecurityHeaders, type HeaderRule } from './src/server/security-headers.ts';
import { hashInputs } from './tools/build/hash-inputs.mjs';

const repository = path.join(import.meta.dirname, '..');

/** Everything in here is frozen at build time, so it knows no host and reads no variable. */
const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repository,
  turbopack: { root: repository },
  transpilePackages: ['@synestra/cms-core', '@synestra/env'],
  // The compiler runs as a test, over more than what Next.js would look at.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The same sources are the same build, so that a rebuild gives the same files.
  generateBuildId: hashInputs,
  // Pictures get their sizes at the upload; resizing on request would cost work, disk and a cache.
  images: { unoptimized: true },
  // Pages are cached in the memory of each process, and the database tells when they are out of date.
  cacheHandler: path.join(import.meta.dirname, 'cache-handler.mjs'),
  cacheMaxMemorySize: 0,
  experimental: {
    isrFlushToDisk: false,
    // Loading every route at the start, the admin among them, doubles the time to ready.
    preloadEntriesOnStart: false,
  },
};

export default (phase: string): NextConfig => ({
  ...withPayload(config),
  headers: () => Promise.resolve(listHeaders(phase === PHASE_DEVELOPMENT_SERVER)),
});

/** Payload asks for colour hints on every page, which costs each reader's first visit a round trip. */
function listHeaders(isDevelopment: boolean): HeaderRule[] {
  const colours = { value: 'Sec-CH-Prefers-Color-Scheme' };
  const admin = [
    { key: 'Accept-CH', ...colours },
    { key: 'Vary', ...colours },
    { key: 'Critical-CH', ...colours },
  ];
  return [...listSecurityHeaders(isDevelopment), { source: '/admin/:path*', headers: admin }];
}
