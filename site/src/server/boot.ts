import { InvalidEnv } from '@synestra/env';

/**
 * Ends a process that cannot serve: Next.js would stay up and answer every request with an error,
 * even after the cause is gone. The database may come later; until then the server is not ready.
 */
export async function boot(): Promise<void> {
  try {
    await import('../env.ts');
  } catch (error) {
    console.error(error instanceof InvalidEnv ? error.message : error);
    process.exit(1);
  }
}
