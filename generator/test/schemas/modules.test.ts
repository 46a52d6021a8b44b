import { afterEach, describe, expect, it, vi } from 'vitest';
import { downloadModules, readDownloads, readModuleFile } from '../../schemas/modules.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a module that cannot be read is named', () => {
  it('without go', async () => {
    vi.stubEnv('PATH', '');
    await expect(downloadModules(['example.org/a@v1.0.0'])).rejects.toThrow('go is not on PATH');
  });

  it('without network', () => {
    const report = {
      Path: 'example.org/a',
      Version: 'v1.0.0',
      Error: 'example.org/a@v1.0.0: dial tcp: lookup example.org: no such host\nmore',
    };
    expect(() => readDownloads(`${JSON.stringify(report, undefined, '\t')}\n`)).toThrow(
      'module example.org/a@v1.0.0 cannot be downloaded: dial tcp: lookup example.org: no such host',
    );
  });

  it('without the file', () => {
    const module = {
      name: 'example.org/a',
      version: 'v1.0.0',
      sum: '',
      directory: import.meta.dirname,
    };
    expect(() => readModuleFile(module, 'crds/a.yaml')).toThrow(
      'module example.org/a@v1.0.0 has no file crds/a.yaml',
    );
  });
});
