import { diskFull, PostgresFailure, tooLong } from './failure.ts';
import { inUse } from './stop-orphan.ts';

export interface Attempt {
  readonly directory: string;
  /** What the program said. */
  readonly lines: readonly string[];
  readonly port?: number;
}

/**
 * One line for what made initdb or the server give up, with the last lines that it said. The first
 * sign that fits is told: the later ones are often its consequence.
 */
export function explainEnd({ directory, lines, port }: Attempt): PostgresFailure {
  const text = lines.join('\n');
  const last = lines.slice(-8);
  if (/No space left on device|Disk quota exceeded/.test(text)) return diskFull(directory, last);
  if (isPortTaken(lines)) {
    return new PostgresFailure(
      'port-taken',
      `port ${String(port)} is taken. Stop the program that uses it, or give another port.`,
      last,
    );
  }
  if (text.includes('lock file "postmaster.pid" already exists')) return inUse(directory);
  if (/Permission denied|EACCES|Operation not permitted|Read-only file system/.test(text)) {
    return new PostgresFailure(
      'no-permission',
      `Postgres may not use ${directory}. Give a folder that its user owns, in folders that its user may enter.`,
      last,
    );
  }
  if (/File name too long|too long/.test(text)) return tooLong(directory);
  if (/cannot execute|required file not found|failed to execute|ENOENT/.test(text)) {
    return new PostgresFailure(
      'unsupported-platform',
      'the Postgres programs cannot be run here; they need glibc, which Alpine lacks. Use a system with glibc, or give the address of a database of your own.',
      last,
    );
  }
  return new PostgresFailure('did-not-start', `Postgres did not start on ${directory}:`, last);
}

export function isPortTaken(lines: readonly string[]): boolean {
  return /could not bind .* address/.test(lines.join('\n'));
}

/** The processes of a killed server take a moment to see that it is gone. */
export function isStillClosing(lines: readonly string[]): boolean {
  return lines.join('\n').includes('pre-existing shared memory block');
}
