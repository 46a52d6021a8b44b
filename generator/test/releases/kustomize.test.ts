import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { editReleaseOverlay } from '../../src/releases/edit.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { readReleaseOverlay } from '../../src/releases/read.ts';
import { imageReference, unreleasedImage, type Release } from '../../src/releases/release.ts';
import { realTool } from '../check/tools.ts';
import { releaseOf } from '../promotion/decide/letters.ts';
import { createWorkspace } from '../workspace.ts';

const folder = 'environments/release-dev/shop';
const file = `${folder}/kustomization.yaml`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: ${unreleasedImage}
`;
const [a, b] = [releaseOf('A'), releaseOf('B')];
let kustomize = '';

beforeAll(async () => {
  const announce = (text: string) => {
    console.error(text);
  };
  const { file: found, before } = await realTool('kustomize');
  // kubectl brings a kustomize that can build and cannot edit.
  const alone = before[0] === 'build' ? found : await buildPinned('kustomize', source, announce);
  if (alone === undefined) throw new Error('this test needs kustomize');
  kustomize = alone;
});
const source = 'sigs.k8s.io/kustomize/kustomize/v5';

/** A release overlay with something below it that runs the image. */
function createOverlay(text: string): string {
  const { root } = createWorkspace({
    [file]: text,
    'environments/dev/shop/kustomization.yaml': 'resources: [deployment.yaml]\n',
    'environments/dev/shop/deployment.yaml': deployment,
  });
  return root;
}

/** What somebody would type who has kustomize and not us. */
function setImage(root: string, { image, tag, digest }: Release): string {
  const words = ['edit', 'set', 'image', `${unreleasedImage}=${image}:${tag}@${digest}`];
  execFileSync(kustomize, words, { cwd: path.join(root, folder), stdio: 'pipe' });
  return readFileSync(path.join(root, file), 'utf8');
}

function imageIn(root: string): string | undefined {
  const built = execFileSync(kustomize, ['build', path.join(root, folder)], { encoding: 'utf8' });
  return /image: (.*)/.exec(built)?.[1];
}

function read(text: string) {
  return readReleaseOverlay(file, 'dev', 'shop', text);
}

describe('kustomize edit set image', () => {
  it.each([
    ['the first release', writeReleaseOverlay('dev', 'shop', undefined)],
    ['a release of ours', writeReleaseOverlay('dev', 'shop', a)],
    [
      'a release that somebody annotated',
      writeReleaseOverlay('dev', 'shop', a).replace('images:', '# Hands off.\nimages:'),
    ],
  ])('sets %s, and we read and edit what it leaves', (_, text) => {
    const root = createOverlay(text);
    const left = setImage(root, b);
    expect(imageIn(root)).toBe(imageReference(b));
    expect(read(left)).toEqual({ release: b });
    const edited = editReleaseOverlay('dev', 'shop', left, a);
    expect(read(edited)).toEqual({ release: a });
    for (const [comment] of text.matchAll(/#.*/g)) expect(edited).toContain(comment);
  });

  it('sets the same release again and changes nothing', () => {
    const root = createOverlay(writeReleaseOverlay('dev', 'shop', a));
    expect(read(setImage(root, a))).toEqual({ release: a });
    expect(imageIn(root)).toBe(imageReference(a));
  });
});

it('what we write renders as the tag and the digest, both', () => {
  expect(imageIn(createOverlay(writeReleaseOverlay('dev', 'shop', a)))).toBe(imageReference(a));
});
