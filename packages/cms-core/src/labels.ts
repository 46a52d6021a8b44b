/** A text of the admin in both of its languages. */
export interface Label {
  readonly en: string;
  readonly ru: string;
}

/** Keeps labels short where they are written. */
export function label(en: string, ru: string): { en: string; ru: string } {
  return { en, ru };
}
