import { mkdirSync } from 'node:fs';
import type { App } from './app.ts';
import { takeClaim, type Claim } from './claim.ts';
import { layOutFolder, type LocalFolder } from './folder.ts';
import { choosePort, describePort } from './port.ts';
import type { Terminal } from './progress.ts';
import type { Run } from './run.ts';
import { readOrMakeSecrets, type Secrets } from './secrets.ts';

/** What a person asks for. */
export interface Request {
  readonly app: App;
  /** Where the local data lie. */
  readonly directory: string;
  /** A free one when left out. */
  readonly port: number | undefined;
  /** The variables that we were started with. */
  readonly outer: NodeJS.ProcessEnv;
}

/** A folder that nobody else uses, and a port that nobody else listens on. */
export interface Place {
  readonly folder: LocalFolder;
  readonly claim: Claim;
  readonly secrets: Secrets;
  readonly port: number;
}

/** Makes sure of folder, secrets and port before anything is started. */
export async function openPlace(
  run: Run,
  { out }: Terminal,
  { directory, port: wanted }: Request,
  command: string,
): Promise<Place> {
  const folder = layOutFolder(directory);
  const claim = await takeClaim(folder.claim, command);
  run.atEnd(claim.giveBack);
  const secrets = readOrMakeSecrets(folder.secrets);
  mkdirSync(folder.media, { recursive: true, mode: 0o700 });
  const port = await choosePort(wanted);
  out(describePort(port, wanted));
  return { folder, claim, secrets, port };
}
