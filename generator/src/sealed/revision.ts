import type { ReadText } from '../read-text.ts';
import { readByPods, secretsDirectory } from './place.ts';

/** Counts the editions of an encrypted Secret; the Secret and the pods that read it carry it too. */
export const revisionAnnotation = 'synestra.io/secrets-revision';

/** What the pods read of the encrypted Secrets of a site. */
export interface Edition {
  /** The number of each file, beside the next: "3-1". */
  readonly revision: string;
  /** The keys that no edition before has, by the file that has them; none in a file of an older day. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * The name of a key that a Secret has from this edition on. A pod refers to it, and the kubelet starts
 * no pod whose Secret lacks a key that it refers to: so no pod of a new edition ever starts with the
 * values of an old one, whoever is faster, Argo CD or the operator. Later editions keep the key, so that
 * a pod that is still of an old one can be started again meanwhile.
 */
export function editionKey(file: string, revision: number): string | undefined {
  const word = words[file];
  return word === undefined ? undefined : `${word}_EDITION_${revision}`;
}

const [runtime, s3] = readByPods;
const words: Readonly<Record<string, string>> = { [runtime]: 'RUNTIME', [s3]: 'S3' };

const written = /^ +synestra\.io\/secrets-revision: "(\d+)"$/m;

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
  const editions = texts.map(({ file, text }) => {
    const revision = written.exec(text)?.[1] ?? '0';
    const key = editionKey(file, Number(revision)) ?? '';
    return { file, revision, keys: text.includes(` ${key}: ENC[`) ? [key] : [] };
  });
  return {
    revision: editions.map(({ revision }) => revision).join('-'),
    keys: Object.fromEntries(editions.flatMap(({ file, keys }) => keys.map((key) => [file, key]))),
  };
}
