import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { platformSecretsDirectory, secretsDirectory, sopsConfig } from './place.ts';

/** An encrypted file as it lies there. */
export interface SealedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** The encrypted files of a site in an environment, by their names. */
export function loadSealed(root: string, environment: string, site: string) {
  return loadFolder(root, secretsDirectory(environment, site));
}

/** The encrypted files that belong to no site, by their names. */
export function loadPlatformSealed(root: string) {
  return loadFolder(root, platformSecretsDirectory);
}

function loadFolder(root: string, folder: string): Map<string, SealedFile> {
  return new Map(
    listFiles(path.join(root, folder)).map((name): [string, SealedFile] => {
      const file = `${folder}/${name}`;
      return [name, { path: file, text: readFileSync(path.join(root, file), 'utf8') }];
    }),
  );
}

/** Which sites have a folder of encrypted files in which environment. */
export function listSealed(root: string): { environment: string; site: string }[] {
  const prefix = 'secrets-';
  return listFolders(path.join(root, 'environments'))
    .filter((name) => name.startsWith(prefix))
    .flatMap((folder) =>
      listFolders(path.join(root, 'environments', folder)).map((site) => ({
        environment: folder.slice(prefix.length),
        site,
      })),
    );
}

/** What says who may decrypt; undefined where it is not there. */
export function loadSopsConfig(root: string): string | undefined {
  try {
    return readFileSync(path.join(root, sopsConfig), 'utf8');
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function listFiles(folder: string): string[] {
  return list(folder, (entry) => entry.isFile() && !entry.name.startsWith('.'));
}

function listFolders(folder: string): string[] {
  return list(folder, (entry) => entry.isDirectory());
}

function list(
  folder: string,
  fits: (entry: { name: string; isFile(): boolean; isDirectory(): boolean }) => boolean,
): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(fits)
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
