/** What went wrong, for callers that decide by it; the message is for people. */
export type FailureCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'bad-directory'
  | 'bad-name'
  | 'other-version'
  | 'in-use'
  | 'foreign-server'
  | 'cannot-stop'
  | 'port-taken'
  | 'disk-full'
  | 'no-permission'
  | 'no-account'
  | 'wrong-password'
  | 'too-slow'
  | 'did-not-start';

/** A failure that a person can mend: its first line says what and the cure, log lines may follow. */
export class PostgresFailure extends Error {
  override readonly name = 'PostgresFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, logLines: readonly string[] = []) {
    super([message, ...logLines.map((line) => `  ${line}`)].join('\n'));
    this.code = code;
  }
}

/** The same failure for what the file system refused; anything else stays what it is. */
export function explainFileError(error: unknown, directory: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : directory;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(directory);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PostgresFailure(
        'no-permission',
        `no permission to write ${place}. Run it as the owner of the folder, or give another one.`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new PostgresFailure(
        'bad-directory',
        `${place} is not a folder, and the database needs one there. Move it away or give another one.`,
      );
    case 'ENAMETOOLONG':
      return tooLong(directory);
    default:
      return error;
  }
}

export function diskFull(directory: string, logLines: readonly string[] = []): PostgresFailure {
  return new PostgresFailure(
    'disk-full',
    `the disk of ${directory} is full. Make room and start again; what was committed is safe.`,
    logLines,
  );
}

export function tooLong(directory: string): PostgresFailure {
  return new PostgresFailure(
    'bad-directory',
    `the path ${directory} is too long for Postgres. Give a folder with a path below 900 bytes.`,
  );
}
