'use client';
import { useRowLabel } from '@payloadcms/ui';
import { createElement } from 'react';

interface Row {
  readonly link?: { readonly label?: string | null } | null;
}

/** Tells rows of links apart without opening them. */
export function LinkRowLabel() {
  const { data, rowNumber } = useRowLabel<Row | undefined>();
  return createElement('span', null, data?.link?.label ?? String((rowNumber ?? 0) + 1));
}
