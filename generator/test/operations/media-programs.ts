import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { builtTools } from '../../src/paths.ts';

const pins = path.join(import.meta.dirname, 'programs');

/** A folder for PATH that holds the rclone of the image and nothing else. */
export interface RcloneFolder {
  readonly folder: string;
  readonly remove: () => void;
}

/** The client of the Jobs, in the version of their image. */
export async function bringRclone(): Promise<RcloneFolder> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-rclone-'));
  symlinkSync(await build('rclone', '.'), path.join(folder, 'rclone'));
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An S3 server that keeps real objects in a folder. */
export function buildVersitygw(): Promise<string> {
  return build('versitygw', 'github.com/versity/versitygw/cmd/versitygw');
}

async function build(name: string, module: string): Promise<string> {
  const announce = (text: string): void => {
    console.error(text);
  };
  const file = await buildPinned(name, module, announce, builtTools, path.join(pins, name));
  if (file === undefined) throw new Error(`install Go: it builds ${name}`);
  return file;
}
