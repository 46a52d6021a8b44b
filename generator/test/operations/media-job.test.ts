import { describe, expect, it } from 'vitest';
import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import type { Job } from '../../src/objects/platform/operations/job.ts';
import { subjectsOf, type Operation } from '../../src/objects/platform/operations/operation.ts';
import { bucket, fleetWith, moved, volume } from './media-fleet.ts';
import { operationOf } from './operations.ts';

const kept = fleetWith(volume, volume);
const moving = fleetWith(bucket('dev-media'), moved('prod-media'));

/** What is offered for the media of the site, by environment. */
function offered(...media: Parameters<typeof fleetWith>): string[] {
  return [...subjectsOf(fleetWith(...media))].flatMap((subject) =>
    buildOperations(subject)
      .map(({ kind, confirmation }) => `${kind}${confirmation ? ', confirmed' : ''}`)
      .filter((kind) => kind.includes('media'))
      .map((kind) => `${subject.instance.environment.name}: ${kind}`),
  );
}

describe('what is offered follows from where the media lie', () => {
  const recoveries = ['prod: backup-media, confirmed', 'prod: restore-media, confirmed'];
  it.each([
    ['two volumes', volume, volume, ['dev: refresh-media', ...recoveries]],
    ['two buckets', bucket('media-a'), bucket('media-b'), ['dev: mirror-media']],
    ['a bucket and a volume', bucket('media-a'), volume, ['dev: mirror-media', ...recoveries]],
    ['a volume and a bucket', volume, bucket('media-b'), ['dev: refresh-media']],
    [
      'a bucket that replaces a volume',
      bucket('media-a'),
      moved('media-b'),
      ['dev: mirror-media', 'prod: move-media, confirmed', 'prod: return-media, confirmed'],
    ],
    [
      'a bucket in dev that replaces a volume',
      moved('media-a'),
      bucket('media-b'),
      ['dev: mirror-media', 'dev: move-media', 'dev: return-media'],
    ],
  ])('%s', (_, dev, prod, kinds) => {
    expect(offered(dev, prod)).toEqual(kinds);
  });
});

describe('a Job that has the volume', () => {
  it.each([
    ['backup-media', 'prod', kept, true],
    ['restore-media', 'prod', kept, undefined],
    ['refresh-media', 'dev', kept, undefined],
    ['move-media', 'prod', moving, true],
    ['return-media', 'prod', moving, undefined],
  ] as const)('%s mounts what it only reads so that it cannot write', (kind, env, fleet, only) => {
    const [mount] = podOf(operationOf(kind, 'shop', env, fleet)).containers[0]?.volumeMounts ?? [];
    expect(mount).toEqual({
      name: 'media',
      mountPath: '/media',
      ...(only && { readOnly: true }),
    });
  });

  it("runs where the site's pod runs, and matches its own term where none does", () => {
    const operation = operationOf('backup-media', 'shop', 'prod', kept);
    const [term] =
      podOf(operation).affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const [expression] = term?.labelSelector?.matchExpressions ?? [];
    const labels = jobOf(operation).spec?.template.metadata?.labels;
    expect(term?.topologyKey).toBe('kubernetes.io/hostname');
    expect(expression).toMatchObject({ key: 'app.kubernetes.io/name', operator: 'In' });
    expect(expression?.values).toEqual(['web', labels?.['app.kubernetes.io/name']]);
  });

  it('goes where the site may go', () => {
    const scheduling = { nodeSelector: { disk: 'fast' }, tolerations: [{ key: 'sites' }] };
    const [subject] = [...subjectsOf(kept)].filter(
      ({ instance }) => instance.environment.production,
    );
    if (!subject) throw new Error('the fleet has no production');
    const instance = {
      ...subject.instance,
      scheduling: { ...scheduling, priorityClassName: 'sites' },
    };
    const backup = buildOperations({ ...subject, instance }).find(
      ({ kind }) => kind === 'backup-media',
    );
    expect(backup && podOf(backup)).toMatchObject(scheduling);
  });
});

it('a Job reaches its object stores and nothing else', () => {
  const [policy] = operationOf('backup-media', 'shop', 'prod', kept).objects;
  expect(policy).toMatchObject({
    kind: 'NetworkPolicy',
    spec: {
      podSelector: { matchLabels: { 'synestra.io/operation': 'backup-media' } },
      policyTypes: ['Egress'],
      egress: [{ ports: [{ port: 9000, protocol: 'TCP' }] }],
    },
  });
});

function jobOf({ objects }: Operation): Job {
  return objects.find(({ kind }) => kind === 'Job') as Job;
}

function podOf(operation: Operation) {
  const pod = jobOf(operation).spec?.template.spec;
  if (!pod) throw new Error('the Job has no pod');
  return pod;
}
