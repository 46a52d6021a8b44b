import path from 'node:path';
import { Node, Project } from 'ts-morph';
import type { ConfigPath, Position } from '../issue.ts';
import type { Locate } from '../issue-report.ts';
import { findRoot, follow, nameOf } from './syntax.ts';

/**
 * Finds the places of values in the configuration's source by walking its syntax tree. What a person
 * wrote is found; what the file computes (a spread, a call) is not, and stays without a place.
 */
export function createLocator(file: string): Locate {
  const root = readRoot(file);
  return (at, part) => {
    const node = root && findNode(root, at, part);
    return node && positionOf(node, file);
  };
}

function readRoot(file: string): Node | undefined {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  try {
    return findRoot(project.addSourceFileAtPath(file));
  } catch (error) {
    // Nested deeper than the parser's stack: then nothing has a place.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The node of a value; of a value that is missing, the innermost object that should hold it. */
function findNode(root: Node, at: ConfigPath, part: 'key' | 'value'): Node | undefined {
  let node = root;
  for (const [index, key] of at.entries()) {
    const name = part === 'key' && index === at.length - 1;
    const found = Node.isArrayLiteralExpression(node)
      ? findElement(node, Number(key))
      : findField(node, String(key), name);
    if (found === 'computed') return undefined;
    if (found === 'absent') return node;
    node = found;
  }
  return node;
}

type Found = Node | 'absent' | 'computed';

function findElement(node: Node, index: number): Found {
  if (!Node.isArrayLiteralExpression(node)) return 'computed';
  const elements = node.getElements();
  if (elements.slice(0, index + 1).some(Node.isSpreadElement)) return 'computed';
  const element = elements[index];
  return element ? follow(element) : 'absent';
}

/** The value of a field, or its name. What stands later in an object wins, as it does when it runs. */
function findField(node: Node, key: string, name: boolean): Found {
  if (!Node.isObjectLiteralExpression(node)) return 'computed';
  for (const property of node.getProperties().reverse()) {
    if (Node.isSpreadAssignment(property)) return 'computed';
    const written = nameOf(property.getNameNode());
    if (written === undefined) return 'computed';
    if (written !== key) continue;
    if (name) return property.getNameNode();
    if (Node.isShorthandPropertyAssignment(property)) return follow(property.getNameNode());
    const initializer = Node.isPropertyAssignment(property) && property.getInitializer();
    return initializer ? follow(initializer) : property;
  }
  return 'absent';
}

function positionOf(node: Node, file: string): Position {
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart());
  return { file: path.basename(file), line, column };
}
