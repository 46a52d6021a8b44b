import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { listFiles, readText } from './repository.ts';

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly packageManager?: string;
}

const exact = /^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/;
const manifests = listFiles().filter((file) => /(^|\/)package\.json$/.test(file));
const readManifest = (file: string) => JSON.parse(readText(file)) as Manifest;

test('every dependency takes its version from the catalog', () => {
  const others = manifests.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = readManifest(file);
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
      .map(([name, version]) => `${file}: ${name} ${version}`);
  });
  expect(others).toEqual([]);
});

test('every version of the catalog is exact', () => {
  const { catalog } = parse(readText('pnpm-workspace.yaml')) as { catalog: Record<string, string> };
  const ranges = Object.entries(catalog).filter(([, version]) => !exact.test(version));
  expect(ranges).toEqual([]);
});

test('the version of pnpm is exact', () => {
  const [name, version] = (readManifest('package.json').packageManager ?? '').split('@');
  expect(name).toBe('pnpm');
  expect(version).toMatch(exact);
});
