import { names } from '../headline.ts';
import { dangerLines } from './danger-lines.ts';
import type { ShownField } from '../format-field.ts';
import { groupChanges, type Group } from './groups.ts';
import { toPrintable } from './printable.ts';
import type { Report } from './report.ts';

/** The report for a terminal. */
export function formatText(report: Report): string {
  const { review, compared, notices, environments } = report;
  const dangers = dangerLines(review.dangers).map(
    ({ severity, code, environment, sites, object, message }) =>
      `${severity === 'severe' ? 'DANGER ' : 'caution'}  ${whereOf(environment, sites)}${object} ${message} [${code}]`,
  );
  const failures = review.failures.map(
    ({ side, path, message }) => `FAILURE  ${path} does not render in the ${side}: ${message}`,
  );
  const head = [review.headline, compared, ...notices.map((notice) => `NOTICE   ${notice}`)];
  const groups = groupChanges(review, environments).map(formatGroup);
  const blocks = [head, failures, dangers, ...groups].filter((lines) => lines.length > 0);
  return toPrintable(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

function whereOf(environment: string, sites: readonly string[]): string {
  if (environment === '') return '';
  return sites.length === 0 ? `${environment}: ` : `${environment}/${names(sites)}: `;
}

export function titleOf({ environment, site, alike }: Group): string {
  if (environment === undefined) return 'platform';
  if (site === undefined) return environment;
  return `${environment}/${site}${alike.length > 0 ? `, and alike but for names in ${names(alike, 20)}` : ''}`;
}

function formatGroup(group: Group): string[] {
  return [
    titleOf(group),
    ...group.changes.flatMap(({ mark, object, fields }) => [
      `  ${mark} ${object}`,
      ...fields.map((field) => `      ${formatField(field)}`),
    ]),
  ];
}

function formatField({ path, before, after }: ShownField): string {
  if (before === undefined) return `${path}: + ${after ?? ''}`;
  if (after === undefined) return `${path}: - ${before}`;
  return `${path}: ${before} -> ${after}`;
}
