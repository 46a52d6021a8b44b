import { readByPods } from '../sealed/place.ts';
import { editionKey, type Edition } from '../sealed/revision.ts';
import type { AwaitedKey, Instance } from './model.ts';

type Subject = Pick<Instance, 'names' | 'media' | 'secretProvider'>;

/**
 * Which edition of its Secrets a site reads, and the keys that its pods wait for. Files count their
 * editions themselves; for what lies elsewhere a person counts. Where nobody writes the Secrets by
 * rule, nothing in them can be waited for.
 */
export function resolveEdition(
  { names, media, secretProvider }: Subject,
  counted: number | undefined,
  findEdition: () => Edition | undefined,
): Pick<Instance, 'secretsRevision' | 'awaitedKeys'> {
  const [runtime, s3] = readByPods;
  const secrets = [
    { file: runtime, secret: names.runtimeSecret },
    ...(media.kind === 's3' ? [{ file: s3, secret: names.s3Secret }] : []),
  ];
  const keysBy = (find: (file: string) => string | undefined): AwaitedKey[] =>
    secrets.flatMap(({ file, secret }) => {
      const key = find(file);
      return key === undefined ? [] : [{ secret, key }];
    });
  if (secretProvider.kind === 'sops') {
    const edition = findEdition();
    return {
      secretsRevision: edition?.revision,
      awaitedKeys: keysBy((file) => edition?.keys[file]),
    };
  }
  if (counted === undefined) return { secretsRevision: undefined, awaitedKeys: [] };
  const isRemote = secretProvider.kind === 'externalSecret';
  return {
    secretsRevision: String(counted),
    awaitedKeys: isRemote ? keysBy((file) => editionKey(file, counted)) : [],
  };
}
