import {
  LinkJSXConverter,
  RichText,
  type JSXConvertersFunction,
} from '@payloadcms/richtext-lexical/react';
import { pathOf } from '@synestra/cms-core';
import type { ContentBlock } from '../payload-types.ts';
import { Picture } from './picture.tsx';

type Content = NonNullable<ContentBlock['columns'][number]['text']>;

const converters: JSXConvertersFunction = ({ defaultConverters }) => ({
  ...defaultConverters,
  ...LinkJSXConverter({
    internalDocToHref: ({ linkNode }) => {
      const target = linkNode.fields.doc?.value;
      return typeof target === 'object' && typeof target.slug === 'string'
        ? pathOf(linkNode.fields.doc?.relationTo === 'posts' ? 'posts' : 'pages', target.slug)
        : '/';
    },
  }),
  upload: ({ node }) =>
    node.relationTo === 'media' && typeof node.value === 'object' ? (
      <Picture media={node.value} sizes="(min-width: 45rem) 42rem, 100vw" />
    ) : null,
});

/** What an editor wrote, as readers see it. */
export function Prose({ content }: { readonly content: Content }) {
  return (
    <div className="columns">
      <RichText className="prose last" data={content} converters={converters} />
    </div>
  );
}
