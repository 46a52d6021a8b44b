import { parseSync, type Node, type TypeName } from 'libpg-query';
import { joinName, wordsOf } from './names.ts';

export interface ColumnType {
  readonly name: string;
  /** Length, precision and scale, or words; undefined where it is neither. */
  readonly modifiers: readonly (number | string | undefined)[];
  /** More than 0 for an array. */
  readonly dimensions: number;
}

const serials: Readonly<Record<string, string>> = {
  smallserial: 'int2',
  serial2: 'int2',
  serial: 'int4',
  serial4: 'int4',
  bigserial: 'int8',
  serial8: 'int8',
};

/** How people call the types that Postgres' parser calls otherwise. */
const spoken: Readonly<Record<string, string>> = {
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  float4: 'real',
  float8: 'double precision',
  bool: 'boolean',
  bpchar: 'char',
  timetz: 'time with time zone',
  timestamptz: 'timestamp with time zone',
};

/** Whether a column of this type fills itself. */
export function isSerial(type: TypeName | undefined): boolean {
  return joinName(wordsOf(type?.names)) in serials;
}

export function readType(type: TypeName): ColumnType {
  const name = joinName(wordsOf(type.names));
  const modifiers = (type.typmods ?? []).map(readModifier);
  return { name: serials[name] ?? name, modifiers, dimensions: (type.arrayBounds ?? []).length };
}

/** Postgres leaves out a 0; words are those of PostGIS: `geometry(Point, 4326)`. */
function readModifier(modifier: Node): number | string | undefined {
  if ('ColumnRef' in modifier) return wordsOf(modifier.ColumnRef.fields).join('.');
  return 'A_Const' in modifier && modifier.A_Const.ival
    ? (modifier.A_Const.ival.ival ?? 0)
    : undefined;
}

/** Reads the type as a snapshot writes it. One of a schema is an enum, which it does not quote. */
export function readWrittenType(
  written: string,
  schema: string | undefined,
): ColumnType | undefined {
  if (schema !== undefined) {
    const name = written.replace(/(\[\d*\])+$/, '');
    const dimensions = written.slice(name.length).split('[').length - 1;
    return { name: joinName([schema, name]), modifiers: [], dimensions };
  }
  try {
    const statement = parseSync(`SELECT NULL::${written}`).stmts?.at(0)?.stmt;
    const select = statement && 'SelectStmt' in statement ? statement.SelectStmt : undefined;
    const target = select?.targetList?.at(0);
    const value = target && 'ResTarget' in target ? target.ResTarget.val : undefined;
    const type = value && 'TypeCast' in value ? value.TypeCast.typeName : undefined;
    return type && readType(type);
  } catch {
    // A type of an extension that only drizzle knows how to write.
    return undefined;
  }
}

export function formatType({ name, modifiers, dimensions }: ColumnType): string {
  const size = modifiers.length > 0 ? `(${modifiers.map(String).join(', ')})` : '';
  // The size of these stands in their middle.
  const [first = '', zone = ''] = (spoken[name] ?? name).split(/(?= with time zone$)/);
  return `${first}${size}${zone}${'[]'.repeat(dimensions)}`;
}
