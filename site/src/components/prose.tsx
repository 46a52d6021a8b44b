import {
  LinkJSXConverter,
  RichText,
  type JSXConvertersFunction,
} from '@payloadcms/richtext-lexical/react';
import type { DefaultNodeTypes, SerializedBlockNode } from '@payloadcms/richtext-lexical';
import { localise } from '../content/addresses.ts';
import { findAddress } from '../content/link-target.ts';
import type { Language } from '../content/words.ts';
import type { BannerBlock, CodeBlock, MediaBlock, Post } from '../payload-types.ts';
import { Banner } from './blocks/banner.tsx';
import { Code } from './blocks/code.tsx';
import { Figure } from './figure.tsx';
import { UnknownBlock } from './unknown-block.tsx';

/** What an editor writes with formatting. */
export type Text = NonNullable<Post['content']>;

type Node = DefaultNodeTypes | SerializedBlockNode<BannerBlock | CodeBlock | MediaBlock>;

interface Props {
  readonly text: Text;
  readonly locale: Language;
}

/** What an editor wrote, as readers see it. */
export function Prose({ text, locale }: Props) {
  return <RichText className="prose" data={text} converters={createConverters(locale)} />;
}

const inText = '(min-width: 45rem) 42rem, 100vw';

function createConverters(locale: Language): JSXConvertersFunction<Node> {
  return ({ defaultConverters }) => ({
    ...defaultConverters,
    ...LinkJSXConverter({
      internalDocToHref: ({ linkNode: { fields } }) =>
        (fields.doc && findAddress(fields.doc, locale)) ?? localise('/', locale),
    }),
    upload: ({ node }) =>
      node.relationTo === 'media' && typeof node.value === 'object' ? (
        <Figure media={node.value} sizes={inText} />
      ) : null,
    blocks: {
      banner: ({ node }) => <Banner block={node.fields} locale={locale} />,
      code: ({ node }) => <Code block={node.fields} locale={locale} />,
      mediaBlock: ({ node: { fields } }) =>
        typeof fields.media === 'object' ? <Figure media={fields.media} sizes={inText} /> : null,
    },
    unknown: ({ node }) => <UnknownBlock type={typeOf(node)} />,
  });
}

function typeOf(node: { readonly type: string; readonly fields?: unknown }): string {
  const { fields } = node;
  const isBlock = typeof fields === 'object' && fields !== null && 'blockType' in fields;
  return isBlock ? String(fields.blockType) : node.type;
}
