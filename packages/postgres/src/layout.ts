import path from 'node:path';

/** Where things lie in the folder that a caller gives. */
export interface Layout {
  readonly directory: string;
  /** The cluster itself, which Postgres owns. */
  readonly data: string;
  /** Postgres writes it while it runs. */
  readonly lock: string;
  readonly log: string;
}

export function layOut(directory: string): Layout {
  const absolute = path.resolve(directory);
  const data = path.join(absolute, 'data');
  return {
    directory: absolute,
    data,
    lock: path.join(data, 'postmaster.pid'),
    log: path.join(absolute, 'server.log'),
  };
}
