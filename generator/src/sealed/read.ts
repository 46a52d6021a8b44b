import { isMap } from '../is-map.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { revisionAnnotation } from './revision.ts';

/** What an encrypted file says of itself to anybody. */
export interface SealedSecret {
  readonly namespace: string;
  /** The name of the Secret that the operator makes of it. */
  readonly name: string;
  readonly type: string | undefined;
  readonly revision: number;
  /** Each key, and what stands behind it. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly recipients: readonly string[];
  /** The data key, sealed for each recipient: two files never share one unless one is a copy. */
  readonly sealedKeys: readonly string[];
}

/** Reads an encrypted file without decrypting it; in words why it is none. */
export function readSealed(text: string): { secret: SealedSecret } | { fault: string } {
  const parsed = parse(text);
  if ('fault' in parsed) return parsed;
  const { kind, metadata, spec, sops } = parsed.object;
  if (kind !== 'SopsSecret') return { fault: 'is no SopsSecret' };
  const templates = isMap(spec) && Array.isArray(spec.secretTemplates) ? spec.secretTemplates : [];
  const [template] = templates as unknown[];
  if (!isMap(template) || templates.length !== 1) return { fault: 'does not hold one Secret' };
  if (!isMap(sops)) return { fault: 'is not encrypted' };
  const keys = (Array.isArray(sops.age) ? (sops.age as unknown[]) : []).filter(isMap);
  const annotations = isMap(template.annotations) ? template.annotations : {};
  return {
    secret: {
      namespace: textOf(isMap(metadata) ? metadata.namespace : undefined) ?? '',
      name: textOf(template.name) ?? '',
      type: textOf(template.type),
      revision: Number(annotations[revisionAnnotation] ?? 0),
      values: {
        ...(isMap(template.data) ? template.data : {}),
        ...(isMap(template.stringData) ? template.stringData : {}),
      },
      recipients: keys.flatMap(({ recipient }) => textOf(recipient) ?? []),
      sealedKeys: keys.flatMap(({ enc }) => textOf(enc) ?? []),
    },
  };
}

const encrypted =
  /^ENC\[AES256_GCM,data:[A-Za-z0-9+/=]+,iv:[A-Za-z0-9+/=]+,tag:[A-Za-z0-9+/=]+,type:\w+\]$/;

/** Whether sops wrote a value: in this form nobody can read it. */
export function isEncrypted(value: unknown): boolean {
  return typeof value === 'string' && encrypted.test(value);
}

function parse(text: string): { object: Record<string, unknown> } | { fault: string } {
  try {
    const documents = parseDocuments(text);
    const [object] = documents;
    return documents.length === 1 && isMap(object) ? { object } : { fault: 'is not one object' };
  } catch {
    return { fault: 'is no YAML' };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
