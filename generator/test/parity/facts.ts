/** Where a fact of the original stands now: the kind and name of an object, and the path inside. */
export interface Place {
  readonly object: string;
  readonly path: string;
}

/** One fact of the original system, for one environment of synestra-io. */
export type Fact = {
  readonly what: string;
  readonly original: unknown;
} & (
  | { readonly at: Place }
  | { readonly at: Place; readonly now: unknown; readonly because: string }
  | { readonly gone: string }
);

const deployment = (path: string): Place => ({ object: 'Deployment/web', path });
const pod = (path: string) => deployment(`spec.template.spec.${path}`);
const container = (path: string) => pod(`containers.0.${path}`);
const service = (path: string): Place => ({ object: 'Service/web', path });
const ingress = (path: string): Place => ({ object: 'Ingress/web', path });
const job = (path: string): Place => ({ object: 'Job/web-migrate', path });
const cronJob = (path: string): Place => ({ object: 'CronJob/web-jobs', path });
const configMap = (name: string): Place => ({ object: 'ConfigMap/web-env', path: `data.${name}` });
const application = (path: string): Place => ({ object: 'Application', path });
const annotation = (name: string) => `metadata.annotations.${name.replaceAll('.', '\\.')}`;

const shortNames = 'a namespace holds one site, so the names in it need not repeat the release';

/** The list follows the tables of objects, environment and Applications of the original. */
export function factsOf(environment: 'dev' | 'prod'): Fact[] {
  const release = `web-synestra-io-${environment}`;
  const host = environment === 'dev' ? 'dev.synestra.io' : 'synestra.io';
  const cluster = environment === 'dev' ? 'synestra-io-dev-cnpg' : 'synestra-io-cnpg';
  return [
    ...workload(release, environment),
    ...exposure(release, host),
    ...jobs(release),
    ...variables(environment, host),
    ...argocd(release, environment),
    {
      what: 'database service',
      original: `${cluster}-rw.databases.svc.cluster.local:5432`,
      at: { object: 'NetworkPolicy/egress-database', path: 'spec.egress.0' },
      now: {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'databases' } },
            podSelector: { matchLabels: { 'cnpg.io/cluster': cluster } },
          },
        ],
        ports: [{ port: 5432, protocol: 'TCP' }],
      },
      because:
        'the address itself is in DATABASE_URI; the manifests open the way to the same cluster',
    },
  ];
}

function workload(release: string, environment: string): Fact[] {
  return [
    {
      what: 'Deployment name',
      original: `${release}-web-app`,
      at: deployment('metadata.name'),
      now: 'web',
      because: shortNames,
    },
    { what: 'namespace', original: release, at: deployment('metadata.namespace') },
    { what: 'replicas', original: 1, at: deployment('spec.replicas') },
    {
      what: 'label name',
      original: 'web-app',
      at: deployment('metadata.labels.app\\.kubernetes\\.io/name'),
      now: 'web',
      because: 'the name of the chart, which is gone',
    },
    {
      what: 'label instance',
      original: release,
      at: deployment('metadata.labels.app\\.kubernetes\\.io/instance'),
    },
    {
      what: 'container name',
      original: 'app',
      at: container('name'),
      now: 'web',
      because: 'one name for all that belongs to the server',
    },
    { what: 'container port', original: 3000, at: container('ports.0.containerPort') },
    {
      what: 'pull secret',
      original: [{ name: 'gitlab-regcred' }],
      at: { object: 'ServiceAccount/web', path: 'imagePullSecrets' },
    },
    environment === 'dev'
      ? {
          what: 'pull policy',
          original: 'Always',
          at: container('imagePullPolicy'),
          now: 'IfNotPresent',
          because: 'a digest never changes',
        }
      : { what: 'pull policy', original: 'IfNotPresent', at: container('imagePullPolicy') },
    {
      what: 'secrets as variables',
      original: [`${release}-env`, `${release}-s3-env`],
      at: container('envFrom'),
      now: [
        { configMapRef: { name: 'web-env' } },
        { secretRef: { name: `${release}-env` } },
        { secretRef: { name: `${release}-s3-env` } },
      ],
      because:
        'the same Secrets in the same order, after a ConfigMap that took the place of the inline variables',
    },
    {
      what: 'shared extra secret',
      original: 'one for all sites',
      gone: 'no key of it is needed; a site that has one names it under "secrets"',
    },
    {
      what: 'optional command',
      original: 'next dev in dev',
      gone: 'dev runs the production image; hot development is a session with an image of its own',
    },
    { what: 'requested cpu', original: '150m', at: container('resources.requests.cpu') },
    { what: 'requested memory', original: '512Mi', at: container('resources.requests.memory') },
    {
      what: 'cpu limit',
      original: '1000m',
      at: container('resources.limits.cpu'),
      now: '1',
      because: 'the same amount in its canonical form',
    },
    { what: 'memory limit', original: '4Gi', at: container('resources.limits.memory') },
    {
      what: 'sync wave',
      original: '2',
      at: deployment(annotation('argocd.argoproj.io/sync-wave')),
      now: undefined,
      because: 'what comes before has negative waves, so the server is in wave 0',
    },
    {
      what: 'probes',
      original: 'none',
      at: container('readinessProbe.httpGet.path'),
      now: '/readyz',
      because: 'Argo CD and the Service must know when the site works',
    },
    {
      what: 'security context',
      original: 'none',
      at: container('securityContext.readOnlyRootFilesystem'),
      now: true,
      because: 'restricted pods',
    },
    {
      what: 'media volume claim',
      original: 'off: media lies on S3',
      at: pod('volumes.0.persistentVolumeClaim'),
      now: undefined,
      because: 'still off; a site with media on a volume gets one, which the accepted cases show',
    },
  ];
}

function exposure(release: string, host: string): Fact[] {
  return [
    {
      what: 'Service name',
      original: `${release}-web-app`,
      at: service('metadata.name'),
      now: 'web',
      because: shortNames,
    },
    { what: 'Service type', original: 'ClusterIP', at: service('spec.type') },
    { what: 'Service port', original: 80, at: service('spec.ports.0.port') },
    {
      what: 'Service target',
      original: 3000,
      at: service('spec.ports.0.targetPort'),
      now: 'http',
      because: 'the name of the container port 3000',
    },
    {
      what: 'Ingress name',
      original: `${release}-web-app`,
      at: ingress('metadata.name'),
      now: 'web',
      because: shortNames,
    },
    { what: 'Ingress class', original: 'traefik', at: ingress('spec.ingressClassName') },
    {
      what: 'entry point',
      original: 'websecure',
      at: ingress(annotation('traefik.ingress.kubernetes.io/router.entrypoints')),
    },
    {
      what: 'router tls',
      original: 'true',
      at: ingress(annotation('traefik.ingress.kubernetes.io/router.tls')),
    },
    { what: 'host', original: host, at: ingress('spec.rules.0.host') },
    { what: 'path', original: '/', at: ingress('spec.rules.0.http.paths.0.path') },
    { what: 'path type', original: 'Prefix', at: ingress('spec.rules.0.http.paths.0.pathType') },
    {
      what: 'backend service',
      original: `${release}-web-app`,
      at: ingress('spec.rules.0.http.paths.0.backend.service.name'),
      now: 'web',
      because: shortNames,
    },
    {
      what: 'backend port',
      original: 80,
      at: ingress('spec.rules.0.http.paths.0.backend.service.port'),
      now: { name: 'http' },
      because: 'the name of port 80',
    },
    { what: 'tls block', original: undefined, at: ingress('spec.tls') },
    {
      what: 'http Ingress',
      original: 'optional',
      at: {
        object: 'Ingress/web-http',
        path: annotation('traefik.ingress.kubernetes.io/router.entrypoints'),
      },
      now: 'web',
      because: 'on by default: nobody wants a site without it',
    },
    {
      what: 'https redirect',
      original: { scheme: 'https', permanent: true },
      at: { object: 'Middleware/redirect-https', path: 'spec.redirectScheme' },
    },
  ];
}

function jobs(release: string): Fact[] {
  return [
    {
      what: 'migration name',
      original: `${release}-web-app-migrate`,
      at: job('metadata.name'),
      now: 'web-migrate',
      because: shortNames,
    },
    { what: 'migration hook', original: 'Sync', at: job(annotation('argocd.argoproj.io/hook')) },
    {
      what: 'hook delete policy',
      original: 'BeforeHookCreation,HookSucceeded',
      at: job(annotation('argocd.argoproj.io/hook-delete-policy')),
      now: 'BeforeHookCreation',
      because: 'the log of a migration that succeeded stays until the next one',
    },
    {
      what: 'migration wave',
      original: '1',
      at: job(annotation('argocd.argoproj.io/sync-wave')),
      now: '-1',
      because: 'still between its inputs and the server, which moved to wave 0',
    },
    {
      what: 'migration restart policy',
      original: 'OnFailure',
      at: job('spec.template.spec.restartPolicy'),
      now: 'Never',
      because: 'each try keeps its own log',
    },
    {
      what: 'migration image',
      original: 'the image of the Deployment',
      at: job('spec.template.spec.containers.0.image'),
      now: 'web.invalid/unreleased',
      because: 'the same placeholder, which one release replaces in both',
    },
    {
      what: 'migration secrets',
      original: 'those of the Deployment',
      at: job('spec.template.spec.containers.0.envFrom.1.secretRef.name'),
      now: `${release}-env`,
      because: 'the same, by the same function',
    },
    {
      what: 'wait for the database',
      original: 'TCP, up to 300 s',
      at: job('spec.activeDeadlineSeconds'),
      now: 900,
      because: 'the migration itself waits with a bound; this bounds the whole',
    },
    {
      what: 'jobs runner name',
      original: `${release}-web-app-jobs-runner`,
      at: cronJob('metadata.name'),
      now: 'web-jobs',
      because: shortNames,
    },
    { what: 'jobs runner schedule', original: '* * * * *', at: cronJob('spec.schedule') },
    { what: 'jobs runner concurrency', original: 'Forbid', at: cronJob('spec.concurrencyPolicy') },
    { what: 'jobs runner history', original: 1, at: cronJob('spec.successfulJobsHistoryLimit') },
    { what: 'jobs runner failed history', original: 3, at: cronJob('spec.failedJobsHistoryLimit') },
    {
      what: 'jobs runner secret',
      original: { name: `${release}-env`, key: 'CRON_SECRET' },
      at: cronJob('spec.jobTemplate.spec.template.spec.containers.0.env.0.valueFrom.secretKeyRef'),
    },
  ];
}

function variables(environment: 'dev' | 'prod', host: string): Fact[] {
  return [
    { what: 'SYNESTRA_ENV', original: environment, at: configMap('SYNESTRA_ENV') },
    { what: 'NEXT_PUBLIC_SERVER_URL', original: `https://${host}`, at: configMap('SITE_URL') },
    {
      what: 'NODE_ENV',
      original: 'development or production',
      gone: 'the image says production; nobody can say otherwise',
    },
    { what: 'SYNESTRA_DB_SOURCE', original: 'cnpg-databases', gone: 'DATABASE_URI alone decides' },
    { what: 'SYNESTRA_MEDIA_STORAGE', original: 's3', at: configMap('SYNESTRA_MEDIA_STORAGE') },
    {
      what: 'S3_ENDPOINT',
      original: 'http://minio-web-synestra-io.object-storage-web-core.svc.cluster.local:9000',
      at: configMap('S3_ENDPOINT'),
    },
    { what: 'S3_BUCKET', original: `payload-media-${environment}`, at: configMap('S3_BUCKET') },
    { what: 'S3_REGION', original: 'us-east-1', at: configMap('S3_REGION') },
    { what: 'S3_FORCE_PATH_STYLE', original: 'true', at: configMap('S3_FORCE_PATH_STYLE') },
    {
      what: 'APP_NAME',
      original: 'synestra-io',
      gone: 'one image runs every site, so it has no app to name',
    },
  ];
}

function argocd(release: string, environment: 'dev' | 'prod'): Fact[] {
  const dev = environment === 'dev';
  return [
    { what: 'Application name', original: release, at: application('metadata.name') },
    { what: 'Application namespace', original: 'argo', at: application('metadata.namespace') },
    {
      what: 'project',
      original: 'synestra-web',
      at: application('spec.project'),
      now: `synestra-web-${environment}`,
      because: 'each environment may do only what its own sites need',
    },
    {
      what: 'repository',
      original: 'https://github.com/NeoGrAIph/web-core.git',
      at: application('spec.source.repoURL'),
    },
    { what: 'destination', original: release, at: application('spec.destination.namespace') },
    { what: 'prune', original: true, at: application('spec.syncPolicy.automated.prune') },
    { what: 'self-heal', original: !dev, at: application('spec.syncPolicy.automated.selfHeal') },
    {
      what: 'PruneLast',
      original: dev ? 'absent' : 'PruneLast=true',
      at: application('spec.syncPolicy.syncOptions.0'),
      ...(dev && {
        now: 'PruneLast=true',
        because: 'without it the old ConfigMap goes before the migration ran',
      }),
    },
    {
      what: 'CreateNamespace',
      original: undefined,
      at: application('spec.syncPolicy.managedNamespaceMetadata'),
    },
  ];
}
