// The bare tools on every overlay, in chunks and on all cores: nothing is compared, cached or told.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const [root = '', kustomize = '', kubeconform = '', schemas = ''] = process.argv.slice(2);
const chunkSize = 25;
const overlays = ['dev', 'prod'].flatMap((environment) => {
  const folder = path.join('environments', `release-${environment}`);
  return readdirSync(path.join(root, folder)).map((site) => path.join(folder, site));
});
/** @type {string[][]} */
const chunks = [];
for (let start = 0; start < overlays.length; start += chunkSize) {
  chunks.push(overlays.slice(start, start + chunkSize));
}

/** @param {string} file @param {string[]} args @param {string} [input] @returns {Promise<string>} */
function run(file, args, input) {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { maxBuffer: 1 << 30 }, (error, stdout) => {
      if (error) reject(new Error(error.message));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });
}

let next = 0;
async function work() {
  for (let index = next++; index < chunks.length; index = next++) {
    const folder = path.join(root, '.floor', String(index));
    mkdirSync(folder, { recursive: true });
    const lines = (chunks[index] ?? []).map((overlay) => `  - ../../${overlay}`);
    writeFileSync(path.join(folder, 'kustomization.yaml'), `resources:\n${lines.join('\n')}\n`);
    const [program = '', ...before] = kustomize.split(' ');
    const yaml = await run(program, [...before, folder]);
    if (kubeconform) await run(kubeconform, ['-strict', '-schema-location', schemas], yaml);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
