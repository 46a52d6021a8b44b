import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { gen } from '../../src/commands/gen.ts';
import { createWorkspace, readTree, type Workspace } from '../workspace.ts';

const plain = { check: false, force: false, removeSites: false, json: false };

export interface Run {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real `gen`. */
export async function runGen({ context, output }: Workspace, options = {}): Promise<Run> {
  Object.assign(output, { out: '', err: '' });
  const exitCode = await gen(context, { ...plain, ...options });
  return { exitCode, ...output };
}

/** A repository with the configuration of a case, and with what its `input/` holds. */
export function copyCase(folder: string): Workspace {
  const workspace = createWorkspace();
  copyIfThere(path.join(folder, 'input'), workspace.root);
  copyIfThere(path.join(folder, 'sites.config.ts'), path.join(workspace.root, 'sites.config.ts'));
  return workspace;
}

function copyIfThere(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

/** Runs `gen` on a configuration that must be refused, and returns what it prints to say so. */
export async function refusalOf(
  source: string,
  others: Record<string, string> = {},
): Promise<string> {
  const workspace = createWorkspace({ 'sites.config.ts': source, ...others });
  const { exitCode, out, err } = await runGen(workspace);
  const written = Object.keys(readTree(workspace.root));
  if (exitCode !== 1 || out !== '' || written.length > 0) {
    throw new Error(`It was not refused: exit code ${exitCode}, wrote ${written.length} files`);
  }
  return err;
}
