import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parseDocument, type Document, type YAMLMap } from 'yaml';
import { readPlainOverlay, writeImages, writeReleaseOverlay } from './overlay.ts';
import { readReleaseOverlay } from './read.ts';
import { unreleasedImage, type Release } from './release.ts';

/**
 * Puts a release into an overlay. Whatever people wrote around it stays, to the byte: comments, order,
 * quotes, line ends. The text must be one that can be read as a release overlay.
 */
export function editReleaseOverlay(
  environment: string,
  site: string,
  text: string,
  release: Release,
): string {
  if (readPlainOverlay(environment, site, text)) {
    return writeReleaseOverlay(environment, site, release);
  }
  const document = parseDocument(text, { version: '1.1', schema: 'core' });
  const edited = editText(document, text, release);
  const read = readReleaseOverlay('', environment, site, edited);
  const isRight = 'release' in read && isDeepStrictEqual(read.release, release);
  return isRight ? edited : editDocument(document, release).replaceAll('\n', lineEndOf(text));
}

/** Replaces the bytes of the old release alone. */
function editText(document: Document, text: string, release: Release): string {
  const entry = findEntry(document);
  return entry ? replaceValues(entry, text, release) : addImage(document, text, release);
}

function replaceValues(entry: YAMLMap, text: string, release: Release): string {
  return Object.entries(fieldsOf(release))
    .flatMap(([key, value]) => {
      const node = entry.get(key, true);
      if (!isScalar(node) || !node.range) return [];
      const [start, end] = node.range;
      const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
      return [{ start, end, value: `${quote}${value}${quote}` }];
    })
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end, value }) => left.slice(0, start) + value + left.slice(end), text);
}

/** Writes the image below the key, where a list is that is empty, or at the end. */
function addImage(document: Document, text: string, release: Release): string {
  const lineEnd = lineEndOf(text);
  const image = writeImages(release).replaceAll('\n', lineEnd);
  const list = document.get('images', true);
  if (!isSeq(list) || !list.range) {
    const gap = text.endsWith('\n') ? '' : lineEnd;
    return `${text}${gap}images:${image}${lineEnd}`;
  }
  const [start, end] = list.range;
  const [comment = ''] = /^[^\r\n]*/.exec(text.slice(end)) ?? [];
  return `${text.slice(0, start).trimEnd()}${comment}${image}${text.slice(end + comment.length)}`;
}

/** Writes everything anew: the layout is lost, and comments and order stay. */
function editDocument(document: Document, release: Release): string {
  const fields = fieldsOf(release);
  const entry = findEntry(document);
  if (entry) for (const [key, value] of Object.entries(fields)) entry.set(key, value);
  else document.set('images', document.createNode([{ name: unreleasedImage, ...fields }]));
  return document.toString({ lineWidth: 0 });
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function fieldsOf({ image, tag, digest }: Release) {
  return { newName: image, newTag: tag, digest };
}

function findEntry(document: Document): YAMLMap | undefined {
  const images = document.get('images', true);
  return isSeq(images) ? images.items.find(isEntry) : undefined;
}

function isEntry(item: unknown): item is YAMLMap {
  return isMap(item) && item.get('name') === unreleasedImage;
}
