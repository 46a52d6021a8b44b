import { quote } from '../../config/describe.ts';
import { parseQuantity } from '../../config/quantity.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { once, settingOf, type Rule } from './rule.ts';

type Measured = 'cpu' | 'memory' | 'size';

interface Amount {
  readonly of: Measured;
  readonly at: ConfigPath;
  readonly text: string;
}

/** An amount that nobody means has lost its unit: "512" is bytes, "500" is cores. */
export const quantitiesArePlausible: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance) =>
      amounts(instance)
        .filter(({ of, text }) => !isPlausible(of, text))
        .map(({ of, at, text }): Issue => ({
          code: 'implausible-quantity',
          at: settingOf(facts, instance, ...at),
          got: quote(text),
          ...(of === 'cpu' ? tooMuch : tooLittle),
        })),
    ),
  );

/** What is no quantity at all is for the format to say. */
export function isPlausible(of: Measured, text: string): boolean {
  const amount = parseQuantity(text);
  if (amount === undefined) return true;
  return of === 'cpu' ? amount <= 128 : amount >= 2 ** 20;
}

const tooMuch = {
  message: 'is too much to be meant',
  expected: 'at most 128 cores',
  hint: 'a number alone counts cores; thousandths are written "500m"',
};

const tooLittle = {
  message: 'is too little to be meant',
  expected: 'at least 1Mi',
  hint: 'a number alone counts bytes; mebibytes are written "512Mi"',
};

function amounts({ resources, media, database }: Instance): Amount[] {
  const compute = (['requests', 'limits'] as const).flatMap((kind) =>
    (['cpu', 'memory'] as const).map((of) => ({
      of,
      at: ['resources', kind, of],
      text: resources[kind][of],
    })),
  );
  const size = (at: string, text: string): Amount => ({ of: 'size', at: [at, 'size'], text });
  return [
    ...compute,
    ...(media.kind === 'volume' ? [size('media', media.size)] : []),
    size('database', database.size),
  ];
}
