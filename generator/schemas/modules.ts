import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import spawn, { SubprocessError } from 'nano-spawn';
import { CannotDerive } from './schema.ts';

export interface Module {
  name: string;
  version: string;
  sum: string;
  directory: string;
}

interface Download {
  Path: string;
  Version: string;
  Sum?: string;
  Dir?: string;
  Error?: string;
}

/** Fetches modules into Go's cache, where their files can be read; Go verifies their checksums. */
export async function downloadModules(pins: readonly string[]): Promise<Map<string, Module>> {
  return readDownloads(await runDownload(pins));
}

/** Reads what Go reports: one indented object after another, not a list. */
export function readDownloads(output: string): Map<string, Module> {
  const objects = output.split(/(?<=^\})\n/m).filter((text) => text.trim() !== '');
  const downloads = objects.map((text) => JSON.parse(text) as Download);
  return new Map(downloads.map((download) => [pinOf(download), toModule(download)]));
}

async function runDownload(pins: readonly string[]): Promise<string> {
  try {
    // Outside any module, so that no go.mod takes part.
    const { stdout } = await spawn('go', ['mod', 'download', '-json', ...pins], { cwd: tmpdir() });
    return stdout;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    // With a module that cannot be had, Go fails and still reports each one.
    if (error.stdout) return error.stdout;
    throw new CannotDerive(
      error.exitCode === undefined
        ? 'go is not on PATH; install Go 1.24 or newer'
        : `go mod download: ${firstLine(error.stderr)}`,
    );
  }
}

function toModule(download: Download): Module {
  const { Path, Version, Sum, Dir, Error: reason = 'Go reports no directory' } = download;
  if (download.Error || !Dir || !Sum) {
    const pin = pinOf(download);
    const why = firstLine(reason).replace(`${pin}: `, '');
    throw new CannotDerive(`module ${pin} cannot be downloaded: ${why}`);
  }
  return { name: Path, version: Version, sum: Sum, directory: Dir };
}

const pinOf = ({ Path, Version }: Download) => `${Path}@${Version}`;

const firstLine = (text: string) => text.trim().split('\n', 1)[0] ?? '';

export function readModuleFile(module: Module, file: string): string {
  try {
    return readFileSync(path.join(module.directory, file), 'utf8');
  } catch {
    throw new CannotDerive(`module ${module.name}@${module.version} has no file ${file}`);
  }
}
