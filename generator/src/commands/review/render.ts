import { CannotRun } from '../../issue.ts';
import { keyOf } from '../../kustomize/proof-cache.ts';
import { renderFolders } from '../../kustomize/render.ts';
import { findTool, howToGet, toolsFingerprint, type Tool } from '../../kustomize/tools.ts';
import { findOutsiders } from '../../review/outsiders.ts';
import type { RenderedPair, Rendering } from '../../review/review.ts';
import type { Unit, UnitPair } from '../../review/units.ts';
import { parseDocuments } from '../../yaml/parse.ts';
import type { Context } from '../context.ts';
import { openRenderCache } from './render-cache.ts';
import type { OpenTree } from './trees.ts';

const nothing: Rendering = { yaml: '' };

/** Renders both sides of every unit that may differ, and takes from the cache what was rendered before. */
export async function renderPairs(
  context: Context,
  before: OpenTree,
  after: OpenTree,
  pairs: readonly UnitPair[],
): Promise<RenderedPair[]> {
  const was = await renderSide(context, before, unitsOf(pairs, 'before'));
  const is = await renderSide(context, after, unitsOf(pairs, 'after'));
  return pairs.map(({ path, before: old, after: young }) => ({
    path,
    place: (young ?? old)?.place ?? {},
    before: was.get(path) ?? nothing,
    after: is.get(path) ?? nothing,
  }));
}

function unitsOf(pairs: readonly UnitPair[], side: 'before' | 'after'): Unit[] {
  return pairs.flatMap((pair) => pair[side] ?? []);
}

async function renderSide(
  context: Context,
  tree: OpenTree,
  units: readonly Unit[],
): Promise<Map<string, Rendering>> {
  const plain = units.filter(({ built }) => !built);
  await tree.load(plain.map(({ path }) => path));
  const renderings = new Map(plain.map(({ path }) => [path, readPlain(tree.textOf(path))]));
  const cache = openRenderCache(context.cache);
  const fingerprint = toolsFingerprint();
  const keyed = units
    .filter(({ built }) => built)
    .map((unit) => ({ unit, key: keyOf([fingerprint, unit.inputs.key]) }));
  const outsiderOf = findOutsiders(tree);
  const open = keyed.filter(({ unit, key }) => {
    const known = cache.find(key);
    const outsider = known === undefined ? outsiderOf(unit.inputs) : undefined;
    if (known !== undefined) renderings.set(unit.path, { yaml: known });
    else if (outsider !== undefined) renderings.set(unit.path, refuse(outsider));
    return known === undefined && outsider === undefined;
  });
  if (open.length === 0) return renderings;

  const tool = await requireKustomize(context);
  const root = await tree.layOut(new Set(open.flatMap(({ unit }) => [...unit.inputs.files])));
  const folders = open.map(({ unit: { path, inputs } }) => ({ path, namespace: inputs.namespace }));
  const rendered = await renderFolders(tool, root, context.cache, folders);
  for (const { unit, key } of open) {
    const rendering = rendered.get(unit.path) ?? nothing;
    const placed =
      'failure' in rendering ? { failure: withoutNoise(rendering.failure, root) } : rendering;
    renderings.set(unit.path, placed);
    if ('yaml' in placed) cache.keep(key, placed.yaml);
  }
  return renderings;
}

function refuse(outsider: string): Rendering {
  return { failure: `it takes in "${outsider}", which is not in the repository` };
}

/** What kustomize says names the temporary place of a folder; kubectl puts the time before it. */
function withoutNoise(message: string, root: string): string {
  const text = message.replaceAll(`${root}/`, '').replace(/^E\d{4} .*? err=/, '');
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

function readPlain(yaml: string): Rendering {
  try {
    parseDocuments(yaml);
    return { yaml };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

async function requireKustomize({ tools, err }: Context): Promise<Tool> {
  const tool = await findTool(
    'kustomize',
    (text) => {
      err(`${text}\n`);
    },
    tools,
  );
  if (tool) return tool;
  throw new CannotRun(`kustomize could not be found: ${howToGet('kustomize')}.`);
}
