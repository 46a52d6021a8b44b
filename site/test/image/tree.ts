import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Engine } from './engine.ts';

/** Every file of an image, by its path from the root; folders end in a slash. */
export async function listImage(engine: Engine, image: string): Promise<string[]> {
  const id = await engine.run(['create', image]);
  try {
    return await listExport(engine, id);
  } finally {
    await engine.run(['rm', id]);
  }
}

function listExport(engine: Engine, id: string): Promise<string[]> {
  const env = { ...process.env, ...engine.variables };
  const exported = spawn('docker', ['export', id], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const tar = spawn('tar', ['-t', '-f', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  exported.stdout.pipe(tar.stdin);
  let listing = '';
  tar.stdout.setEncoding('utf8').on('data', (text: string) => (listing += text));
  return new Promise((resolve, reject) => {
    exported.on('error', reject);
    tar.on('close', (code) => {
      if (code === 0) resolve(listing.trimEnd().split('\n'));
      else reject(new Error('the image could not be listed'));
    });
  });
}
