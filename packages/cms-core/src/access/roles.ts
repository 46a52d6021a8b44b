/** An editor writes content; an admin also decides who may, and how the site is set up. */
export const roles = ['admin', 'editor'] as const;
export type Role = (typeof roles)[number];

/** Whoever asks: somebody who is logged in, or nobody. */
export type Visitor = { readonly id: number | string; readonly role?: unknown } | null | undefined;

export function isAdmin(visitor: Visitor): boolean {
  return visitor?.role === ('admin' satisfies Role);
}
