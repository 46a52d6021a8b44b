import type { Issue } from '../issue.ts';
import { describeObject, objectKey } from '../objects/object.ts';
import type { Rule } from './rule.ts';

/** An object is written once; of two, the one that is applied later would win. */
export const objectsAreUnique: Rule = ({ world }) => {
  const seen = new Set<string>();
  return world.objects.flatMap((object): Issue[] => {
    const key = objectKey(object);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        code: 'duplicate-object',
        message: 'is there twice',
        at: describeObject(object),
        expected: 'one object with this kind, namespace and name',
        got: 'another one before it',
        hint: 'two sites, or a site and the platform, come to the same name',
      },
    ];
  });
};
