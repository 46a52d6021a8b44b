import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Issue, Position } from '../issue.ts';

export type Evaluated = { readonly value: unknown } | { readonly issues: readonly Issue[] };

/** Runs a compiled configuration and returns what it exports. */
export async function evaluateConfig(module: string, file: string): Promise<Evaluated> {
  process.setSourceMapsEnabled(true);
  try {
    const exports = (await import(pathToFileURL(module).href)) as { default?: unknown };
    if (exports.default === undefined) return { issues: [withoutExport] };
    return { value: exports.default };
  } catch (error) {
    return { issues: [describeThrow(error, file)] };
  } finally {
    process.setSourceMapsEnabled(false);
  }
}

const withoutExport: Issue = {
  code: 'no-configuration',
  message: 'the file has no default export',
  at: [],
  expected: 'export default defineSites({ … })',
  hint: 'README.md shows a small one',
};

function describeThrow(error: unknown, file: string): Issue {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: 'throws',
    message: `the file throws while it is read: ${text}`,
    at: [],
    position: error instanceof Error ? positionIn(error.stack ?? '', file) : undefined,
    hint: 'the configuration is data: it computes as little as possible',
  };
}

/** The first line of the stack that lies in the configuration itself. */
function positionIn(stack: string, file: string): Position | undefined {
  const name = path.basename(file);
  for (const [, source = '', line, column] of stack.matchAll(/\(?([^\s()]+):(\d+):(\d+)\)?$/gm)) {
    if (path.basename(source) === name)
      return { file: name, line: Number(line), column: Number(column) };
  }
  return undefined;
}
