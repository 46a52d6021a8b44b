import { share } from '../share.ts';

/** The figures of this process; whoever collects them adds up those of the replicas. */
const families = {
  http_requests_total: ['counter', 'Answered requests by kind, method and status.'],
  http_request_seconds: ['histogram', 'How long answering took, by kind.'],
  throttled_total: ['counter', 'Requests that were refused as too many, by what they asked for.'],
  site_problems_total: ['counter', 'Problems that the site reported about itself.'],
} as const;

type Family = keyof typeof families;
type FamilyOf<Type> = {
  [Name in Family]: (typeof families)[Name][0] extends Type ? Name : never;
}[Family];
type Labels = Readonly<Record<string, string>>;

/** Seconds up to which answers are counted. */
const bounds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10, Infinity];

/** By family, and by the series as it is printed. */
const figures = share('figures', () => new Map<Family, Map<string, number>>());

/** Every label has few values, because this program alone gives them. */
export function count(family: FamilyOf<'counter'>, labels: Labels): void {
  add(family, family, labels, 1);
}

/** Takes one time into account. */
export function observe(family: FamilyOf<'histogram'>, labels: Labels, seconds: number): void {
  for (const bound of bounds) {
    const le = bound === Infinity ? '+Inf' : String(bound);
    add(family, `${family}_bucket`, { ...labels, le }, seconds <= bound ? 1 : 0);
  }
  add(family, `${family}_sum`, labels, seconds);
  add(family, `${family}_count`, labels, 1);
}

/** All figures, in the text format of Prometheus. */
export function printFigures(): string[] {
  return [...figures].flatMap(([family, series]) => {
    const [type, help] = families[family];
    const lines = [...series].map(([name, value]) => `${name} ${value}`);
    return [`# HELP ${family} ${help}`, `# TYPE ${family} ${type}`, ...lines];
  });
}

function add(family: Family, name: string, labels: Labels, amount: number): void {
  const series = figures.get(family) ?? new Map<string, number>();
  figures.set(family, series);
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${clean(value)}"`);
  const printed = `${name}{${pairs.join(',')}}`;
  series.set(printed, (series.get(printed) ?? 0) + amount);
}

function clean(value: string): string {
  return value.replace(/[\\"\n]/g, '_');
}
