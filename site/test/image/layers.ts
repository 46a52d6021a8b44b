import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from './engine.ts';

/** What our two layers bring, Node.js and the application; the base below them is the same anyway. */
const ours = ['app', 'usr/local/bin'];

/**
 * Every file that our layers bring, with its mode, owner, time and content. The engine may put the same
 * files into a layer in another order (by path, or folder by folder), which no container can see.
 */
export async function describeLayers(engine: Engine, image: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-image-'));
  const container = (await engine.run(['create', image])).trim();
  try {
    const archive = path.join(folder, 'image.tar');
    await engine.run(['export', '--output', archive, container]);
    execFileSync('tar', ['-xpf', archive, '--numeric-owner', '-C', folder, ...ours]);
    return ours.flatMap((name) => describeTree(folder, name));
  } finally {
    await engine.run(['rm', container]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function describeTree(root: string, name: string): string[] {
  const place = path.join(root, name);
  const stats = lstatSync(place);
  const { mode, uid, gid, mtimeMs } = stats;
  const own = [name, mode.toString(8), uid, gid, mtimeMs].join(' ');
  if (stats.isSymbolicLink()) return [`${own} ${readlinkSync(place)}`];
  if (!stats.isDirectory()) return [`${own} ${hash('sha256', readFileSync(place))}`];
  const below = readdirSync(place).sort();
  return [own, ...below.flatMap((entry) => describeTree(root, path.join(name, entry)))];
}
