import { databaseAddress } from '../../model/database-address.ts';
import { serverPort } from '../../model/connections.ts';
import type { Fleet, Instance } from '../../model/model.ts';
import { serverSelector } from '../site/labels.ts';
import { instanceLabel } from '../site/place.ts';
import { findHotSites, scratchDatabase } from './sites.ts';

/** Where the image for development has its checkout; the sources are synced over it. */
const workspace = '/workspace';

/** The home of the user of that image, with pnpm's store. */
const home = '/home/dev';

/** What Okteto is told: how a session takes the place of the server of each site. */
export function buildOktetoManifest(fleet: Fleet): { dev: Record<string, object> } {
  return {
    dev: Object.fromEntries(
      findHotSites(fleet).map((instance) => [
        instance.names.namespace,
        buildSession(fleet.cluster.databases, instance),
      ]),
    ),
  };
}

function buildSession(databases: string, instance: Instance) {
  const { names, app, resources } = instance;
  const { owner } = databaseAddress(databases, instance);
  return {
    // In another namespace it finds nothing, so nothing happens there by mistake.
    selector: { ...serverSelector, [instanceLabel]: names.namespace },
    container: 'web',
    image: `${app.image}:hot`,
    command: ['sh', '-c', startCommand(scratchDatabase(owner))],
    workdir: workspace,
    sync: [`.:${workspace}`],
    forward: [`${serverPort}:${serverPort}`],
    environment: {
      // Uploads of a session stay in it: those of the site are not its own.
      SYNESTRA_MEDIA_STORAGE: 'volume',
      MEDIA_DIR: `${workspace}/.local/media`,
    },
    // Okteto lifts the read-only root file system only where it is told of capabilities, even of none.
    securityContext: {
      runAsUser: 1000,
      runAsGroup: 1000,
      fsGroup: 1000,
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { add: [] },
    },
    persistentVolume: { enabled: true, size: '10Gi' },
    volumes: [home],
    resources: {
      requests: { ...resources.requests },
      // A development server compiles what it serves.
      limits: { cpu: '2', memory: '6Gi' },
    },
  };
}

/** The same server and the same owner, another database. `pnpm dev` migrates it; nothing is pushed. */
function startCommand(database: string): string {
  return [
    'pnpm install --frozen-lockfile --prefer-offline',
    `DATABASE_URI="\${DATABASE_URI%/*}/${database}" exec pnpm dev --migrate`,
  ].join(' && ');
}
