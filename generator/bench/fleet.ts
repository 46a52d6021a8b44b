import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes an empty repository whose configuration has so many sites in dev and prod. */
export function makeFleet(sites: number): string {
  const root = path.join(tmpdir(), `web-core-bench-${process.pid}`, String(sites));
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  writeFileSync(path.join(root, 'sites.config.ts'), configOf(sites));
  return root;
}

export function removeFleets(): void {
  rmSync(path.join(tmpdir(), `web-core-bench-${process.pid}`), { recursive: true, force: true });
}

/** Every third site keeps its media on a volume; the others use S3, aliases and variables. */
function configOf(sites: number): string {
  const entries = Array.from({ length: sites }, (_, index) => {
    const id = `site${index}`;
    return index % 3 === 0 ? volumeSite(id) : s3Site(id);
  });
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    wildcards: ['example.com', 'dev.example.com'],
    backups: { endpoint: 'http://minio.storage.svc.cluster.local:9000', bucket: 'backups' },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'registry' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: {
${entries.join('\n')}
  },
});
`;
}

function volumeSite(id: string): string {
  return `    ${id}: {
      environments: { dev: { host: '${id}.dev.example.com' }, prod: { host: '${id}.example.com' } },
    },`;
}

function s3Site(id: string): string {
  return `    ${id}: {
      env: { LOG_LEVEL: 'info', CONTACT: 'Office of ${id}: 2nd floor' },
      media: { kind: 's3', endpoint: 'http://minio.storage.svc.cluster.local:9000', pathStyle: true },
      environments: {
        dev: { host: '${id}.dev.example.com', media: { bucket: '${id}-dev' } },
        prod: {
          host: '${id}.example.com',
          aliases: ['www-${id}.example.com'],
          replicas: 2,
          resources: { requests: { cpu: '300m' } },
          media: { bucket: '${id}-prod' },
        },
      },
    },`;
}
