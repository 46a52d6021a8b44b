import { entriesOf, listOf, textOf, textsOf } from './read.ts';

/** Whether a label selector chooses something with these labels; an empty one chooses everything. */
export function selects(selector: unknown, labels: unknown): boolean {
  return (
    hasLabels(fieldsOf(selector), labels) &&
    listOf(selector, 'matchExpressions').every((expression) => holds(expression, labels))
  );
}

/** Whether something has all of these labels; the selector of a Service is no more than that. */
export function hasLabels(wanted: unknown, labels: unknown): boolean {
  return entriesOf(wanted).every(([key, value]) => textOf(labels, key) === value);
}

function fieldsOf(selector: unknown): Record<string, unknown> {
  return Object.fromEntries(entriesOf(selector, 'matchLabels'));
}

function holds(expression: unknown, labels: unknown): boolean {
  const value = textOf(labels, textOf(expression, 'key') ?? '');
  const values = textsOf(expression, 'values');
  switch (textOf(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
