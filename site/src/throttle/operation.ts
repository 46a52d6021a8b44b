import type { PayloadRequest } from 'payload';

/** What a hook before an operation looks at; Payload's type of it marks every operation as outdated. */
export interface Operation {
  readonly args: unknown;
  readonly operation: string;
  readonly req: PayloadRequest;
}
