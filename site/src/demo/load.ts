import { convertMarkdownToLexical, editorConfigFactory } from '@payloadcms/richtext-lexical';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload';
import sharp from 'sharp';
import { pages, settings, type DemoPage } from './content.ts';
import { drawings } from './drawings.ts';

/** Loads the demo content as a whole or not at all; false where the site has content already. */
export async function loadDemo(payload: Payload): Promise<boolean> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const { totalDocs } = await payload.count({ collection: 'pages', req });
    const isEmpty = totalDocs === 0;
    if (isEmpty) await fill(payload, req);
    await commitTransaction(req);
    return isEmpty;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}

async function fill(payload: Payload, req: PayloadRequest): Promise<void> {
  const editorConfig = await editorConfigFactory.default({ config: payload.config });
  await payload.updateGlobal({ slug: 'settings', data: settings, req });
  for (const { markdown, drawing, ...page } of pages) {
    const cover = drawing && (await uploadDrawing(payload, req, drawing));
    await payload.create({
      collection: 'pages',
      data: {
        ...page,
        content: convertMarkdownToLexical({ editorConfig, markdown }),
        ...(cover !== undefined && { cover }),
        _status: 'published',
      },
      req,
    });
  }
}

async function uploadDrawing(
  payload: Payload,
  req: PayloadRequest,
  { name, alt }: NonNullable<DemoPage['drawing']>,
): Promise<number> {
  const data = await sharp(Buffer.from(drawings[name])).png().toBuffer();
  const file = { name: `${name}.png`, data, size: data.length, mimetype: 'image/png' };
  const { id } = await payload.create({ collection: 'media', data: { alt }, file, req });
  return id;
}
