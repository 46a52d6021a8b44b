import type { ReadText } from '../read-text.ts';
import { readByPods, secretsDirectory } from './place.ts';

/** Counts the editions of an encrypted Secret; the Secret and the pods that read it carry it too. */
export const revisionAnnotation = 'synestra.io/secrets-revision';

/** What the pods read of the encrypted Secrets of a site. */
export interface Edition {
  /** The number of each file, beside the next: "3-1". */
  readonly revision: string;
  /** The keys that only this edition has, by the file that has them. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The name of the key by which an edition of a Secret is told from every other. A pod refers to it, and
 * the kubelet starts no pod whose Secret lacks a key that it refers to: so no pod of a new edition
 * ever starts with the values of the old one, whoever is faster, Argo CD or the operator.
 */
export function editionKey(file: string, revision: number): string | undefined {
  const word = words[file];
  return word === undefined ? undefined : `${word}_EDITION_${revision}`;
}

const [runtime, s3] = readByPods;
const words: Readonly<Record<string, string>> = { [runtime]: 'RUNTIME', [s3]: 'S3' };

export function isEditionKey(key: string): boolean {
  return /^(?:RUNTIME|S3)_EDITION_\d+$/.test(key);
}

const written = /^ +synestra\.io\/secrets-revision: "(\d+)"$/m;
const writtenKey = /^ +((?:RUNTIME|S3)_EDITION_\d+): ENC\[/m;

/**
 * The edition of the Secrets that a site's pods read. It is read without a YAML parser, because sops
 * writes it in one way. Undefined where there are no files; whatever lies there instead of one is told
 * by the check of the Secrets.
 */
export function findEdition(
  readText: ReadText,
  environment: string,
  site: string,
): Edition | undefined {
  const folder = secretsDirectory(environment, site);
  const texts = readByPods.flatMap((file) => {
    const text = readText(`${folder}/${file}`);
    return text === undefined ? [] : [{ file, text }];
  });
  if (texts.length === 0) return undefined;
  return {
    revision: texts.map(({ text }) => written.exec(text)?.[1] ?? '0').join('-'),
    keys: Object.fromEntries(
      texts.flatMap(({ file, text }) => {
        const key = writtenKey.exec(text)?.[1];
        return key === undefined ? [] : [[file, key]];
      }),
    ),
  };
}
