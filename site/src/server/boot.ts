import { InvalidEnv, type SiteEnv } from '@synestra/env';
import { installPageCache } from '../cache/install.ts';
import { captureConsole } from './logs/capture-console.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { keepOneLocation } from './one-location.ts';
import { tellRequest } from './requests/tell-request.ts';
import { watchRequests } from './requests/watch-requests.ts';

/**
 * Ends a process that cannot serve: Next.js would stay up and answer every request with an error,
 * even after the cause is gone. The database may come later; until then the server is not ready.
 */
export async function boot(): Promise<void> {
  let env: SiteEnv;
  try {
    ({ env } = await import('../env.ts'));
    installPageCache(env.database.uri);
  } catch (error) {
    console.error(error instanceof InvalidEnv ? error.message : error);
    process.exit(1);
  }
  const { log } = await import('./logs/log.ts');
  // Whoever develops reads it with his own eyes.
  if (process.env.NODE_ENV === 'production') captureConsole(log);
  keepOneLocation();
  watchRequests(
    (ended) => {
      tellRequest(log, ended);
    },
    { trustedProxies: env.trustedProxies, exceptPort: env.metricsPort },
  );
  if (env.metricsPort !== undefined) serveMetrics(env.metricsPort, log);
}
