import {
  hasSqlDetails,
  parsePlPgSQLSync,
  parseSync,
  scanSync,
  type Node,
  type RawStmt,
} from 'libpg-query';
import * as z from 'zod';

/** One statement of a migration. */
export interface Statement {
  readonly node: Node;
  /** What it creates may have existed before; then it does nothing. */
  readonly tolerant: boolean;
  /** It may hold anything, passwords too: never show it. */
  readonly text: string;
}

export interface Parsed {
  readonly statements: readonly Statement[];
  readonly doubts: readonly string[];
}

/** Parses the SQL of a migration as Postgres does. Statements inside of others follow these. */
export function parseStatements(text: string): Parsed {
  const parsed = parseTolerating(text, false);
  return {
    ...parsed,
    statements: parsed.statements.flatMap((statement) => [
      statement,
      ...findInner(statement.node).map((node) => ({ ...statement, node })),
    ]),
  };
}

function parseTolerating(text: string, tolerant: boolean): Parsed {
  const raw = tryParse(text);
  if (typeof raw === 'number') {
    return { statements: [], doubts: [`line ${raw} of its SQL does not parse`] };
  }
  // Postgres counts bytes.
  const bytes = Buffer.from(text);
  return joinParsed(
    raw.map(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
      const end = length === undefined ? undefined : start + length;
      const own = bytes.subarray(start, end).toString();
      if (!stmt) return { statements: [], doubts: [] };
      if ('DoStmt' in stmt) return parseBlock(own);
      return { statements: [{ node: stmt, tolerant, text: own }], doubts: [] };
    }),
  );
}

/** The statements, or the line of the first fault: what stands there may be anything, a password too. */
function tryParse(text: string): readonly RawStmt[] | number {
  if (text.trim() === '') return [];
  try {
    return parseSync(text).stmts ?? [];
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return text.slice(0, error.sqlDetails?.cursorPosition).split('\n').length;
  }
}

function joinParsed(parts: readonly Parsed[]): Parsed {
  return {
    statements: parts.flatMap(({ statements }) => statements),
    doubts: parts.flatMap(({ doubts }) => doubts),
  };
}

/** The keywords before the first name or value: `CREATE TRIGGER`. */
export function beginningOf({ text }: Statement): string {
  const { tokens } = scanSync(text);
  const end = tokens.findIndex(({ keywordKind }) => keywordKind === 0);
  return tokens
    .slice(0, end === -1 ? undefined : end)
    .map((token) => token.text.toUpperCase())
    .join(' ');
}

const blockSchema = z.object({
  plpgsql_funcs: z.tuple([
    z.object({
      PLpgSQL_function: z.object({
        // Without variables of its own, whose first values would be computed.
        datums: z.array(
          z.object({
            PLpgSQL_var: z.object({ refname: z.enum(['found', 'sqlstate', 'sqlerrm']) }),
          }),
        ),
        action: z.object({
          PLpgSQL_stmt_block: z.strictObject({
            body: z.tuple([
              z.object({
                PLpgSQL_stmt_block: z.strictObject({
                  lineno: z.number(),
                  body: z.array(
                    z.strictObject({
                      PLpgSQL_stmt_execsql: z.strictObject({
                        lineno: z.number(),
                        sqlstmt: z.object({ PLpgSQL_expr: z.object({ query: z.string() }) }),
                      }),
                    }),
                  ),
                  exceptions: z.object({
                    PLpgSQL_exception_block: z.object({
                      exc_list: z.array(
                        z.object({
                          // Strict: without an action the exception is swallowed, and no more.
                          PLpgSQL_exception: z.strictObject({
                            conditions: z.array(
                              z.object({
                                PLpgSQL_condition: z.object({
                                  condname: z.string().startsWith('duplicate_'),
                                }),
                              }),
                            ),
                          }),
                        }),
                      ),
                    }),
                  }),
                }),
              }),
              z.strictObject({ PLpgSQL_stmt_return: z.strictObject({}) }),
            ]),
          }),
        }),
      }),
    }),
  ]),
});

/**
 * The statements of `DO $$ BEGIN ... EXCEPTION WHEN duplicate_object THEN null; END $$`, which drizzle
 * wrote where Postgres knows no IF NOT EXISTS. Any other block is a program.
 */
function parseBlock(text: string): Parsed {
  const block = blockSchema.safeParse(tryParseBlock(text));
  if (!block.success) return { statements: [], doubts: ['a DO block is a program'] };
  const [{ PLpgSQL_function: program }] = block.data.plpgsql_funcs;
  const [inner] = program.action.PLpgSQL_stmt_block.body;
  return joinParsed(
    inner.PLpgSQL_stmt_block.body.map(({ PLpgSQL_stmt_execsql: { sqlstmt } }) =>
      parseTolerating(sqlstmt.PLpgSQL_expr.query, true),
    ),
  );
}

function tryParseBlock(text: string): unknown {
  try {
    return parsePlPgSQLSync(text);
  } catch {
    // Whatever it is, nobody can tell what it does.
    return undefined;
  }
}

const changing = ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'];

/** Statements that change rows inside of another one: `WITH gone AS (DELETE ...) INSERT ...`. */
function findInner(node: Node): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [kind, inner] of Object.entries(value as Record<string, unknown>)) {
      // The parser's types name one kind each; a name that is looked up is none of them to TypeScript.
      if (changing.includes(kind)) found.push({ [kind]: inner } as unknown as Node);
      visit(inner);
    }
  };
  visit(Object.values(node)[0]);
  return found;
}
