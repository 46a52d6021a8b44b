/** Segments of unreserved characters: nothing that a browser or a proxy would read in another way. */
const address = /^\/(?:[\w~-][\w.~-]*(?:\/[\w~-][\w.~-]*)*)?$/;

/** Whether a text is the address of a page of this very site, and cannot be taken for anything else. */
export function isLocalPath(text: string): boolean {
  return text.length <= 2000 && address.test(text);
}
