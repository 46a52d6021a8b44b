import { formatPath, type ConfigPath, type Issue, type Position } from './issue.ts';

/** Finds the place of a value of the configuration, where it is written out and not computed. */
export type Locate = (path: ConfigPath, part: 'key' | 'value') => Position | undefined;

/**
 * Writes problems as people read them: all of them, in the order of their places, each with its
 * permanent code. The last line counts them and says what became of the run.
 */
export function formatIssues(
  issues: readonly Issue[],
  file: string,
  locate: Locate,
  outcome: string,
): string {
  const placed = issues.map((issue) => ({ issue, position: positionOf(issue, locate) }));
  placed.sort((a, b) => compare(a.position, b.position) || compareText(a.issue, b.issue));
  const count = `${placed.length} ${placed.length === 1 ? 'error' : 'errors'}`;
  const blocks = placed.map(({ issue, position }) => formatIssue(issue, position, file, locate));
  return `${blocks.join('\n')}\n${count}. ${outcome}\n`;
}

function formatIssue(
  issue: Issue,
  position: Position | undefined,
  file: string,
  locate: Locate,
): string {
  const { at, code, message, expected, got, hint, first } = issue;
  const head = position ? formatPosition(position) : typeof at === 'string' ? at : file;
  const firstPlace = first && locate(first, issue.part ?? 'value');
  const clash =
    first && ` (first at ${firstPlace ? formatPosition(firstPlace) : formatPath(first)})`;
  const details = [
    ['expected', expected],
    ['got', got === undefined ? undefined : got + (clash ?? '')],
    ['hint', hint],
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [`  ${name.padEnd(10)}${value}`]));
  const subject = typeof at === 'string' || at.length === 0 ? '' : `${formatPath(at)} `;
  return [`${head} error ${code}`, `  ${subject}${message}`, ...details].join('\n');
}

/** Where a problem lies: as a compiler told it, or as the locator finds it. */
export function positionOf({ at, position, part }: Issue, locate: Locate): Position | undefined {
  if (position || typeof at === 'string') return position;
  return locate(at, part ?? 'value');
}

function formatPosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

/** Problems without a place come last. */
function compare(a: Position | undefined, b: Position | undefined): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return compareStrings(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function compareText(a: Issue, b: Issue): number {
  return compareStrings(textOf(a), textOf(b));
}

function textOf({ at, code, message }: Issue): string {
  return `${typeof at === 'string' ? at : formatPath(at)} ${code} ${message}`;
}

function compareStrings(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
