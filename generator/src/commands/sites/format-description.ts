import { imageReference } from '../../releases/release.ts';
import type { Description } from '../../sites/describe.ts';
import { alignColumns } from '../columns.ts';

/** A site in an environment as a person reads it. */
export function formatDescription(description: Description): string {
  const { site, environment, names, variables, secrets, connections, manifests } = description;
  const sections: [string, string[][]][] = [
    [`${site} in ${environment}`, describeFacts(description)],
    ['Variables', Object.entries(variables).map(([name, value]) => [name, JSON.stringify(value)])],
    [
      'Secrets that must exist',
      secrets.map(({ namespace, name, purpose, keys, optional }) => [
        `${namespace}/${name}`,
        optional ? `${purpose}, optional` : purpose,
        keys.join(', '),
      ]),
    ],
    ['Names', Object.entries(names)],
    [
      'Connections, all others are refused',
      connections.map(({ name, from, to, ports }) => [name, `${from} -> ${to}`, ports.join(', ')]),
    ],
    ['Manifests', manifests.map((place) => [place])],
  ];
  return sections
    .map(([title, rows]) => `${[`${title}:`, ...alignColumns(rows)].join('\n')}\n`)
    .join('');
}

function describeFacts(description: Description): string[][] {
  const { host, aliases, app, release, held, promotion, media, database } = description;
  const { resources, replicas, autoscaling, jobs } = description;
  const { requests, limits } = resources;
  return [
    ['host', `https://${host}`],
    ...(aliases.length > 0 ? [['aliases', aliases.join(', ')]] : []),
    ['app', app.name],
    ['release', release ? imageReference(release) : 'no release yet'],
    ['rollout', held ? 'held: Argo CD does not sync it' : 'live'],
    ['promotion', `${promotion.gate}, soak ${promotion.soakMinutes}m`],
    ['media', describeFields(media)],
    ['database', describeFields(database)],
    ['requests', `cpu ${requests.cpu}, memory ${requests.memory}`],
    ['limits', `cpu ${limits.cpu}, memory ${limits.memory}`],
    [
      'replicas',
      autoscaling
        ? `${replicas} to ${autoscaling.to}, at ${autoscaling.cpuPercent}% of the CPU`
        : String(replicas),
    ],
    ['jobs', jobs ? jobs.schedule : 'none'],
  ];
}

/** The kind, and behind it what it says. */
function describeFields({ kind, ...fields }: { readonly kind: string }): string {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return [kind, ...said.map(([name, value]) => `${name} ${String(value)}`)].join(', ');
}
