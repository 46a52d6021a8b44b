import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether `node_modules` is what the lockfile says, so that a second start needs no network. pnpm
 * leaves a copy of the lockfile that it installed and, at the very end, the state of the workspace;
 * anything that was edited after that is left to pnpm to judge.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = path.join(root, 'pnpm-lock.yaml');
  const installed = path.join(root, 'node_modules', '.pnpm', 'lock.yaml');
  const stateFile = path.join(root, 'node_modules', '.pnpm-workspace-state-v1.json');
  if (![wanted, installed, stateFile].every((file) => existsSync(file))) return false;
  if (!readFileSync(wanted).equals(readFileSync(installed))) return false;

  const state = readState(stateFile);
  if (!state) return false;
  const packages = Object.keys(state.projects);
  // A checkout that was moved or copied still names the old place.
  if (!packages.includes(root)) return false;
  const inputs = [
    path.join(root, 'pnpm-workspace.yaml'),
    ...packages.map((directory) => path.join(directory, 'package.json')),
  ];
  return inputs.every(
    (file) => existsSync(file) && statSync(file).mtimeMs <= state.lastValidatedTimestamp,
  );
}

/**
 * @param {string} file
 * @returns {{ lastValidatedTimestamp: number, projects: Record<string, unknown> } | undefined}
 */
function readState(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Cut short by a full disk or a lost machine: pnpm writes it anew.
    return undefined;
  }
}
