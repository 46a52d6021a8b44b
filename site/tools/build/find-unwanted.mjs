import { isNeverRun, listFiles } from './prune.mjs';

/** What would tell more than a server needs to know: variables, and the history of the sources. */
const telling = [/(^|\/)\.env/, /(^|\/)build\.env$/, /(^|\/)\.git(\/|$)/];

/**
 * The files of a staged image that must not be in it, by their paths from there.
 * @param {string} folder
 */
export function findUnwanted(folder) {
  return listFiles(folder).filter(
    (file) => isNeverRun(file) || telling.some((pattern) => pattern.test(file)),
  );
}
