import fc from 'fast-check';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const quantity = fc.constantFrom('100m', '1', '0.5', '250m');
const memory = fc.constantFrom('256Mi', '512Mi', '1Gi', '2Gi');
const limits = fc.record(
  { cpu: fc.constantFrom('2', '4', '8'), memory: fc.constantFrom('4Gi', '8Gi') },
  { requiredKeys: [] },
);

/** Text that may stand in a variable: anything printable, with what YAML likes to misread. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !/\p{C}/u.test(value)),
  fc.constantFrom(
    'yes',
    'no',
    '0123',
    '1e3',
    '~',
    'null',
    '- a',
    'a: b',
    '# c',
    ' x ',
    '"',
    "'",
    '\\',
    '{}',
    '$(A)',
    'two\nlines',
    'tab\there',
  ),
);

const volume = fc.record(
  { kind: fc.constant('volume'), size: fc.constantFrom('1Gi', '5Gi', '20Gi'), storageClass: word },
  { requiredKeys: ['kind'] },
);
const s3 = (unique: string) =>
  fc.record(
    {
      kind: fc.constant('s3'),
      endpoint: fc.constantFrom(
        'http://minio.storage.svc.cluster.local:9000',
        'https://s3.example.com',
        'http://s3.example.com:9000',
        'http://192.0.2.7:9000',
      ),
      bucket: fc.constant(`bucket-${unique}`),
      region: word,
      pathStyle: fc.boolean(),
      fromVolume: fc.boolean(),
    },
    { requiredKeys: ['kind', 'endpoint', 'bucket'] },
  );

const scheduling = fc.record(
  {
    nodeSelector: fc.dictionary(word, word, { maxKeys: 2 }),
    tolerations: fc.array(
      fc.record(
        { key: word, value: word, effect: fc.constantFrom('NoSchedule', 'NoExecute') },
        { requiredKeys: ['key'] },
      ),
      { maxLength: 2 },
    ),
    priorityClassName: word,
  },
  { requiredKeys: [] },
);

const outgoing = fc.uniqueArray(
  fc.record({
    name: word.map((name) => `to-${name}`),
    to: fc.oneof(
      fc.record(
        { namespace: word, podLabels: fc.dictionary(word, word, { maxKeys: 2 }) },
        { requiredKeys: ['namespace'] },
      ),
      fc.constantFrom({ cidr: '203.0.113.7/32' }, { cidr: '2001:db8::/32' }),
    ),
    port: fc.integer({ min: 1, max: 65_535 }),
  }),
  { maxLength: 2, selector: ({ name }) => name },
);

const commonSettings = {
  env: fc.dictionary(
    word.map((name) => `X_${name.toUpperCase()}`),
    text,
    { maxKeys: 4 },
  ),
  secrets: fc.uniqueArray(
    word.map((name) => `extra-${name}`),
    { maxLength: 2 },
  ),
  resources: fc.record(
    { requests: fc.record({ cpu: quantity, memory }, { requiredKeys: [] }), limits },
    { requiredKeys: [] },
  ),
  jobs: fc.oneof(
    fc.constant(false),
    fc.record({ schedule: fc.constantFrom('*/5 * * * *', '0 3 * * 1') }),
  ),
  scheduling,
  smtp: fc.record(
    {
      host: fc.constantFrom('smtp.example.com', 'mail.mail.svc'),
      port: fc.constantFrom(25, 465, 587),
    },
    { requiredKeys: ['host'] },
  ),
  outgoing,
  redirectHttp: fc.boolean(),
  certificate: word,
  rollout: fc.constantFrom('live', 'held'),
  secretProvider: fc.constantFrom(
    { kind: 'external' },
    { kind: 'externalSecret', store: 'vault' },
    { kind: 'externalSecret', store: 'own', storeKind: 'SecretStore', registryKey: 'registry' },
  ),
  secretsRevision: fc.integer({ min: 1, max: 12 }),
};

/** Only outside of production nobody asks why there are no backups. */
const platformDatabase = (environment: string) =>
  fc.record(
    {
      kind: fc.constant('platform'),
      class: fc.constantFrom('small', 'medium', 'large'),
      size: fc.constantFrom('1Gi', '40Gi'),
      storageClass: word,
      major: fc.constantFrom(16, 17, 18),
      backups: fc.constantFrom(
        true,
        { none: 'an example' },
        ...(environment === 'prod' ? [] : [false]),
      ),
      generation: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: ['kind'] },
  );

function siteEnvironment(site: string, environment: string) {
  const unique = `${site}-${environment}`;
  const storage = fc.oneof(
    fc.record({ media: volume, replicas: fc.constantFrom(0, 1) }, { requiredKeys: [] }),
    fc.record(
      {
        media: s3(unique),
        replicas: fc.constantFrom(1, 2, 3, { from: 1, to: 3 }, { from: 2, to: 4, cpuPercent: 50 }),
      },
      { requiredKeys: ['media'] },
    ),
  );
  const database = fc.oneof(
    platformDatabase(environment),
    ...(environment === 'prod'
      ? []
      : [fc.constant({ kind: 'namespace', database: 'app', owner: 'app', size: '1Gi' })]),
  );
  return fc
    .tuple(
      fc.record(
        {
          ...commonSettings,
          aliases: fc.uniqueArray(
            word.map((name) => `${name}-${unique}.example.com`),
            { maxLength: 2 },
          ),
          database,
        },
        { requiredKeys: [] },
      ),
      storage,
    )
    .map(([settings, stored]) => ({ host: `${unique}.example.com`, ...settings, ...stored }));
}

function site(id: string) {
  return fc
    .record(
      { dev: siteEnvironment(id, 'dev'), prod: siteEnvironment(id, 'prod') },
      { requiredKeys: [] },
    )
    .filter((environments) => Object.keys(environments).length > 0)
    .map((environments) => ({ environments }));
}

/** Configurations that are valid and use every setting, of up to `sites` sites. */
export function validFleet(sites: number): fc.Arbitrary<Record<string, unknown>> {
  const ids = fc.uniqueArray(
    word.map((name) => `s${name}`),
    { minLength: 1, maxLength: sites, selector: (id) => id },
  );
  const siteMap = ids.chain((names) =>
    fc.record(Object.fromEntries(names.map((id) => [id, site(id)]))),
  );
  return fc.record({
    cluster: fc.record(
      {
        repository: fc.constant('https://example.com/fleet.git'),
        wildcards: fc.constant(['example.com']),
        monitoring: fc.constantFrom(false, { namespace: 'metrics' }),
        backups: fc.record(
          {
            endpoint: fc.constantFrom(
              'http://minio.storage.svc.cluster.local:9000',
              'https://s3.example.com',
            ),
            bucket: fc.constant('backups'),
            schedule: fc.constantFrom('0 3 * * *', '*/30 * * * *'),
          },
          { requiredKeys: ['endpoint', 'bucket'] },
        ),
      },
      { requiredKeys: ['repository', 'wildcards', 'backups'] },
    ),
    apps: fc.record({
      web: fc.record(
        {
          directory: fc.constant('site'),
          image: fc.constant('registry.example.com/web'),
          pullSecret: word,
        },
        { requiredKeys: ['directory', 'image'] },
      ),
    }),
    environments: fc.constant([
      { name: 'dev', selfHeal: false },
      { name: 'prod', production: true },
    ]),
    defaults: fc.record(
      { resources: commonSettings.resources, redirectHttp: fc.boolean(), env: commonSettings.env },
      { requiredKeys: [] },
    ),
    sites: siteMap,
  });
}

/** A value of any shape that somebody could leave in a configuration by mistake. */
const anything = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    Number.NaN,
    -1,
    0,
    1e9,
    true,
    '',
    '-',
    'yes',
    '${X}',
    '\u0000',
    '\ud800',
    '__proto__',
  ),
  fc.anything({ maxDepth: 2, withNullPrototype: true, withBigInt: true, withSparseArray: true }),
);

/** Valid configurations with up to three things broken at random places. */
export const brokenFleet: fc.Arbitrary<unknown> = fc
  .tuple(
    validFleet(3),
    fc.array(
      fc.tuple(
        fc.array(fc.nat(20), { maxLength: 6 }),
        anything,
        fc.constantFrom('replace', 'remove', 'add'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([fleet, faults]) => {
    const copy: unknown = structuredClone(fleet);
    for (const [steps, value, action] of faults) breakAt(copy, steps, value, action);
    return copy;
  });

function breakAt(value: unknown, steps: readonly number[], fault: unknown, action: string): void {
  let holder = value as Record<string, unknown>;
  for (const step of steps) {
    const inner = Object.values(holder).filter((one) => typeof one === 'object' && one !== null);
    const next = inner[step % Math.max(1, inner.length)];
    if (!next) break;
    holder = next as Record<string, unknown>;
  }
  const keys = Object.keys(holder);
  const key = keys[(steps[0] ?? 0) % Math.max(1, keys.length)];
  if (action === 'add') holder.surprise = fault;
  else if (key !== undefined && action === 'remove') Reflect.deleteProperty(holder, key);
  else if (key !== undefined) holder[key] = fault;
}
