import { admin } from '../test/variables.ts';

/** Pages of the size of an article of some 400 words. */
const paragraphs = 8;
const sentence =
  'There is a pace at which a city begins to talk, and at that pace you notice what nobody wrote down. ';

export interface Editor {
  readonly url: string;
  readonly token: string;
}

export async function logIn(url: string): Promise<Editor> {
  const { token } = await send<{ token: string }>(`${url}/api/users/login`, admin);
  return { url, token };
}

/** Publishes a home page and as many others; the result is the addresses of these. */
export async function publishPages(editor: Editor, count: number): Promise<string[]> {
  const slugs = Array.from({ length: count }, (_, index) => `page-${index + 1}`);
  for (const slug of [...slugs, 'home']) {
    const hero = { type: 'low', lead: sentence };
    const page = { title: slug, slug, hero, layout: [text], _status: 'published' };
    await send(`${editor.url}/api/pages`, page, editor.token);
  }
  return slugs.map((slug) => `${editor.url}/${slug}`);
}

/** A setting that every page shows: after this no page is in the cache. */
export async function refreshEverything({ url, token }: Editor): Promise<void> {
  await send(`${url}/api/globals/settings`, { tagline: String(performance.now()) }, token);
}

async function send<T>(address: string, body: object, token?: string): Promise<T> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `JWT ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as T;
}

const format = { direction: 'ltr', format: '', indent: 0, version: 1 } as const;
const richText = {
  root: {
    type: 'root',
    ...format,
    children: Array.from({ length: paragraphs }, () => ({
      type: 'paragraph',
      ...format,
      textFormat: 0,
      textStyle: '',
      children: [
        {
          type: 'text',
          version: 1,
          text: sentence.repeat(3),
          format: 0,
          style: '',
          mode: 'normal',
          detail: 0,
        },
      ],
    })),
  },
};
const text = { blockType: 'content', columns: [{ size: 'full', text: richText }] };
