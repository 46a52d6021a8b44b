import { createTwoFilesPatch } from 'diff';
import type { Changes, Write } from './compare.ts';

const linesShown = 40;
const filesShown = 20;

/** The differences as people read them, bounded: the first files, and of each the first lines. */
export function formatDrift({ writes, removals, removedSites }: Changes): string {
  const gone = [...removals, ...[...removedSites.values()].flat()];
  const blocks = [
    ...writes.slice(0, filesShown).map(formatWrite),
    ...gone.slice(0, filesShown).map((file) => `--- ${file}\n+++ /dev/null\n`),
  ];
  const hidden = Math.max(0, writes.length - filesShown) + Math.max(0, gone.length - filesShown);
  return blocks.join('') + (hidden > 0 ? `… and ${count(hidden, 'more file')}\n` : '');
}

/** The difference of one file in unified form, without the line of `===` that some tools want. */
export function formatWrite({ path, before, after }: Write): string {
  const [from, to] = [before === undefined ? '/dev/null' : path, path];
  const patch = createTwoFilesPatch(from, to, before ?? '', after, '', '', { context: 2 });
  const lines = patch
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('==='));
  const rest = lines.length - linesShown;
  return `${lines.slice(0, linesShown).join('\n')}\n${rest > 0 ? `… and ${count(rest, 'more line')}\n` : ''}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
