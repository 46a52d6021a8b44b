/** The key under which a browser remembers that an editor uses it. It is a hint and gives no right. */
export const editorMark = 'editor';
