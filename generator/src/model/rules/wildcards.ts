import { quote } from '../../config/describe.ts';
import { certificateNameOf } from '../names.ts';
import type { Rule } from './rule.ts';

/** Each wildcard has a certificate of its own; the names of two must not be the same. */
export const wildcardsAreUnique: Rule = ({ fleet }) => {
  const names = fleet.cluster.wildcards.map(certificateNameOf);
  return fleet.cluster.wildcards.flatMap((domain, index) => {
    const first = names.indexOf(certificateNameOf(domain));
    if (first === index) return [];
    return [
      {
        code: 'duplicate-wildcard',
        message: `has the certificate "${certificateNameOf(domain)}", which is taken`,
        at: ['cluster', 'wildcards', index],
        expected: 'every domain once',
        got: quote(domain),
        first: ['cluster', 'wildcards', first],
        hint: 'remove one of the two',
      },
    ];
  });
};
