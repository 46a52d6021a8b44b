import type { z } from 'zod';
import { listWords } from './describe-variable.ts';

type ZodIssue = z.core.$ZodIssue;

/**
 * What a schema asked for, as the end of "expected …". It reads only what stands in the schema:
 * zod's own messages tell something of the value.
 */
export function describeExpectation(issue: ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' ? 'a text' : `a value of the type ${issue.expected}`;
    case 'invalid_value':
      return listWords(issue.values.map(String), 'or');
    case 'invalid_format':
      return issue.format === 'regex'
        ? `the form ${issue.pattern ?? 'of its pattern'}`
        : `the form "${issue.format}"`;
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue)}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return 'one of the forms that its schema names';
    default:
      return 'what its schema checks';
  }
}

function unitOf({ origin }: { readonly origin: string }): string {
  return origin === 'string' ? ' characters' : '';
}
