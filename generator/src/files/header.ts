import { hash } from 'node:crypto';

const lead = '# Generated from sites.config.ts by "pnpm gen"; do not edit. ';
const length = 16;

/**
 * Puts the line above a generated file that names its source and its command, and a checksum of the
 * rest. By the checksum `pnpm gen` tells a file that somebody edited from one that is merely old.
 */
export function withHeader(body: string): string {
  return `${lead}${checksum(body)}\n${body}`;
}

export type Origin = 'generated' | 'edited' | 'foreign';

/** Whose content a file holds: the generator's, the generator's after an edit, or somebody else's. */
export function originOfContent(content: string): Origin {
  if (!content.startsWith(lead)) return 'foreign';
  const end = content.indexOf('\n');
  const stated = content.slice(lead.length, end);
  return stated === checksum(content.slice(end + 1)) ? 'generated' : 'edited';
}

function checksum(body: string): string {
  return hash('sha256', body).slice(0, length);
}
