import { hash } from 'node:crypto';
import type { Move } from './move.ts';

/** CI builds nothing for a commit that changes no code. */
const skip = '[skip ci]';

const verbs: Readonly<Record<Move['kind'], string>> = {
  release: 'Release',
  promote: 'Promote',
  rollback: 'Roll back',
  resume: 'Resume',
  reset: 'Reset',
  verify: 'Verify',
};

/**
 * The message of the commit that does some moves: a line for people, what happens to each site, and
 * trailers for machines. The id is the same for the same moves from the same state.
 */
export function writeMessage(moves: readonly Move[]): string {
  const lines = moves.flatMap((move) => [
    describeMove(move),
    ...move.notes.map((note) => `  ${note}`),
  ]);
  const trailers = [
    `Promotion-Id: ${nameMoves(moves)}`,
    ...moves.map((move) => `Release: ${JSON.stringify(writeTrailer(move))}`),
  ];
  return `${writeSubject(moves)}\n\n${lines.join('\n')}\n\n${skip}\n\n${trailers.join('\n')}\n`;
}

/** One line: what happens to whom. */
function writeSubject(moves: readonly Move[]): string {
  const [first] = moves;
  if (!first) return '';
  const verb = verbs[first.kind];
  const sites = [...new Set(moves.map(({ instance }) => instance.site))];
  const environments = [...new Set(moves.map(({ instance }) => instance.environment.name))];
  const tags = new Set(moves.map(({ release }) => release.tag));
  const whom = sites.length > 3 ? `${sites.length} sites` : sites.join(', ');
  const what = tags.size === 1 ? `: ${shorten(first.release.tag)}` : '';
  return `${verb} ${whom} ${preposition(first.kind)} ${environments.join(', ')}${what}`;
}

function preposition(kind: Move['kind']): string {
  return kind === 'release' || kind === 'promote' ? 'to' : 'in';
}

/** What happens to one site, as people read it. */
export function describeMove({ kind, instance, release, record }: Move): string {
  const { environment, site } = instance;
  const place = `${environment.name}/${site}`;
  if (kind === 'verify') {
    const { outcome = '', method = '' } = record.evidence ?? {};
    return `${place}: ${shorten(release.tag)} ${outcome} (${method === 'http' ? 'asked by HTTP only' : 'Argo CD and HTTP'})`;
  }
  if (instance.release?.digest === release.digest) return `${place}: ${shorten(release.tag)} stays`;
  const from = instance.release ? shorten(instance.release.tag) : 'no release';
  const held = record.hold ? `, on hold: ${record.hold.reason}` : '';
  const forced = record.forced ? `, forced: ${record.forced.reason}` : '';
  return `${place}: ${from} -> ${shorten(release.tag)}${held}${forced}`;
}

/** A tag as people read it. */
export function shorten(tag: string): string {
  return tag.slice(0, 'sha-'.length + 12);
}

function nameMoves(moves: readonly Move[]): string {
  return hash('sha256', JSON.stringify(moves.map(writeTrailer))).slice(0, 16);
}

function writeTrailer({ kind, instance, release, record }: Move) {
  const { evidence, hold, forced } = record;
  return {
    kind,
    environment: instance.environment.name,
    site: instance.site,
    from: instance.release ? `${instance.release.tag}@${instance.release.digest}` : null,
    to: `${release.tag}@${release.digest}`,
    configuration: record.configuration,
    ...(evidence && { evidence: `${evidence.outcome} ${evidence.method} ${evidence.since}` }),
    ...(hold && { hold: hold.reason }),
    ...(forced && { forced: forced.reason }),
  };
}
