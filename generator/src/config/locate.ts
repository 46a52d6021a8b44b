import path from 'node:path';
import { Node, Project, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';
import type { ConfigPath, Position } from '../issue.ts';
import type { Locate } from '../issue-report.ts';

/**
 * Finds the places of values in the configuration's source by walking its syntax tree. What a person
 * wrote is found; what the file computes (a spread, a call) is not, and stays without a place.
 */
export function createLocator(file: string): Locate {
  const project = new Project({ useInMemoryFileSystem: false, skipAddingFilesFromTsConfig: true });
  const source = project.addSourceFileAtPath(file);
  const root = findRoot(source);
  return (at, part) => {
    const node = root && findNode(root, at, part);
    return node && positionOf(node, file);
  };
}

function findRoot(source: SourceFile): Node | undefined {
  const exported = source.getExportAssignment((assignment) => !assignment.isExportEquals());
  const expression = exported && follow(exported.getExpression());
  if (expression && Node.isCallExpression(expression)) {
    const [argument] = expression.getArguments();
    return argument && follow(argument);
  }
  return expression;
}

function findNode(root: Node, at: ConfigPath, part: 'key' | 'value'): Node | undefined {
  let node = root;
  for (const [index, key] of at.entries()) {
    const last = index === at.length - 1;
    const found = step(node, key, last && part === 'key');
    if (found) node = found;
    else return last && isComplete(node) ? node : undefined;
  }
  return node;
}

/** The inner node under a key, or its name. */
function step(node: Node, key: string | number, name: boolean): Node | undefined {
  if (Node.isArrayLiteralExpression(node)) {
    const element = node.getElements()[Number(key)];
    return element && follow(element);
  }
  if (!Node.isObjectLiteralExpression(node)) return undefined;
  const property = findProperty(node, String(key));
  if (!property) return undefined;
  if (name) return property.getNameNode();
  if (Node.isShorthandPropertyAssignment(property)) return follow(property.getNameNode());
  const initializer = property.getInitializer();
  return initializer && follow(initializer);
}

function findProperty(node: ObjectLiteralExpression, key: string) {
  return node
    .getProperties()
    .filter(
      (property) =>
        Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property),
    )
    .find((property) => nameOf(property.getNameNode()) === key);
}

function nameOf(node: Node): string {
  return Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)
    ? node.getLiteralText()
    : node.getText();
}

/** Whether all that an object or a list holds stands in it, so that a missing value is missing here. */
function isComplete(node: Node): boolean {
  if (Node.isObjectLiteralExpression(node)) {
    return !node.getProperties().some((property) => Node.isSpreadAssignment(property));
  }
  return Node.isArrayLiteralExpression(node);
}

/** Sees through casts, parentheses and constants of the same file. */
function follow(node: Node): Node {
  if (
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isParenthesizedExpression(node)
  ) {
    return follow(node.getExpression());
  }
  if (!Node.isIdentifier(node)) return node;
  const initializer = node.getSourceFile().getVariableDeclaration(node.getText())?.getInitializer();
  return initializer ? follow(initializer) : node;
}

function positionOf(node: Node, file: string): Position {
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart());
  return { file: path.basename(file), line, column };
}
