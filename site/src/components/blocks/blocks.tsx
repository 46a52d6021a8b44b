import type { Language } from '../../content/words.ts';
import type { Page } from '../../payload-types.ts';
import { UnknownBlock } from '../unknown-block.tsx';
import { Archive } from './archive.tsx';
import { Banner } from './banner.tsx';
import { CallToAction } from './call-to-action.tsx';
import { Code } from './code.tsx';
import { Columns } from './columns.tsx';
import { FormSection } from './form-section.tsx';
import { MediaSection } from './media-section.tsx';
import { RelatedPosts } from './related-posts.tsx';

type Block = NonNullable<Page['layout']>[number];

interface Props {
  readonly blocks: readonly Block[];
  readonly locale: Language;
}

/** What a page is built of, in the order that its editor chose. */
export function Blocks({ blocks, locale }: Props) {
  if (blocks.length === 0) return null;
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <AnyBlock key={block.id} block={block} locale={locale} />
      ))}
    </div>
  );
}

function AnyBlock({ block, locale }: { readonly block: Block; readonly locale: Language }) {
  switch (block.blockType) {
    case 'content':
      return <Columns block={block} locale={locale} />;
    case 'cta':
      return <CallToAction block={block} locale={locale} />;
    case 'mediaBlock':
      return <MediaSection block={block} />;
    case 'archive':
      return <Archive block={block} locale={locale} />;
    case 'formBlock':
      return <FormSection block={block} locale={locale} />;
    case 'banner':
      return (
        <div className="columns">
          <div className="last">
            <Banner block={block} locale={locale} />
          </div>
        </div>
      );
    case 'code':
      return (
        <div className="columns">
          <div className="last">
            <Code block={block} locale={locale} />
          </div>
        </div>
      );
    case 'relatedPosts':
      return <RelatedPosts block={block} locale={locale} />;
    default:
      return <UnknownBlock type={(block as { blockType: string }).blockType} />;
  }
}
