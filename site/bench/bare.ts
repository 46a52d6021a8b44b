import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { findFreePort } from '@synestra/processes';
import { startProgram, type Program } from '../test/program.ts';
import { measureSize } from './load.ts';

const folder = path.join(import.meta.dirname, 'bare-next');
const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

export interface Bare {
  readonly url: string;
  readonly program: Program;
}

/** Builds the bare application; Next.js reuses what it can of an earlier build. */
export function buildBare(): void {
  const { status, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`the bare application was not built:\n${stderr}`);
}

/** Serves it on a free port; whoever asks too early is refused. */
export async function serveBare(): Promise<Bare> {
  const port = await findFreePort();
  const server = path.join(folder, '.next', 'standalone', 'site', 'bench', 'bare-next');
  const variables = { PORT: String(port), HOSTNAME: '127.0.0.1' };
  return {
    url: `http://127.0.0.1:${port}`,
    program: startProgram(server, 'server.js', variables),
  };
}

/** How many letters a bare page needs to have as many bytes as another page, to one in a hundred. */
export async function findLetters(url: string, bytes: number): Promise<number> {
  const smallest = await measureSize(`${url}/1000/size`);
  // Next.js sends the content twice: as markup, and as data for the browser's own rendering.
  const letters = 1000 + Math.round((bytes - smallest) / 2);
  const size = await measureSize(`${url}/${letters}/size`);
  if (Math.abs(size - bytes) > bytes / 100) throw new Error(`the bare page has ${size} bytes`);
  return letters;
}
