import { Node } from 'ts-morph';
import { quote } from '../config/describe.ts';
import { didYouMean } from '../config/suggest.ts';
import type { ConfigPath, Issue } from '../issue.ts';
import { deleteSlot } from './delete.ts';
import { printName, type Entry } from './entry.ts';
import { findEnvironments, findSites, type FoundObject, type NamedSlot } from './find.ts';
import { insertEntry } from './insert.ts';
import { styleOf } from './style.ts';
import { applyEdits, insertion } from './text-edit.ts';

/** The text of a configuration after an edit, or why it was not made. */
export type Edited = { readonly text: string } | { readonly issues: readonly Issue[] };

export interface NewSite {
  readonly id: string;
  readonly app?: string | undefined;
  /** The host in each environment, in the order in which they are written. */
  readonly hosts: Readonly<Record<string, string>>;
}

export function addSite(text: string, { id, app, hosts }: NewSite): Edited {
  const sites = findSites(text);
  if ('issues' in sites) return sites;
  if (findSlot(sites, id)) return { issues: [describeTaken(id)] };
  const environments = Object.entries(hosts).map(([name, host]): Entry => ({
    name,
    value: [{ name: 'host', value: host }],
  }));
  const value: Entry[] = [{ name: 'environments', value: environments }];
  if (app !== undefined) value.unshift({ name: 'app', value: app });
  const edits = insertEntry(text, sites, { name: id, value }, styleOf(text, sites));
  return { text: applyEdits(text, edits) };
}

export function removeSite(text: string, id: string): Edited {
  const sites = findSites(text);
  if ('issues' in sites) return sites;
  const slot = findSlot(sites, id);
  if (!slot) return { issues: [describeUnknown(['sites'], id, sites)] };
  return { text: applyEdits(text, deleteSlot(text, sites, slot)) };
}

/** The last environment of a site takes the site with it. */
export function removeEnvironment(text: string, id: string, environment: string): Edited {
  const sites = findSites(text);
  if ('issues' in sites) return sites;
  if (!findSlot(sites, id)) return { issues: [describeUnknown(['sites'], id, sites)] };
  const environments = findEnvironments(sites, id);
  if ('issues' in environments) return environments;
  const slot = findSlot(environments, environment);
  if (!slot) {
    const at = ['sites', id, 'environments'];
    return { issues: [describeUnknown(at, environment, environments)] };
  }
  if (environments.slots.length === 1) return removeSite(text, id);
  return { text: applyEdits(text, deleteSlot(text, environments, slot)) };
}

/** The site keeps its place: what else stands there may refer to the order. */
export function renameSite(text: string, id: string, newId: string): Edited {
  const sites = findSites(text);
  if ('issues' in sites) return sites;
  const slot = findSlot(sites, id);
  if (!slot) return { issues: [describeUnknown(['sites'], id, sites)] };
  if (findSlot(sites, newId)) return { issues: [describeTaken(newId)] };
  const name = printName(newId, styleOf(text, sites));
  const { field } = slot;
  if (Node.isShorthandPropertyAssignment(field)) {
    return { text: applyEdits(text, [insertion(field.getStart(), `${name}: `)]) };
  }
  const written = Node.isPropertyAssignment(field) ? field.getNameNode() : field;
  const edit = { start: written.getStart(), end: written.getEnd(), text: name };
  return { text: applyEdits(text, [edit]) };
}

function findSlot({ slots }: FoundObject, name: string): NamedSlot | undefined {
  return slots.find((slot) => slot.name === name);
}

function describeTaken(id: string): Issue {
  return {
    code: 'site-exists',
    message: 'is already a site',
    at: ['sites', id],
    part: 'key',
    expected: 'a name that no site has',
    got: quote(id),
    hint: 'edit the site in the configuration, or choose another name',
  };
}

function describeUnknown(at: ConfigPath, name: string, { slots }: FoundObject): Issue {
  const known = slots.map((slot) => slot.name);
  return unknownName(at, name, known);
}

/** A name that the command line gives and that the configuration does not have. */
export function unknownName(at: ConfigPath, name: string, known: readonly string[]): Issue {
  return {
    code: at.length === 1 ? 'unknown-site' : 'not-in-environment',
    message: at.length === 1 ? 'has no such site' : 'has no such environment',
    at,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : 'a site: there is none yet',
    got: quote(name),
    hint: didYouMean(name, known),
  };
}
