import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs';
import type { Plugin } from 'payload';

/** Keeps the path of each category from the outermost one. */
export function createCategoryTree(): Plugin {
  return nestedDocsPlugin({
    collections: ['categories'],
    generateLabel: (_, { title }) => (typeof title === 'string' ? title : ''),
    generateURL: (parents) => `/${parents.map(({ slug }) => String(slug)).join('/')}`,
  });
}
