import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, readText, root } from './repository.ts';

const pages = listFiles().filter((file) => file.endsWith('.md'));

/** The links of a page that stay in the repository: each with its file and its heading. */
function linksOf(page: string): { link: string; target: string; heading: string | undefined }[] {
  const found = withoutCode(readText(page)).matchAll(/\]\(\s*<?([^)\s>]+)/g);
  return [...found]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z][a-z+.-]*:/i.test(link))
    .map((link) => {
      const [file = '', heading] = link.split('#');
      const target = file === '' ? page : path.join(path.dirname(page), decodeURIComponent(file));
      return { link, target, heading };
    });
}

/** The anchors that a forge derives from a page's headings. */
function headingsOf(page: string): string[] {
  const headings = withoutCode(readText(page)).matchAll(/^#+ +(.+)$/gm);
  return [...headings].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^ *```.*?^ *```/gms, '');
}

test('every link of every page leads somewhere', () => {
  const dead = pages.flatMap((page) =>
    linksOf(page)
      .filter(({ target, heading }) => {
        if (!existsSync(path.join(root, target))) return true;
        return heading !== undefined && target.endsWith('.md')
          ? !headingsOf(target).includes(heading)
          : false;
      })
      .map(({ link }) => `${page}: ${link}`),
  );
  expect(dead).toEqual([]);
});
