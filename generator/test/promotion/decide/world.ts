import { nameConfiguration } from '../../../src/promotion/configuration.ts';
import type { Facts } from '../../../src/promotion/facts.ts';
import { openSnapshot, type Snapshot } from '../../../src/promotion/snapshot.ts';
import type { Source } from '../../../src/promotion/source.ts';
import { writeReleaseOverlay } from '../../../src/releases/overlay.ts';
import { recordFile, writeRecord, type MigrationSet } from '../../../src/releases/record.ts';
import type { Instance } from '../../../src/model/model.ts';
import { configSource, createWorkspace } from '../../workspace.ts';
import { isOlder, letterOf, releaseOf } from './letters.ts';

/** A small fleet at one moment, in words. */
export interface World {
  /** What the configuration says beyond two sites, `shop` and `wiki`, in `dev` and `prod`. */
  readonly fleet?: Readonly<Record<string, unknown>>;
  /**
   * What stands in each environment: a release's letter and what is known of it, such as
   * "B passed 10:00", "B failed", "B held", "B passed http", "B passed changed" (the configuration is
   * another one now), "B passed of:A" (what is known is of A), "B unrecorded", and "B late", which was
   * recorded only after it came.
   */
  readonly state: Readonly<Record<string, string>>;
  /** What ran there before what stands there now, newest first: "B A"; "B?" left no record. */
  readonly ran?: Readonly<Record<string, string>>;
  /** The migrations of releases, by letter; one with "!" is one that older code cannot live with. */
  readonly migrations?: Readonly<Record<string, string>>;
}

const site = (name: string) => ({
  environments: {
    dev: { host: `${name}-dev.example.com` },
    prod: { host: `${name}.example.com` },
  },
});

/** The fleet of every case that does not say another one. */
export const plainFleet = {
  cluster: {
    repository: 'https://example.com/fleet.git',
    backups: { none: 'an example' },
    wildcards: ['example.com'],
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [
    { name: 'dev', selfHeal: false },
    { name: 'prod', production: true },
  ],
  sites: { shop: site('shop'), wiki: site('wiki') },
};

/** The snapshot that a command would open on such a world. */
export async function openWorld(world: World): Promise<Snapshot> {
  const { context } = createWorkspace();
  const files = new Map<string, string>([
    ['sites.config.ts', configSource({ ...plainFleet, ...world.fleet })],
  ]);
  const source: Source = {
    commit: 'of a case',
    readText: (file) => files.get(file),
    configuration: () => new Map([...files].slice(0, 1)),
  };
  const open = async () => {
    const opened = await openSnapshot(context.root, context.cache, source);
    if ('issues' in opened) throw new Error(JSON.stringify(opened.issues));
    return opened.snapshot;
  };
  const { fleet } = await open();
  for (const [place, text] of Object.entries(world.state)) {
    const instance = findInstance(fleet.instances, place);
    const environment = instance.environment.name;
    const [name = ''] = text.split(' ');
    const release = releaseOf(name, instance.app.image);
    const folder = `environments/release-${environment}/${instance.site}`;
    files.set(
      `${folder}/kustomization.yaml`,
      writeReleaseOverlay(environment, instance.site, release),
    );
    if (text.includes('unrecorded')) continue;
    const record = readWords(text.split(' '), instance, world.migrations);
    files.set(recordFile(environment, instance.site), writeRecord(record));
  }
  return open();
}

function findInstance(instances: readonly Instance[], place: string): Instance {
  const found = instances.find(
    ({ site: name, environment }) => `${environment.name}/${name}` === place,
  );
  if (!found) throw new Error(`the fleet of this case has no ${place}`);
  return found;
}

function readWords(
  words: readonly string[],
  instance: Instance,
  migrations: World['migrations'],
): Parameters<typeof writeRecord>[0] {
  const [name = ''] = words;
  const about = words.find((word) => word.startsWith('of:'))?.slice(3) ?? name;
  const outcome = words.find((word) => word === 'passed' || word === 'failed');
  const { tag, digest } = releaseOf(about);
  const configuration = nameConfiguration(instance);
  const at = words.find((word) => /^\d/.test(word)) ?? '10:00';
  const since = new Date(instantOf(at)).toISOString();
  return {
    release: { tag, digest },
    configuration,
    migrations: readMigrations(migrations, about),
    ...(outcome && {
      evidence: {
        outcome: outcome === 'passed' ? 'passed' : 'failed',
        method: words.includes('http') ? 'http' : 'argocd',
        configuration: words.includes('changed') ? 'another' : configuration,
        since,
        by: 'Ada',
        reasons: outcome === 'failed' ? ['/ answered 500'] : [],
      },
    }),
    ...(words.includes('held') && { hold: { reason: 'it is slow', since, by: 'Ada' } }),
  };
}

function readMigrations(migrations: World['migrations'] = {}, name: string): MigrationSet {
  const words = (migrations[name] ?? '').split(' ').filter((word) => word !== '');
  const breaking = words.filter((word) => word.endsWith('!')).map((word) => word.slice(0, -1));
  return {
    known: words.map((word) => word.replace('!', '')),
    breaking: Object.fromEntries(breaking.map((word) => [word, [`drops what ${word} drops`]])),
  };
}

/** An instant of the day of the cases, "10:00" or "10:00:00.001", or of another one in full. */
export function instantOf(text: string): number {
  return Date.parse(text.includes('T') ? text : `2026-11-20T${text}Z`);
}

/** What git would answer in such a world. */
export function factsOf({ state, ran = {}, migrations }: World): Facts {
  return {
    migrationsOf: (release) => {
      const letter = letterOf(release);
      return Promise.resolve(letter === 'Z' ? undefined : readMigrations(migrations, letter));
    },
    isOlder: (release, than) => Promise.resolve(isOlder(release, than)),
    pastOf: (instance) => {
      const place = `${instance.environment.name}/${instance.site}`;
      const [name = '', ...words] = (state[place] ?? '').split(' ');
      const current = words.includes('late') ? `${name}?` : name;
      const before = (ran[place] ?? '').split(' ').filter((word) => word !== '');
      return Promise.resolve(
        [current, ...before].map((word) => {
          const letter = word.replace('?', '');
          const { tag, digest } = releaseOf(letter);
          const known = {
            release: { tag, digest },
            configuration: nameConfiguration(instance),
            migrations: readMigrations(migrations, letter),
          };
          return {
            commit: letter,
            at: 0,
            author: 'Ada',
            subject: `Release ${letter}`,
            release: releaseOf(letter, instance.app.image),
            record: word.endsWith('?') ? undefined : known,
          };
        }),
      );
    },
  };
}
