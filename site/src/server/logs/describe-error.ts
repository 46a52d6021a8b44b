/** What a log tells of an error: never the values of a statement, which may be a password's hash. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly digest?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/** As deep as causes are followed. */
const deepest = 4;

/** An error as plain data for a log. Only these parts are told: a library may hang anything on it. */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: cutValues(String(error)) };
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: cutValues(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof digest === 'string' && { digest }),
    ...(stack?.length && { stack: stack.map((line) => line.trim()).join('\n') }),
    ...(error.cause instanceof Error &&
      depth < deepest && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** The database's library repeats a failed statement with all of its values. */
export function cutValues(text: string): string {
  return text.replace(/(^|\n)params: [^]*$/, '$1params: …').slice(0, 4000);
}
