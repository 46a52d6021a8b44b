import { hkdfSync, randomBytes } from 'node:crypto';

/** The keys that Next.js would else take from its build, where they are the same for every site. */
export interface Keys {
  /** The content of `.next/server/preview-props.json`: who has them is shown drafts. */
  readonly preview: {
    readonly previewModeId: string;
    readonly previewModeSigningKey: string;
    readonly previewModeEncryptionKey: string;
  };
  /** What the server gives a browser to bring back with a server action, in base64. */
  readonly actions: string;
}

/**
 * Derives the keys of a site from its secret: each site has its own, all replicas have the same, and
 * they outlive a release, so a page that was opened before it still works. A site without a secret
 * does not start; until it has said so, nobody may guess its keys.
 */
export function deriveKeys(secret: string | undefined): Keys {
  const material = secret?.trim() ? secret.trim() : randomBytes(32);
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', material, '', `synestra ${purpose}`, length));
  return {
    preview: {
      previewModeId: derive('preview id', 16).toString('hex'),
      previewModeSigningKey: derive('preview signatures', 32).toString('hex'),
      previewModeEncryptionKey: derive('preview encryption', 32).toString('hex'),
    },
    actions: derive('server actions', 32).toString('base64'),
  };
}
