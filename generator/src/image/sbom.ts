import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireAnswer, type Engine } from './engine.ts';

/** Reads the bill of materials that lies in an image, in the form of CycloneDX. */
export async function readSbom(engine: Engine, reference: string): Promise<string> {
  const created = await requireAnswer(engine, `${reference} is not there`, ['create', reference]);
  const id = created.trim();
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-sbom-'));
  try {
    const file = path.join(folder, 'sbom.cdx.json');
    await requireAnswer(engine, 'the image holds no bill of materials', [
      ...['cp', `${id}:/app/sbom.cdx.json`, file],
    ]);
    return readFileSync(file, 'utf8');
  } finally {
    await engine(['rm', id]);
    rmSync(folder, { recursive: true });
  }
}
