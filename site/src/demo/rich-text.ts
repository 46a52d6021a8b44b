import { randomUUID } from 'node:crypto';
import { convertMarkdownToLexical, editorConfigFactory } from '@payloadcms/richtext-lexical';
import type { Payload } from 'payload';
import type { BannerBlock, CodeBlock, MediaBlock, Post } from '../payload-types.ts';

export type RichText = NonNullable<Post['content']>;

/** What may stand between the paragraphs of a post. */
type Inline<Block> = Omit<Block, 'id' | 'blockName'>;
export type Part = string | Inline<BannerBlock> | Inline<CodeBlock> | Inline<MediaBlock>;

/** Turns Markdown, with blocks between its paragraphs, into what the editor would have stored. */
export type Write = (...parts: readonly Part[]) => RichText;

export async function createWriter(payload: Payload): Promise<Write> {
  const editorConfig = await editorConfigFactory.default({ config: payload.config });
  const convert = (markdown: string) =>
    convertMarkdownToLexical({ editorConfig, markdown }) as RichText;
  return (...parts) => {
    const { root } = convert('');
    const children = parts.flatMap((part) =>
      typeof part === 'string' ? convert(part).root.children : [wrap(part)],
    );
    return { root: { ...root, children } };
  };
}

function wrap(block: Exclude<Part, string>) {
  const fields = { ...block, id: randomUUID().replaceAll('-', '').slice(0, 24), blockName: '' };
  return { type: 'block', version: 2, format: '', fields };
}
