import { describe, expect, it } from 'vitest';
import { editReleaseOverlay } from '../../src/releases/edit.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { readReleaseOverlay } from '../../src/releases/read.ts';
import { releaseOf } from '../promotion/decide/letters.ts';

const [a, b] = [releaseOf('A'), releaseOf('B')];
const head = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../dev/shop
`;

/** Layouts of people and tools, each with one release A, or none. */
const layouts: Readonly<Record<string, string>> = {
  'as we write it': writeReleaseOverlay('dev', 'shop', a),
  'as we write it before the first release': writeReleaseOverlay('dev', 'shop', undefined),
  'in another order': `images:
- digest: ${a.digest}
  newTag: ${a.tag}
  newName: ${a.image}
  name: web.invalid/unreleased
resources:
- ../../dev/shop
kind: Kustomization
apiVersion: kustomize.config.k8s.io/v1beta1
`,
  'with comments inside the image': `# Above all.
${head}# Above the images.
images:
  # Above the image.
  - name: web.invalid/unreleased # ours
    # Above the tag.
    newTag: ${a.tag} # the tag
    newName: ${a.image}
    digest: ${a.digest} # the digest
# Below all.
`,
  'in quotes': `${head}images:
  - name: 'web.invalid/unreleased'
    newName: "${a.image}"
    newTag: '${a.tag}'
    digest: "${a.digest}"
`,
  'in one line': `${head}images: [{ name: web.invalid/unreleased, newName: ${a.image}, newTag: ${a.tag}, digest: '${a.digest}' }]
`,
  'in JSON': `{
  "apiVersion": "kustomize.config.k8s.io/v1beta1",
  "kind": "Kustomization",
  "resources": ["../../dev/shop"],
  "images": [
    { "name": "web.invalid/unreleased", "newName": "${a.image}", "newTag": "${a.tag}", "digest": "${a.digest}" }
  ]
}
`,
  'with no image and a comment behind it': `${head}images: [] # nothing yet
`,
  'with no images': head,
  'with a comment where the images would be': `${head}# nothing yet
`,
  'with a document start': `---
${head}images: []
`,
  'with an anchor': `${head}images:
  - name: web.invalid/unreleased
    newName: &image ${a.image}
    newTag: ${a.tag}
    digest: ${a.digest}
`,
  'with another anchor': `${head}images:
  - name: web.invalid/unreleased # ours
    newName: ${a.image}
    newTag: &tag ${a.tag}
    digest: ${a.digest}
`,
  'in several lines': `${head}images:
  - name: web.invalid/unreleased
    newName: ${a.image}
    newTag: >-
      ${a.tag}
    digest: ${a.digest}
`,
  'without a last line end': `${head}images: []`,
  'in JSON without an image': `{"apiVersion":"kustomize.config.k8s.io/v1beta1","kind":"Kustomization","resources":["../../dev/shop"],"images":[]}
`,
  'with empty lines': `
${head}

images:

  - name: web.invalid/unreleased

    newName: ${a.image}
    newTag: ${a.tag}

    digest: ${a.digest}

`,
};

const read = (text: string) => readReleaseOverlay('overlay', 'dev', 'shop', text);
const edit = (text: string) => editReleaseOverlay('dev', 'shop', text, b);

/** The lines that say nothing of the release. */
function others(text: string): string[] {
  const values = [a, b].flatMap(({ image, tag, digest }) => [image, tag, digest]);
  const plain = values.reduce((left, value) => left.replaceAll(value, '…'), text);
  return plain.split(/\r?\n/);
}

describe.each(Object.entries(layouts))('an overlay %s', (_, text) => {
  const had = read(text);

  it('is one that we read', () => {
    expect(had).toEqual({ release: text.includes(a.tag) ? a : undefined });
  });

  it('holds the new release after an edit', () => {
    expect(read(edit(text))).toEqual({ release: b });
  });

  it('keeps its comments', () => {
    for (const [comment] of text.matchAll(/(^|\s)#.*$/gm))
      expect(edit(text)).toContain(comment.trim());
  });

  it('is edited to the same bytes the second time', () => {
    expect(edit(edit(text))).toBe(edit(text));
  });

  it('is edited too where git made line ends of Windows of it', () => {
    const windows = text.replaceAll('\n', '\r\n');
    expect(read(windows)).toEqual(had);
    const edited = edit(windows);
    expect(read(edited)).toEqual({ release: b });
    expect(edited.split('\n').length).toBe(edited.split('\r\n').length);
  });
});

const released = Object.entries(layouts).filter(([, text]) => text.includes(a.tag));

it.each(released)('an overlay %s changes in nothing but the release', (_, text) => {
  expect(others(edit(text))).toEqual(others(text));
});
