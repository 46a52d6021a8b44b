import { Node, VariableDeclarationKind, type SourceFile } from 'ts-morph';

/** The object that the configuration exports, as far as it is written out in this file. */
export function findRoot(source: SourceFile): Node | undefined {
  const exported = source.getExportAssignment((assignment) => !assignment.isExportEquals());
  const expression = exported && follow(exported.getExpression());
  if (!Node.isCallExpression(expression)) return expression;
  // Of all functions, only this one is known to return what it was given.
  if (expression.getExpression().getText() !== nameOfDefineSites(source)) return expression;
  const [argument] = expression.getArguments();
  return argument && follow(argument);
}

function nameOfDefineSites(source: SourceFile): string | undefined {
  const imported = source
    .getImportDeclaration('@synestra/generator')
    ?.getNamedImports()
    .find((specifier) => specifier.getName() === 'defineSites');
  return imported?.getAliasNode()?.getText() ?? imported?.getName();
}

/** The name of a property, where it does not have to be computed. */
export function nameOf(node: Node): string | undefined {
  if (Node.isComputedPropertyName(node)) {
    const expression = node.getExpression();
    return Node.isStringLiteral(expression) ? expression.getLiteralText() : undefined;
  }
  return Node.isStringLiteral(node) ? node.getLiteralText() : node.getText();
}

/** Sees through casts, parentheses and constants of the same file. */
export function follow(node: Node, passed: readonly Node[] = []): Node {
  if (
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node) ||
    Node.isParenthesizedExpression(node)
  ) {
    return follow(node.getExpression(), passed);
  }
  if (!Node.isIdentifier(node)) return node;
  const declaration = node.getSourceFile().getVariableDeclaration(node.getText());
  const kind = declaration?.getVariableStatement()?.getDeclarationKind();
  const initializer = declaration?.getInitializer();
  const known = kind === VariableDeclarationKind.Const && initializer;
  return known && !passed.includes(initializer)
    ? follow(initializer, [...passed, initializer])
    : node;
}
