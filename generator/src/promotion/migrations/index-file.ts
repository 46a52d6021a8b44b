import { ts } from 'ts-morph';

export interface Entry {
  /** What the database records. */
  readonly name: string;
  /** The file with its `up`, in the folder of the index. */
  readonly file: string;
}

/**
 * Reads which migrations the app bundles, and in which order, from the index that Payload writes.
 * Undefined where somebody wrote it in another form.
 */
export function readIndex(text: string): Entry[] | undefined {
  const source = ts.createSourceFile('index.ts', text, ts.ScriptTarget.ESNext);
  const files = new Map(source.statements.flatMap(readImport));
  const list = source.statements.flatMap(findList).at(0);
  const entries = list?.elements.map((element) => readEntry(element, files));
  return entries?.every((entry) => entry !== undefined) === true ? entries : undefined;
}

function readImport(statement: ts.Statement): [string, string][] {
  if (!ts.isImportDeclaration(statement)) return [];
  const bindings = statement.importClause?.namedBindings;
  const from = statement.moduleSpecifier;
  if (!bindings || !ts.isNamespaceImport(bindings) || !ts.isStringLiteral(from)) return [];
  const [, name] = /^\.\/([^/]+?)(?:\.[jt]s)?$/.exec(from.text) ?? [];
  return name === undefined ? [] : [[bindings.name.text, `${name}.ts`]];
}

function findList(statement: ts.Statement): ts.ArrayLiteralExpression[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) &&
    name.text === 'migrations' &&
    initializer &&
    ts.isArrayLiteralExpression(initializer)
      ? [initializer]
      : [],
  );
}

function readEntry(element: ts.Expression, files: ReadonlyMap<string, string>): Entry | undefined {
  if (!ts.isObjectLiteralExpression(element)) return undefined;
  const [name, up] = [fieldOf(element, 'name'), fieldOf(element, 'up')];
  if (!name || !ts.isStringLiteralLike(name)) return undefined;
  if (!up || !ts.isPropertyAccessExpression(up) || up.name.text !== 'up') return undefined;
  const file = ts.isIdentifier(up.expression) ? files.get(up.expression.text) : undefined;
  return file === undefined ? undefined : { name: name.text, file };
}

function fieldOf(object: ts.ObjectLiteralExpression, field: string): ts.Expression | undefined {
  return object.properties
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => ts.isIdentifier(name) && name.text === field)?.initializer;
}
