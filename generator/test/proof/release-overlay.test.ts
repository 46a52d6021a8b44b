import { expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { buildFolders } from '../../src/kustomize/build.ts';
import type { Tool } from '../../src/kustomize/tools.ts';
import { imageReference, unreleasedImage } from '../../src/releases/release.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { realTool } from '../check/tools.ts';
import { fleetSource, release, write } from '../files/fleet.ts';
import { createWorkspace, readTree, writeFiles } from '../workspace.ts';

async function render(
  kustomize: Tool,
  root: string,
  cache: string,
  folder: string,
): Promise<string> {
  const built = await buildFolders(kustomize, root, cache, [folder]);
  if ('failures' in built) throw new Error(built.failures[0]?.message);
  return built.yaml;
}

/** The kustomize that Argo CD has, besides the one that this machine happens to have. */
async function tools(): Promise<Tool[]> {
  const pinned = await buildPinned('kustomize', 'sigs.k8s.io/kustomize/kustomize/v5', (text) => {
    console.error(text);
  });
  if (pinned === undefined) throw new Error('this test needs Go 1.24 or newer');
  return [await realTool('kustomize'), { file: pinned, before: ['build'] }];
}

it('a release changes the three images and nothing else, in every kustomize', async () => {
  const { root, context, output } = createWorkspace({ 'sites.config.ts': fleetSource() });
  expect(await gen(context, write), output.err).toBe(0);
  const overlay = 'environments/release-prod/shop';
  const renderings = new Set<string>();
  for (const kustomize of await tools()) {
    writeFiles(root, {
      [`${overlay}/kustomization.yaml`]: writeReleaseOverlay('prod', 'shop', undefined),
    });
    const environment = await render(kustomize, root, context.cache, 'environments/prod/shop');
    expect(await render(kustomize, root, context.cache, overlay)).toBe(environment);

    writeFiles(root, {
      [`${overlay}/kustomization.yaml`]: writeReleaseOverlay('prod', 'shop', release),
    });
    const released = await render(kustomize, root, context.cache, overlay);
    expect(environment.split(`image: ${unreleasedImage}\n`)).toHaveLength(4);
    expect(released).toBe(
      environment.replaceAll(`image: ${unreleasedImage}\n`, `image: ${imageReference(release)}\n`),
    );
    renderings.add(released);
  }
  expect(renderings.size).toBe(1);
});

it('no generated file has a patch with a target, or a JSON patch', async () => {
  const { root, context } = createWorkspace({
    'sites.config.ts': fleetSource(`replicas: 0, redirectHttp: false,`),
  });
  expect(await gen(context, write)).toBe(0);
  for (const [file, content] of Object.entries(readTree(root))) {
    expect(content, file).not.toMatch(/^\s*(- )?(patchesJson6902|op):/m);
    // An autoscaler's metric has a target of its own.
    if (!file.endsWith('kustomization.yaml')) continue;
    expect(content, file).not.toMatch(/^\s*(- )?target:/m);
  }
});
