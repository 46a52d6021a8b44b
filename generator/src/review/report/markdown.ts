import { names } from '../headline.ts';
import type { ShownField } from '../format-field.ts';
import { dangerLines, type DangerLine } from './danger-lines.ts';
import { groupChanges, type Group } from './groups.ts';
import { toPrintable } from './printable.ts';
import type { Report } from './report.ts';
import { titleOf } from './text.ts';

/** The first line of the comment: by it, the comment of an earlier run is found and replaced. */
export const marker = '<!-- web-core: the rendered difference -->';

/** GitHub takes 65,536 characters; the rest is room for what counts them in another way. */
const limit = 60_000;
const limitOfGroup = 12_000;
const dangersShown = 40;

/** The report as one comment of a pull request: folded, and never longer than one may be. */
export function formatMarkdown(report: Report): string {
  const { review, compared, notices, environments } = report;
  const dangers = dangerLines(review.dangers);
  const failures = review.failures.map(
    ({ side, path, message }) => `- ${code(path)} does not render in the ${side}: ${code(message)}`,
  );
  const head = [
    marker,
    `### ${escape(review.headline)}`,
    '',
    escape(compared),
    ...block(notices.map((notice) => `> **Notice:** ${escape(notice)}`)),
    ...block(bounded(failures, dangersShown, 'more folders do not render')),
    ...block(bounded(dangers.map(formatDanger), dangersShown, 'more dangers')),
  ].join('\n');
  return toPrintable(fit(head, groupChanges(review, environments)));
}

/** Takes in whole groups as long as there is room, and says what it left out. */
function fit(head: string, groups: readonly Group[]): string {
  let text = clip(head, limit - 2_000);
  const left: Group[] = [];
  for (const group of groups) {
    const next = `\n\n${formatGroup(group)}`;
    if (left.length === 0 && text.length + next.length <= limit - 1_500) text += next;
    else left.push(group);
  }
  if (left.length === 0) return `${text}\n`;
  const titles = left.map(({ environment, site }) => [environment, site].filter(Boolean).join('/'));
  return `${text}\n\n**Left out, because a comment has an end:** ${left.length} of ${groups.length} groups of changes (${code(clip(names(titles, 10), 800))}). \`pnpm diff\` shows all of it.\n`;
}

function formatGroup(group: Group): string {
  const lines = group.changes.flatMap(({ mark, object, fields }) => [
    `${mark === '~' ? ' ' : mark} ${object}`,
    ...fields.flatMap(formatField),
  ]);
  const shown = clipLines(lines, limitOfGroup);
  const more = lines.length - shown.length;
  const body = more > 0 ? [...shown, `… and ${more} more lines`] : shown;
  // Nothing that stands in the text can end the block.
  const longest = Math.max(2, ...(body.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const summary = `<b>${escape(titleOf(group))}</b>: ${count(group)}`;
  return `<details><summary>${summary}</summary>\n\n${fence}diff\n${body.join('\n')}\n${fence}\n\n</details>`;
}

function count({ changes }: Group): string {
  const words = { '+': 'added', '~': 'changed', '-': 'removed' } as const;
  return (['+', '~', '-'] as const)
    .map((mark) => [changes.filter((change) => change.mark === mark).length, words[mark]] as const)
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ');
}

function formatField({ path, before, after }: ShownField): string[] {
  return [
    ...(before === undefined ? [] : [`-     ${path}: ${before}`]),
    ...(after === undefined ? [] : [`+     ${path}: ${after}`]),
  ];
}

function formatDanger({
  severity,
  code: rule,
  environment,
  sites,
  object,
  message,
}: DangerLine): string {
  const sign = severity === 'severe' ? '🔴 **danger**' : '🟡 caution';
  const where = [environment, names(sites)].filter((word) => word !== '').join('/');
  return `- ${sign} ${where === '' ? '' : `${code(where)} `}${escape(`${object} ${message}`)} ${code(rule)}`;
}

function bounded(lines: readonly string[], most: number, what: string): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `- … and ${lines.length - most} ${what}`];
}

function block(lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', ...lines] : [];
}

function clipLines(lines: readonly string[], most: number): string[] {
  let length = 0;
  return lines.filter((line) => (length += line.length + 1) <= most);
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A text of somebody else's, as text: no markup, no tag, no mention. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|#~]/g, String.raw`\$&`)
    .replaceAll(/@(?=\w)/g, '@\u200b');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('\n', ' ')}\``;
}
