import type { Instrumentation } from 'next';

/** Runs once, before the first request is served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { boot } = await import('./server/boot.ts');
  await boot();
}

/** Tells of an error that a reader saw as a page; the page shows its digest. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./server/logs/request-error.ts');
  logRequestError(error, request, context);
};
