import type { Figures } from './measure.ts';

/** A goal, what was measured, and whether it was reached. */
export interface Goal {
  readonly what: string;
  readonly measured: number;
  readonly atMost: number;
  readonly unit: string;
}

export function formatGoals(goals: readonly Goal[]): string {
  return goals
    .map(({ what, measured, atMost, unit }) => {
      const verdict = measured <= atMost ? 'reached' : 'MISSED ';
      return `${verdict}  ${what.padEnd(68)} ${format(measured)}${unit}  (at most ${atMost}${unit})\n`;
    })
    .join('');
}

export function formatFigures(what: string, { cpu, wall, memory }: Figures): string {
  const peak = memory > 0 ? `  ${memory.toFixed(0)} MiB` : '';
  return `${what.padEnd(44)} ${cpu.toFixed(2)} s CPU  ${wall.toFixed(2)} s${peak}\n`;
}

function format(value: number): string {
  return value.toFixed(2).padStart(7);
}
