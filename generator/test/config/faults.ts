import { configSource } from '../workspace.ts';
import { refusalOf } from './run-gen.ts';

/** A sound fleet of one site; `changed` replaces whole fields of it. */
export function fleet(changed: object = {}): Record<string, unknown> {
  return {
    cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
    apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
    environments: [{ name: 'dev' }, { name: 'prod' }],
    sites: { shop: { environments: { dev: { host: 'shop.example.com' } } } },
    ...changed,
  };
}

/** One error as it was printed. */
export interface Fault {
  readonly place: string;
  /** Its code, and what it is about. */
  readonly what: string;
}

/** Reads the errors out of what `gen` printed. */
export function readFaults(err: string): Fault[] {
  const lines = err.split('\n');
  return lines.flatMap((line, index) => {
    const [, place, code] = /^(\S+) error (\S+)$/.exec(line) ?? [];
    if (place === undefined || code === undefined) return [];
    const [subject = ''] = (lines[index + 1] ?? '').trim().split(' ');
    return [{ place, what: `${code} ${subject}` }];
  });
}

/** The faults of a fleet whose places are no concern of the test. */
export async function faultsOf(changed: object): Promise<string[]> {
  return readFaults(await refusalOf(configSource(fleet(changed)))).map(({ what }) => what);
}

/** In a source, `▸` marks a place that an error must name. */
export function readMarks(marked: string): { source: string; places: string[] } {
  const places = marked.split('\n').flatMap((line, index) => {
    const parts = line.split('▸').slice(0, -1);
    return parts.map((_, count) => {
      const column = parts.slice(0, count + 1).join('').length + 1;
      return `sites.config.ts:${index + 1}:${column}`;
    });
  });
  return { source: marked.replaceAll('▸', ''), places };
}
