import type { ArrayField, Field, GlobalConfig } from 'payload';
import { anyone, signedIn } from '../access/rules.ts';
import { createLink, rowLabel } from '../fields/link.ts';
import { groups } from '../groups.ts';
import { tellGlobalChange } from '../hooks/tell-public-change.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface NavigationOptions {
  readonly onPublicChange: OnPublicChange;
}

/** The links at the top of every page. */
export function createHeader(options: NavigationOptions): GlobalConfig {
  return createNavigation('header', label('Header', 'Шапка'), 8, [], options);
}

/** The links at the bottom of every page, and a note. */
export function createFooter(options: NavigationOptions): GlobalConfig {
  const note: Field = {
    name: 'note',
    type: 'textarea',
    localized: true,
    label: label('Note', 'Примечание'),
    admin: {
      description: label(
        'Below the links: who is behind the site, and its legal notice.',
        'Под ссылками: чей это сайт и правовая информация.',
      ),
    },
  };
  return createNavigation('footer', label('Footer', 'Подвал'), 16, [note], options);
}

function createNavigation(
  slug: 'header' | 'footer',
  name: Record<string, string>,
  maxRows: number,
  more: Field[],
  { onPublicChange }: NavigationOptions,
): GlobalConfig {
  return {
    slug,
    label: name,
    admin: { group: groups.site },
    access: { read: anyone, update: signedIn },
    hooks: { afterChange: [tellGlobalChange(slug, onPublicChange)] },
    fields: [createItems(maxRows), ...more],
  };
}

function createItems(maxRows: number): ArrayField {
  return {
    name: 'navItems',
    type: 'array',
    label: label('Links', 'Ссылки'),
    labels: { singular: label('Link', 'Ссылка'), plural: label('Links', 'Ссылки') },
    maxRows,
    admin: { initCollapsed: true, components: { RowLabel: rowLabel } },
    fields: [createLink()],
  };
}
