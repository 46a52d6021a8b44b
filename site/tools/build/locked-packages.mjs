import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { load } from 'js-yaml';
import { isNeverRunPackage } from './prune.mjs';
import { repository } from './site.mjs';

/**
 * A package that the lockfile pins, with what it needs.
 * @typedef {{ name: string, version: string, integrity: string | undefined, needs: string[] }} LockedPackage
 * @typedef {Record<string, string>} Versions
 * @typedef {{ dependencies?: Versions, optionalDependencies?: Versions }} Snapshot
 * @typedef {{ dependencies?: Record<string, { version: string }> }} Importer
 * @typedef {{ resolution?: { integrity?: string }, os?: string[], cpu?: string[], libc?: string[] }} Facts
 * @typedef {{ importers: Record<string, Importer>, snapshots: Record<string, Snapshot>, packages: Record<string, Facts> }} Lock
 */

/**
 * What the lockfile installs for a folder of the workspace in production, on Linux with the C library of
 * GNU, without what is pruned. Packages of the workspace itself are not in it.
 * @param {string} folder
 * @returns {Map<string, LockedPackage>} by name and version
 */
export function readLockedPackages(folder) {
  const text = readFileSync(path.join(repository, 'pnpm-lock.yaml'), 'utf8');
  return findLockedPackages(/** @type {Lock} */ (load(text)), folder, process.arch);
}

/**
 * @param {Lock} lock
 * @param {string} folder
 * @param {string} arch
 */
export function findLockedPackages(lock, folder, arch) {
  /** @type {Map<string, LockedPackage>} */
  const found = new Map();
  const seen = new Set();
  /** @param {string} from */
  const enter = (from) => {
    if (seen.has(from)) return;
    seen.add(from);
    const { dependencies = {} } = lock.importers[from] ?? {};
    for (const [name, { version }] of Object.entries(dependencies)) {
      if (version.startsWith('link:')) enter(path.posix.join(from, version.slice('link:'.length)));
      else visit(name, version);
    }
  };
  /**
   * @param {string} name
   * @param {string} version
   * @returns {string | undefined} its key in the result
   */
  const visit = (name, version) => {
    const id = `${name}@${version}`;
    const snapshot = lock.snapshots[id];
    const [plain = id] = id.split('(');
    const facts = lock.packages[plain];
    if (!snapshot || !facts || isNeverRunPackage(name) || !runsHere(facts, arch)) return undefined;
    if (!seen.has(id)) {
      seen.add(id);
      const { dependencies, optionalDependencies } = snapshot;
      const needs = Object.entries({ ...dependencies, ...optionalDependencies }).flatMap(
        ([one, its]) => visit(one, its) ?? [],
      );
      const before = found.get(plain)?.needs ?? [];
      found.set(plain, {
        name,
        version: plain.slice(name.length + 1),
        integrity: facts.resolution?.integrity,
        needs: [...new Set([...before, ...needs])].sort(),
      });
    }
    return plain;
  };
  enter(folder);
  return found;
}

/**
 * @param {Facts} facts
 * @param {string} arch
 */
function runsHere({ os, cpu, libc }, arch) {
  return fits(os, 'linux') && fits(cpu, arch) && fits(libc, 'glibc');
}

/**
 * @param {string[] | undefined} allowed
 * @param {string} value
 */
function fits(allowed, value) {
  return allowed === undefined || allowed.includes(value);
}
