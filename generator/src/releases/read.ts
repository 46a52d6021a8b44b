import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { formatPath, type Issue, type Position } from '../issue.ts';
import { unreleasedImage, type Release } from './release.ts';

const releaseTag = /^sha-[0-9a-f]{40}$/;
const releaseDigest = /^sha256:[0-9a-f]{64}$/;

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
    images: z
      .array(imageSchema)
      .refine((images) => images.length <= 1, 'the image of the site alone')
      .optional(),
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
    const message = syntax.message.replace(/ at line \d[^]*$/, '');
    const expected = 'YAML as "pnpm release" writes it';
    return { issues: [invalid(file, at(syntax.pos[0]), { message, expected })] };
  }
  const overlay = readValue(document);
  const parsed = overlaySchema(`../../${environment}/${site}`).safeParse(overlay);
  if (!parsed.success) {
    return {
      issues: parsed.error.issues.map((issue) => {
        const path = issue.path.filter((key) => typeof key !== 'symbol');
        const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
        const place = key === undefined ? path : [...path, key];
        return invalid(file, at(nodeAt(document, place) ?? 0), describe(issue, path));
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

/** Undefined where its aliases lead nowhere, or to more than there is room for. */
function readValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

const theRelease = 'apiVersion, kind, resources and images, and nothing else';

type Fault = Pick<Issue, 'message' | 'expected'>;

function describe(issue: z.core.$ZodIssue, path: readonly (string | number)[]): Fault {
  const subject = path.length > 0 ? formatPath(path) : 'the file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        message: `${subject} holds ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`,
        expected: theRelease,
      };
    case 'invalid_value':
      return { message: `${subject} is wrong`, expected: issue.values.map(String).join(' or ') };
    case 'invalid_type':
      return path.length === 0
        ? { message: 'the file holds no release', expected: theRelease }
        : { message: `${subject} is missing or is no ${issue.expected}` };
    default:
      return { message: `${subject} is wrong`, expected: issue.message };
  }
}

function invalid(file: string, position: Position, { message, expected }: Fault): Issue {
  return {
    code: 'invalid-release',
    message,
    at: file,
    position,
    expected,
    hint: 'change a release with "pnpm release", "pnpm promote" or "pnpm rollback"',
  };
}
