import {
  BlocksFeature,
  BlockquoteFeature,
  BoldFeature,
  ChecklistFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  IndentFeature,
  InlineCodeFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical';
import type { Block } from 'payload';
import { addressedCollections } from '../path-of.ts';

const withAddress = [...addressedCollections];

const basics = () => [
  ParagraphFeature(),
  BoldFeature(),
  ItalicFeature(),
  UnderlineFeature(),
  StrikethroughFeature(),
  InlineCodeFeature(),
  UnorderedListFeature(),
  OrderedListFeature(),
  LinkFeature({ enabledCollections: withAddress }),
  InlineToolbarFeature(),
];

/** Headings begin at the second level: the first is the title of the page. */
const structure = () => [
  HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
  BlockquoteFeature(),
  ChecklistFeature(),
  IndentFeature(),
  HorizontalRuleFeature(),
  UploadFeature({ enabledCollections: ['media'] }),
  FixedToolbarFeature(),
];

/** A few lines: no pictures and no headings. */
export function createShortEditor(): ReturnType<typeof lexicalEditor> {
  return lexicalEditor({ features: basics() });
}

/** A text of its own: the editor of every field that names no other. */
export function createTextEditor(): ReturnType<typeof lexicalEditor> {
  return lexicalEditor({ features: [...basics(), ...structure()] });
}

/** A text with blocks between its paragraphs. */
export function createArticleEditor(blocks: Block[]): ReturnType<typeof lexicalEditor> {
  return lexicalEditor({ features: [...basics(), ...structure(), BlocksFeature({ blocks })] });
}
