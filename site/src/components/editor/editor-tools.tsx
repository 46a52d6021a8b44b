import { isPreview } from '../../content/reader.ts';
import type { Language } from '../../content/words.ts';
import { EditorDoor, type DoorProps } from './editor-door.tsx';

interface Props extends Pick<DoorProps, 'collection' | 'id'> {
  readonly locale: Language;
}

/** What editors find on a page of the site, and readers do not. */
export async function EditorTools({ collection, id, locale }: Props) {
  return (
    <EditorDoor
      collection={collection}
      {...(id === undefined ? {} : { id })}
      locale={locale}
      isPreview={await isPreview()}
    />
  );
}
