import * as z from 'zod';
import { formats, type FormatCode } from '../formats.ts';

/** A string in one of the named formats; the error message is the format's permanent code. */
export function text(code: FormatCode) {
  return z.string().refine(formats[code].holds, { error: code });
}

export const port = z.int().min(1).max(65535);
export const quantity = text('invalid-quantity');
export const labels = z.record(text('invalid-label-key'), text('invalid-label'));
