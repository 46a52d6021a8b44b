import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Issue, Position } from '../issue.ts';
import { unreleasedImage, type Release } from './release.ts';

export const releaseTag = /^sha-[0-9a-f]{40}$/;
export const releaseDigest = /^sha256:[0-9a-f]{64}$/;

const imageSchema = z.strictObject({
  name: z.literal(unreleasedImage),
  newName: z.string().min(1),
  newTag: z.string().regex(releaseTag, 'a tag "sha-" with the 40 hexadecimal digits of a commit'),
  digest: z.string().regex(releaseDigest, 'a digest "sha256:" with 64 hexadecimal digits'),
});

const overlaySchema = (resource: string) =>
  z.strictObject({
    apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
    kind: z.literal('Kustomization'),
    resources: z.tuple([z.literal(resource)]),
    images: z.array(imageSchema).max(1).optional(),
  });

export type ReadRelease =
  { readonly release: Release | undefined } | { readonly issues: readonly Issue[] };

/** Reads a release overlay in whatever valid form people and kustomize left it. */
export function readReleaseOverlay(
  file: string,
  environment: string,
  site: string,
  text: string,
): ReadRelease {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.1', schema: 'core' });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const [syntax] = document.errors;
  if (syntax) {
    return { issues: [invalid(file, at(syntax.pos[0]), syntax.message.split('\n')[0] ?? '')] };
  }
  const parsed = overlaySchema(`../../${environment}/${site}`).safeParse(document.toJS());
  if (!parsed.success) {
    return {
      issues: parsed.error.issues.map(({ path, message }) => {
        const keys = path.filter((key) => typeof key !== 'symbol');
        const node = nodeAt(document, keys);
        return invalid(file, at(node ?? 0), `${keys.join('.') || 'the file'}: ${message}`);
      }),
    };
  }
  const [image] = parsed.data.images ?? [];
  return {
    release: image && { image: image.newName, tag: image.newTag, digest: image.digest },
  };
}

function nodeAt(document: ReturnType<typeof parseDocument>, path: (string | number)[]) {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return node.range[0] as number;
    }
  }
  return undefined;
}

function invalid(file: string, position: Position, message: string): Issue {
  return {
    code: 'invalid-release',
    message,
    at: file,
    position,
    expected: 'images: either empty, or one image with newName, newTag and digest',
    hint: 'change a release with "pnpm release", "pnpm promote" or "pnpm rollback"',
  };
}
