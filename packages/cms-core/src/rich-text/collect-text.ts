/**
 * The words of a rich text, or of blocks that hold some. What it only points at (a picture, a linked
 * document) has words of its own and is left out.
 */
export function collectText(value: unknown): string {
  return [...findTexts(value)].join(' ').replace(/\s+/g, ' ').trim();
}

function* findTexts(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* findTexts(item);
  } else if (typeof value === 'object' && value !== null && !isDocument(value)) {
    const node = value as Readonly<Record<string, unknown>>;
    if (node.type === 'text' && typeof node.text === 'string') yield node.text;
    for (const inner of Object.values(node)) yield* findTexts(inner);
  }
}

function isDocument(value: object): boolean {
  return 'updatedAt' in value || 'createdAt' in value;
}
