import { homeSlug } from '@synestra/cms-core';
import { locales } from '../../content/addresses.ts';
import { findRoute, type Place } from '../../content/find-route.ts';

export interface PathProps {
  readonly params: Promise<{ readonly path?: readonly string[] }>;
}

/** What the address of this rendering asks for. */
export async function findPlace(params: PathProps['params']): Promise<Place> {
  return findRoute((await params).path ?? [], locales, homeSlug);
}
