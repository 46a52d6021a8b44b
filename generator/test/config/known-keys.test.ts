import { describe, expect, it } from 'vitest';
import { knownKeys } from '../../src/config/known-keys.ts';
import { fleetSchema } from '../../src/config/schema.ts';
import { didYouMean } from '../../src/config/suggest.ts';
import type { ConfigPath } from '../../src/issue.ts';

describe('the known keys', () => {
  it.each<[ConfigPath, unknown, string[]]>([
    [[], {}, ['cluster', 'apps', 'environments', 'defaults', 'promotion', 'sites']],
    [['apps', 'web'], {}, ['directory', 'image', 'pullSecret']],
    [['apps'], {}, []],
    [['environments', 3], {}, ['name', 'selfHeal', 'production', 'stage', 'defaults']],
    [['defaults', 'resources'], {}, ['requests', 'limits']],
    [['defaults', 'resources', 'limits'], {}, ['cpu', 'memory']],
    [['sites', 'a', 'environments', 'dev', 'smtp'], {}, ['host', 'port']],
    [['defaults', 'jobs'], {}, ['schedule']],
    [['defaults', 'outgoing', 0, 'to'], {}, ['namespace', 'podLabels', 'cidr']],
    [
      ['defaults', 'media'],
      { defaults: { media: { kind: 'volume' } } },
      ['kind', 'size', 'storageClass'],
    ],
    [
      ['defaults', 'media'],
      { defaults: { media: { kind: 's3' } } },
      ['kind', 'endpoint', 'bucket', 'region', 'pathStyle', 'fromVolume'],
    ],
    [
      ['defaults', 'media'],
      { defaults: { media: {} } },
      ['kind', 'size', 'storageClass', 'endpoint', 'bucket', 'region', 'pathStyle', 'fromVolume'],
    ],
    [
      ['defaults', 'database'],
      { defaults: { database: { kind: 'platform' } } },
      ['kind', 'class', 'size', 'storageClass', 'major', 'backups', 'generation'],
    ],
    [['defaults', 'rollout'], {}, []],
    [['nowhere', 'at', 'all'], {}, []],
    [['constructor'], {}, []],
    [['defaults', 'toString'], {}, []],
  ])('at %j of %j are %j', (path, config, keys) => {
    expect(knownKeys(fleetSchema, path, config)).toEqual(keys);
  });
});

describe('a suggestion', () => {
  const known = ['env', 'host', 'aliases', 'replicas', 'resources', 'certificate', 'dns'];

  it.each([
    ['replica', 'replicas'],
    ['Replicas', 'replicas'],
    ['hots', 'host'],
    ['alias', 'aliases'],
    ['ressources', 'resources'],
    ['certifcate', 'certificate'],
    ['evn', undefined],
    ['en', 'env'],
    ['tls', undefined],
    ['domain', undefined],
    ['x', undefined],
    ['', undefined],
    ['hostname', 'host'],
    ['cert', 'certificate'],
    ['RES', 'resources'],
    ['do', undefined],
  ])('for %j is %j', (name, meant) => {
    expect(didYouMean(name, known)).toBe(meant && `did you mean "${meant}"?`);
  });

  it('is none where nothing is known', () => {
    expect(didYouMean('host', [])).toBeUndefined();
  });
});
