import type { Fleet, Instance } from '../../src/model/model.ts';
import type { Target } from './evaluator/may-connect.ts';
import { podsOf, strangersTo, type Party } from './parties.ts';
import { clusterOf, openTargets, targetsOf } from './reach.ts';

/** Who may talk to whom around one site, as two tables that a person reads. */
export function printMatrix(fleet: Fleet, instance: Instance): string {
  const own = podsOf(instance);
  const others = strangersTo(instance, fleet);
  const everybody = [...own, ...others];
  const cluster = clusterOf(fleet, everybody);
  const targets = targetsOf(instance);
  const callers = table(own, everybody, (column, row) =>
    openTargets(cluster, row, column, targets),
  );
  const called = table(own, everybody, (column, row) => openTargets(cluster, column, row, targets));
  return [
    `${instance.names.namespace}, tried on ${targets.map(printTarget).join(' ')}`,
    `Who may call its pods\n\n${callers}`,
    `Whom its pods may call\n\n${called}`,
  ].join('\n\n');
}

type Cell = (column: Party, row: Party) => readonly Target[];

/** A row for everybody with an opening; all others are told below in one sentence. */
function table(columns: readonly Party[], rows: readonly Party[], cell: Cell): string {
  const cells = rows.map((row) => [
    row.name,
    ...columns.map((column) => cell(column, row).map(printTarget).join(' ') || closed),
  ]);
  const isOpen = ([, ...texts]: readonly string[]) => texts.some((text) => text !== closed);
  const shut = cells.filter((line) => !isOpen(line)).map(([name]) => name);
  const header = ['', ...columns.map(({ name }) => name.slice(name.indexOf('/') + 1))];
  return [
    ...align([header, ...cells.filter(isOpen)]),
    '',
    ...wrap(`Closed: ${shut.join(', ')}`),
  ].join('\n');
}

const closed = '·';

function align(lines: readonly (readonly string[])[]): string[] {
  const widths = lines[0]?.map((_, index) =>
    Math.max(...lines.map((line) => line[index]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((text, index) => text.padEnd((widths?.[index] ?? 0) + 2))
      .join('')
      .trimEnd(),
  );
}

/** Breaks after a comma, where a line would get longer than 100 characters. */
function wrap(text: string): string[] {
  return text.match(/.{1,99}(?:,|$)/g)?.map((line) => line.trim()) ?? [];
}

function printTarget({ port, protocol }: Target): string {
  return protocol === 'TCP' ? String(port) : `${port}/${protocol.toLowerCase()}`;
}
