import { ts } from 'ts-morph';

export interface FoundSql {
  readonly texts: readonly string[];
  /** What `up` does beside running those texts, in words. */
  readonly doubts: readonly string[];
}

/** Where `sql` may come from: elsewhere a function of that name may do anything to its text. */
const origins = ['@payloadcms/db-postgres', '@payloadcms/db-vercel-postgres', 'drizzle-orm'];

/** Where a migration runs its SQL. The second is how the first migrations of Payload 3 did it. */
const executors = ['db.execute', 'payload.db.drizzle.execute'];

/** Finds the SQL that `up` of a migration runs, by the syntax tree. */
export function findSql(text: string): FoundSql {
  const source = ts.createSourceFile('migration.ts', text, ts.ScriptTarget.ESNext);
  const up = source.statements.flatMap(findUp).at(0);
  if (!up?.body || !ts.isBlock(up.body)) return { texts: [], doubts: ['it has no function "up"'] };
  if (!source.statements.some(importsSql)) {
    const from = origins.map((origin) => JSON.stringify(origin)).join(' or ');
    return { texts: [], doubts: [`it does not import "sql" from ${from}`] };
  }
  const bound = boundNames(up);
  const found = up.body.statements.map((statement) => {
    const sql = readExecution(statement, bound);
    if (sql !== undefined) return { texts: [sql], doubts: [] };
    const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source));
    return {
      texts: [],
      doubts: [`"up" does more in line ${line + 1} than to run a fixed sql text`],
    };
  });
  return {
    texts: found.flatMap(({ texts }) => texts),
    doubts: found.flatMap(({ doubts }) => doubts),
  };
}

function findUp(statement: ts.Statement): ts.FunctionLikeDeclaration[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === 'up' ? [statement] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) &&
    name.text === 'up' &&
    initializer &&
    (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
      ? [initializer]
      : [],
  );
}

function importsSql(statement: ts.Statement): boolean {
  if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) {
    return false;
  }
  const bindings = statement.importClause?.namedBindings;
  return (
    origins.includes(statement.moduleSpecifier.text) &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.some((element) => element.name.text === 'sql' && !element.propertyName)
  );
}

/** The fields of the only parameter that keep their names: `{ db, payload }`. */
function boundNames({ parameters }: ts.FunctionLikeDeclaration): string[] {
  const pattern = parameters.at(0)?.name;
  if (!pattern || !ts.isObjectBindingPattern(pattern)) return [];
  return pattern.elements.flatMap(({ name, propertyName, initializer }) =>
    ts.isIdentifier(name) && !propertyName && !initializer ? [name.text] : [],
  );
}

/** The text of `await db.execute(sql...)`; undefined for any other statement. */
function readExecution(statement: ts.Statement, bound: readonly string[]): string | undefined {
  if (!ts.isExpressionStatement(statement) && !ts.isReturnStatement(statement)) return undefined;
  const call = statement.expression && unwrap(statement.expression);
  if (!call || !ts.isCallExpression(call) || call.arguments.length !== 1) return undefined;
  const executor = pathOf(call.expression);
  const [root = ''] = executor?.split('.') ?? [];
  if (executor === undefined || !executors.includes(executor) || !bound.includes(root)) {
    return undefined;
  }
  const [argument] = call.arguments;
  return argument && readTemplate(argument);
}

function readTemplate(argument: ts.Expression): string | undefined {
  if (ts.isTaggedTemplateExpression(argument)) {
    const fixed =
      pathOf(argument.tag) === 'sql' && ts.isNoSubstitutionTemplateLiteral(argument.template);
    return fixed ? argument.template.text : undefined;
  }
  if (!ts.isCallExpression(argument) || pathOf(argument.expression) !== 'sql.raw') return undefined;
  const [text] = argument.arguments;
  return text && ts.isStringLiteralLike(text) ? text.text : undefined;
}

function unwrap(expression: ts.Expression): ts.Expression {
  return ts.isAwaitExpression(expression) || ts.isParenthesizedExpression(expression)
    ? unwrap(expression.expression)
    : expression;
}

/** `db.execute` as text; undefined for what is not a chain of plain names. */
function pathOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const left = pathOf(expression.expression);
  return left && `${left}.${expression.name.text}`;
}
