import { describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { buildFolders } from '../../src/kustomize/build.ts';
import { findTool } from '../../src/kustomize/tools.ts';
import { emitYaml } from '../../src/yaml/emit.ts';
import { parseDocuments } from '../../src/yaml/parse.ts';
import { configSource, createWorkspace } from '../workspace.ts';
import { corpus, refused } from './corpus.ts';
import { readAsKubernetes } from './read-yaml.ts';

const variables = Object.fromEntries(corpus.map((value, index) => [`V${index}`, value]));

/** YAML takes no longer key without a mark of its own; Kubernetes has none longer than 317. */
const shortEnoughForKeys = corpus.filter(({ length }) => length < 400);

function fleetWith(env: Record<string, string>): string {
  return configSource({
    cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'] },
    apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
    environments: [{ name: 'dev' }],
    sites: { shop: { environments: { dev: { host: 'shop.example.com', env } } } },
  });
}

const options = { check: false, force: false, removeSites: false, json: false };

describe('a string of the configuration arrives in the cluster byte for byte', () => {
  it('has a corpus of at least 90 strings, each of them once', () => {
    expect(new Set(corpus).size).toBeGreaterThanOrEqual(90);
  });

  it('through the emitter alone, as a value, as a key and in a list, in every parser', async () => {
    const data = {
      variables,
      list: corpus,
      keys: Object.fromEntries(shortEnoughForKeys.map((value) => [value, 1])),
    };
    const yaml = emitYaml(data);
    expect(parseDocuments(yaml)).toEqual([data]);
    expect(await readAsKubernetes(yaml)).toEqual([data]);
  });

  it('through gen, kustomize and the reading of Kubernetes', { timeout: 300_000 }, async () => {
    const { root, context, output } = createWorkspace({ 'sites.config.ts': fleetWith(variables) });
    expect(await gen(context, options), output.err).toBe(0);
    const kustomize = await findTool('kustomize', context.err);
    if (!kustomize) throw new Error('this test needs kustomize');
    const built = await buildFolders(kustomize, root, context.cache, [
      'environments/release-dev/shop',
    ]);
    if ('failures' in built) throw new Error(built.failures[0]?.message);
    const objects = (await readAsKubernetes(built.yaml)) as { kind: string; data: object }[];
    const configMap = objects.find(({ kind }) => kind === 'ConfigMap');
    expect(configMap?.data).toMatchObject(variables);
  });

  it.each(refused.map((value) => [JSON.stringify(value), value]))(
    'or is refused: %s',
    async (_, value) => {
      const { context, output } = createWorkspace({
        'sites.config.ts': fleetWith({ GREETING: value }),
      });
      expect(await gen(context, options)).toBe(1);
      expect(output.err).toContain('error unprintable-character');
    },
  );
});
