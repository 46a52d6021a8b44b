/**
 * A report without anything that a terminal would obey or that would hide what stands beside it:
 * control characters, and marks that turn the direction of the text. Ends of lines are our own, and
 * so is the space without width that keeps an address from being a mention.
 */
export function toPrintable(report: string): string {
  return report.replaceAll(/(?![\n\u200b])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
