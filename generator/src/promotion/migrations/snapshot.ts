import * as z from 'zod';
import { readWrittenType, type ColumnType } from './column-type.ts';
import { joinName } from './names.ts';

/** What older code knows of a column. */
export interface KnownColumn {
  /** Undefined where Postgres' own parser cannot read it. */
  readonly type: ColumnType | undefined;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly targets: readonly string[];
}

export interface KnownTable {
  readonly columns: ReadonlyMap<string, KnownColumn>;
  /** Columns of which no two rows hold the same values. */
  readonly unique: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** The database that older code was written for. */
export interface KnownDatabase {
  readonly tables: ReadonlyMap<string, KnownTable>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
}

/** What the first migration finds. */
export const emptyDatabase: KnownDatabase = { tables: new Map(), enums: new Map() };

const columnSchema = z.object({
  name: z.string(),
  type: z.string(),
  typeSchema: z.string().optional(),
  primaryKey: z.boolean(),
  notNull: z.boolean(),
  default: z.unknown().optional(),
});

const indexSchema = z.object({
  columns: z.array(z.object({ expression: z.string(), isExpression: z.boolean() })),
  isUnique: z.boolean(),
  where: z.string().optional(),
});

const tableSchema = z.object({
  name: z.string(),
  schema: z.string(),
  columns: z.record(z.string(), columnSchema),
  indexes: z.record(z.string(), indexSchema),
  foreignKeys: z.record(
    z.string(),
    z.object({
      tableTo: z.string(),
      schemaTo: z.string().optional(),
      columnsFrom: z.array(z.string()),
      columnsTo: z.array(z.string()),
    }),
  ),
  compositePrimaryKeys: z.record(z.string(), z.object({ columns: z.array(z.string()) })),
  uniqueConstraints: z.record(z.string(), z.object({ columns: z.array(z.string()) })),
});

const snapshotSchema = z.object({
  dialect: z.literal('postgresql'),
  tables: z.record(z.string(), tableSchema),
  enums: z.record(
    z.string(),
    z.object({ name: z.string(), schema: z.string(), values: z.array(z.string()) }),
  ),
});

/** Reads the snapshot that drizzle leaves beside a migration; undefined for what is none. */
export function readSnapshot(text: string): KnownDatabase | undefined {
  const parsed = snapshotSchema.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { tables, enums } = parsed.data;
  return {
    tables: new Map(
      Object.values(tables).map((table) => [qualify(table.schema, table.name), readTable(table)]),
    ),
    enums: new Map(
      Object.values(enums).map(({ schema, name, values }) => [qualify(schema, name), values]),
    ),
  };
}

function readTable(table: z.infer<typeof tableSchema>): KnownTable {
  const columns = Object.values(table.columns);
  return {
    columns: new Map(columns.map((column) => [column.name, readColumn(column)])),
    unique: [
      ...columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => [name]),
      ...Object.values(table.compositePrimaryKeys).map((key) => key.columns),
      ...Object.values(table.uniqueConstraints).map((constraint) => constraint.columns),
      ...Object.values(table.indexes)
        .filter(
          (index) =>
            index.isUnique &&
            index.where === undefined &&
            index.columns.every(({ isExpression }) => !isExpression),
        )
        .map((index) => index.columns.map(({ expression }) => expression)),
    ],
    foreignKeys: Object.values(table.foreignKeys).map((key) => ({
      columns: key.columnsFrom,
      table: qualify(key.schemaTo ?? '', key.tableTo),
      targets: key.columnsTo,
    })),
  };
}

function readColumn(column: z.infer<typeof columnSchema>): KnownColumn {
  return {
    type: readWrittenType(column.type, column.typeSchema),
    notNull: column.notNull || column.primaryKey,
    hasDefault: column.default !== undefined || column.type.endsWith('serial'),
  };
}

function qualify(schema: string, name: string): string {
  return joinName(schema === '' ? [name] : [schema, name]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
