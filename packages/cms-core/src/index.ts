export { isAdmin, roles, type Role, type Visitor } from './access/roles.ts';
export { createCategories, type CategoriesOptions } from './collections/categories.ts';
export type { DraftsOptions } from './collections/drafts.ts';
export { createMedia, imageWidths, type MediaOptions } from './collections/media.ts';
export { createPages } from './collections/pages.ts';
export { createPosts } from './collections/posts.ts';
export { createUsers, type UsersOptions } from './collections/users.ts';
export { homeSlug } from './fields/slug.ts';
export { folders } from './folders.ts';
export { createFooter, createHeader, type NavigationOptions } from './globals/navigation.ts';
export { createSettings, type SettingsOptions } from './globals/settings.ts';
export { createJobs } from './jobs.ts';
export { contentLocales, createLocalization, type ContentLocale } from './locales.ts';
export { addressedCollections, pathOf, type AddressedCollection } from './path-of.ts';
export { createCategoryTree } from './plugins/categories.ts';
export { createForms, type FormsOptions } from './plugins/forms.ts';
export { createRedirects, type RedirectsOptions } from './plugins/redirects.ts';
export { createSearch, type SearchOptions } from './plugins/search.ts';
export { createSeo, describe, findPicture, type SeoOptions } from './plugins/seo.ts';
export type { PreviewTarget, PreviewUrl } from './preview.ts';
export type {
  DocumentChange,
  GlobalChange,
  OnPublicChange,
  PublicChange,
} from './public-change.ts';
export { normalisePath } from './redirects/path.ts';
export { createTextEditor } from './rich-text/editor.ts';
