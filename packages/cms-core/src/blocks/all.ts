import type { Block } from 'payload';
import { archiveBlock } from './archive.ts';
import { bannerBlock } from './banner.ts';
import { callToActionBlock } from './call-to-action.ts';
import { codeBlock } from './code.ts';
import { contentBlock } from './content.ts';
import { formBlock } from './form.ts';
import { mediaBlock } from './media.ts';
import { relatedPostsBlock } from './related-posts.ts';

/** What a page is built of. */
export const pageBlocks: Block[] = [
  contentBlock,
  callToActionBlock,
  mediaBlock,
  archiveBlock,
  formBlock,
  bannerBlock,
  codeBlock,
  relatedPostsBlock,
];

/** What stands between the paragraphs of a post. */
export const articleBlocks: Block[] = [bannerBlock, codeBlock, mediaBlock];
