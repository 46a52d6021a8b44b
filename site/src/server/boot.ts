import { InvalidEnv } from '@synestra/env';
import { installPageCache } from '../cache/install.ts';

/**
 * Ends a process that cannot serve: Next.js would stay up and answer every request with an error,
 * even after the cause is gone. The database may come later; until then the server is not ready.
 */
export async function boot(): Promise<void> {
  try {
    const { env } = await import('../env.ts');
    installPageCache(env.database.uri);
  } catch (error) {
    console.error(error instanceof InvalidEnv ? error.message : error);
    process.exit(1);
  }
}
