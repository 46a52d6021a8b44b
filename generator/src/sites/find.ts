import { Node, Project, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';
import { findRoot, follow, nameOf } from '../config/syntax.ts';
import type { ConfigPath, Issue } from '../issue.ts';
import { configFile } from '../model/load-fleet.ts';
import { slotsOf, type Slot } from './object.ts';

export interface NamedSlot extends Slot {
  readonly name: string;
}

/** An object all of whose fields are written out, so that a field can come or go. */
export interface FoundObject {
  readonly object: ObjectLiteralExpression;
  readonly slots: readonly NamedSlot[];
}

export type Found = FoundObject | { readonly issues: readonly Issue[] };

/** Finds the object of all sites in the text of a configuration. */
export function findSites(text: string): Found {
  const source = parse(text);
  const root = source && findRoot(source);
  if (!root) return refuse(['sites'], source);
  return findField(root, ['sites']);
}

/** Finds the object of the environments of a site. */
export function findEnvironments({ slots }: FoundObject, site: string): Found {
  const at = ['sites', site, 'environments'];
  const field = slots.find(({ name }) => name === site)?.field;
  const value = field && valueOf(field);
  return value ? findField(value, at) : refuse(at, field);
}

function parse(text: string): SourceFile | undefined {
  const project = new Project({ useInMemoryFileSystem: true, skipAddingFilesFromTsConfig: true });
  try {
    return project.createSourceFile(configFile, text);
  } catch (error) {
    // Nested deeper than the parser's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The object behind the field that `at` ends with. What is spread in after the field could replace it. */
function findField(holder: Node, at: ConfigPath): Found {
  if (!Node.isObjectLiteralExpression(holder)) return refuse(at, holder);
  for (const { field } of slotsOf(holder).reverse()) {
    const name = nameOfField(field);
    if (name === undefined) return refuse(at, field);
    if (name !== at.at(-1)) continue;
    const value = valueOf(field);
    return value ? openObject(value, at) : refuse(at, field);
  }
  return refuse(at, holder);
}

function openObject(value: Node, at: ConfigPath): Found {
  if (!Node.isObjectLiteralExpression(value)) return refuse(at, value);
  const slots: NamedSlot[] = [];
  for (const slot of slotsOf(value)) {
    const name = nameOfField(slot.field);
    if (name === undefined) return refuse(at, slot.field);
    slots.push({ ...slot, name });
  }
  return { object: value, slots };
}

function nameOfField(field: Node): string | undefined {
  const written = Node.isPropertyAssignment(field) || Node.isShorthandPropertyAssignment(field);
  return written ? nameOf(field.getNameNode()) : undefined;
}

function valueOf(field: Node): Node | undefined {
  if (Node.isShorthandPropertyAssignment(field)) return follow(field.getNameNode());
  return Node.isPropertyAssignment(field) ? follow(field.getInitializerOrThrow()) : undefined;
}

function refuse(at: ConfigPath, node: Node | undefined): { issues: Issue[] } {
  const place = node?.getSourceFile().getLineAndColumnAtPos(node.getStart());
  const issue: Issue = {
    code: 'computed-configuration',
    message: 'is computed here, so a command cannot edit it',
    at,
    position: place && { file: configFile, ...place },
    expected: 'an object written out in this file, every field with its name',
    hint: 'edit the configuration by hand, or write the object out',
  };
  return { issues: [issue] };
}
