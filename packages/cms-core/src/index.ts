export { isAdmin, roles, type Role, type Visitor } from './access/roles.ts';
export { createMedia, imageWidths, type MediaOptions } from './collections/media.ts';
export { createPages, type PagesOptions } from './collections/pages.ts';
export { createUsers, type UsersOptions } from './collections/users.ts';
export { homeSlug, pathOf } from './fields/slug.ts';
export { createSettings, type SettingsOptions } from './globals/settings.ts';
export type {
  DocumentChange,
  GlobalChange,
  OnPublicChange,
  PublicChange,
} from './public-change.ts';
