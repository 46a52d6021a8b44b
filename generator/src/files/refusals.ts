import type { Issue } from '../issue.ts';
import type { Changes } from './compare.ts';
import { formatWrite } from './diff.ts';

/** What a person must say before the generator does something that cannot be undone. */
export interface Consent {
  /** Overwrite and remove generated files that were edited by hand. */
  readonly force: boolean;
  /** Remove the files of sites that left the configuration. */
  readonly removeSites: boolean;
}

/** Everything that forbids writing. */
export function findRefusals(changes: Changes, consent: Consent): Issue[] {
  return [
    ...changes.obstacles.map(describeObstacle),
    ...(consent.force ? [] : changes.edited.map(describeEdit)),
    ...(consent.removeSites ? [] : [...changes.removedSites].map(describeRemoval)),
  ];
}

function describeObstacle(file: string): Issue {
  return {
    code: 'in-the-way',
    message: 'is a link, or a file where a folder must be, or a folder where a file must be',
    at: file,
    expected: 'nothing, or what "pnpm gen" wrote there',
    hint: 'move it away: the generator never writes through links',
  };
}

function describeEdit(write: Changes['edited'][number]): Issue {
  const what =
    write.after === '' ? 'is no longer needed and would be removed' : 'would be overwritten';
  const difference = formatWrite({ ...write, before: write.after, after: write.before ?? '' });
  return {
    code: 'edited-by-hand',
    message: `was edited by hand and ${what}; the edit:\n${difference.replaceAll(/^/gm, '    ').trimEnd()}`,
    at: write.path,
    expected: 'the bytes that "pnpm gen" wrote',
    hint: (write.before ?? '').includes('<<<<<<<')
      ? 'resolve the conflict in sites.config.ts, then run "pnpm gen --force": it writes this file anew'
      : 'say it in sites.config.ts instead, then run "pnpm gen --force"; it drops the edit',
  };
}

function describeRemoval([instance, files]: readonly [string, readonly string[]]): Issue {
  const [environment = '', site = ''] = instance.split('/');
  return {
    code: 'site-removed',
    message: `"${site}" is no longer in ${environment}; these files would go:\n${files.map((file) => `    ${file}`).join('\n')}`,
    at: `environments/${instance}`,
    expected: 'the site in the configuration, or a word that it shall go',
    hint: 'run "pnpm gen --remove-sites"; what runs in the cluster stays, docs/remove-a-site.md tells how it goes',
  };
}
