/** A text of the admin in both of its languages. */
export function label(en: string, ru: string): { en: string; ru: string } {
  return { en, ru };
}
