import path from 'node:path';
import * as z from 'zod';
import { load } from 'js-yaml';
import type { Tree } from '../inputs.ts';

/** A package of the workspace and what it needs. */
interface Package {
  readonly directory: string;
  readonly needs: readonly string[];
}

const names = z.record(z.string(), z.string()).optional();
const manifestSchema = z.object({
  name: z.string().optional(),
  dependencies: names,
  devDependencies: names,
  optionalDependencies: names,
});
const workspaceSchema = z.object({ packages: z.array(z.string()).optional() });

/** Finds the folders of the workspace that an app is built from: its own, and those of what it needs. */
export function findClosure(tree: Tree, directory: string): ReadonlySet<string> {
  const packages = readPackages(tree);
  const app = [...packages.values()].find((one) => one.directory === directory);
  const closure = new Set([directory]);
  const open = [...(app?.needs ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const one = packages.get(name);
    if (!one || closure.has(one.directory)) continue;
    closure.add(one.directory);
    // What a package needs for its own tests is not a part of the app, but it may be built with it.
    open.push(...one.needs);
  }
  return closure;
}

/** The folders of all packages: a package inside another one's folder is not a part of it. */
export function packageFolders(tree: Tree): string[] {
  return [...readPackages(tree).values()].map(({ directory }) => directory);
}

function readPackages({ listing, textOf }: Tree): Map<string, Package> {
  const patterns = readPatterns({ listing, textOf });
  const manifests = [...listing.keys()].filter(
    (file) => path.posix.basename(file) === 'package.json',
  );
  return new Map(
    manifests
      .filter((file) => patterns(path.posix.dirname(file)))
      .flatMap((file): [string, Package][] => {
        const { name, ...fields } = readManifest(textOf(file));
        const needs = [fields.dependencies, fields.devDependencies, fields.optionalDependencies];
        const directory = path.posix.dirname(file);
        return [
          [name ?? directory, { directory, needs: needs.flatMap((one) => Object.keys(one ?? {})) }],
        ];
      }),
  );
}

function readManifest(text: string): z.output<typeof manifestSchema> {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    // What pnpm cannot read either is not a package.
    return {};
  }
}

/** Which folders `pnpm-workspace.yaml` takes for packages: `packages/*`, and `!packages/old`. */
function readPatterns({ listing, textOf }: Tree): (folder: string) => boolean {
  const file = 'pnpm-workspace.yaml';
  const found = workspaceSchema.safeParse(listing.has(file) ? load(textOf(file)) : {});
  const patterns = found.data?.packages ?? [];
  const matches = (pattern: string) => {
    const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\/$/, '');
    const source = escaped.replaceAll('**', '\0').replaceAll('*', '[^/]+').replaceAll('\0', '.+');
    return new RegExp(`^${source}$`);
  };
  const taken = patterns.filter((one) => !one.startsWith('!')).map(matches);
  const left = patterns.filter((one) => one.startsWith('!')).map((one) => matches(one.slice(1)));
  return (folder) => taken.some((one) => one.test(folder)) && !left.some((one) => one.test(folder));
}
