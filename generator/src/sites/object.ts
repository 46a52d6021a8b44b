import { Node, SyntaxKind, type ObjectLiteralExpression } from 'ts-morph';
import { endOfLine, startOfLine } from './text-edit.ts';

/** A field of an object with the comma behind it, where there is one. */
export interface Slot {
  readonly field: Node;
  readonly comma: Node | undefined;
  /** Where it ends with its comma and the comments behind it on its line. */
  readonly end: number;
}

/** The fields of an object in the order of the text. */
export function slotsOf(object: ObjectLiteralExpression): Slot[] {
  const nodes = object.getChildSyntaxListOrThrow().getChildren();
  return nodes.flatMap((field, index) => {
    if (isComma(field) || Node.isCommentNode(field)) return [];
    const comma = nodes.slice(index + 1, index + 2).find(isComma);
    const last = comma ?? field;
    const comments = last.getTrailingCommentRanges();
    return [{ field, comma, end: comments.at(-1)?.getEnd() ?? last.getEnd() }];
  });
}

function isComma(node: Node): boolean {
  return node.getKind() === SyntaxKind.CommaToken;
}

/** Where an object begins and ends between its braces. */
export function insideOf(object: ObjectLiteralExpression): { start: number; end: number } {
  return { start: object.getStart() + 1, end: object.getEnd() - 1 };
}

/** Where the comments begin that stand right above a field, without an empty line between. */
export function startWithComments(text: string, field: Node): number {
  let start = field.getStart();
  for (const comment of field.getLeadingCommentRanges().reverse()) {
    const between = text.slice(comment.getEnd(), start);
    if (between.split('\n').length > 2) break;
    start = comment.getPos();
  }
  return start;
}

/** Whether nothing but white space stands before a position in its line. */
export function beginsLine(text: string, at: number): boolean {
  return text.slice(startOfLine(text, at), at).trim() === '';
}

/** Whether nothing but white space stands behind a position in its line. */
export function endsLine(text: string, at: number): boolean {
  return text.slice(at, endOfLine(text, at)).trim() === '';
}
