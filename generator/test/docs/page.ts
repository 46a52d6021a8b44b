import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatorDirectory } from '../../src/paths.ts';

/** A command of a page, and what the page says that it prints. */
export interface Step {
  readonly command: string;
  readonly shown: string;
}

/** The console blocks of a page, one step after the other. */
export function readSteps(page: string): Step[] {
  const text = readFileSync(path.join(generatorDirectory, '..', 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^ *```console\n([^]*?)^ *```$/gm)].map(
    ([, block = '']) => block,
  );
  return blocks.flatMap((block) =>
    block
      .split(/^ *\$ /m)
      .slice(1)
      .map((step) => {
        const [command = '', ...shown] = step.split('\n');
        return {
          command,
          shown: shown
            .map((line) => line.trim())
            .join('\n')
            .trim(),
        };
      }),
  );
}

/**
 * What a page cannot know: ids, digests and times. Lines that the page leaves out with `…` may be
 * anything.
 */
export function expectedOf(shown: string): RegExp {
  const escaped = generalise(shown).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/\n?…\n?/g, '[^]*')}$`);
}

export function generalise(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replaceAll(/ {2,}/g, '  '))
    .join('\n')
    .replaceAll(/\b[0-9a-f]{12}([0-9a-f]{28}|[0-9a-f]{52})?\b/g, '<id>')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '<time>')
    .trim();
}
