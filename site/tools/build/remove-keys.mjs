import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes out the keys that Next.js makes at random for each build. Whoever can pull the image could read
 * them, and they would be the same for every site; `src/serve` gives each site keys of its own. Without
 * it the server does not start, rather than serve with keys that are no secret.
 * @param {string} next the folder `.next` of the server
 */
export function removeKeys(next) {
  rmSync(path.join(next, 'server', 'preview-props.json'));
  editJson(path.join(next, 'prerender-manifest.json'), (manifest) => {
    delete manifest.preview;
  });
  const actions = path.join(next, 'server', 'server-reference-manifest');
  editJson(`${actions}.json`, removeActionsKey);
  const script = readFileSync(`${actions}.js`, 'utf8');
  const [, assignment = '', quoted = '""'] = /^([\w.]+\s*=\s*)(".*");?\s*$/s.exec(script) ?? [];
  if (assignment === '') throw new Error(`${actions}.js is not as Next.js wrote it until now`);
  const manifest = /** @type {unknown} */ (JSON.parse(quoted));
  const inner = /** @type {Record<string, unknown>} */ (JSON.parse(String(manifest)));
  removeActionsKey(inner);
  writeFileSync(`${actions}.js`, `${assignment}${JSON.stringify(JSON.stringify(inner))}`);
}

/** @param {Record<string, unknown>} manifest */
function removeActionsKey(manifest) {
  delete manifest.encryptionKey;
}

/**
 * @param {string} file
 * @param {(content: Record<string, unknown>) => void} edit
 */
function editJson(file, edit) {
  const content = /** @type {Record<string, unknown>} */ (JSON.parse(readFileSync(file, 'utf8')));
  edit(content);
  writeFileSync(file, JSON.stringify(content));
}
