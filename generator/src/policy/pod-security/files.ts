import { entriesOf, textOf, listOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { breach, judgeContainers } from './breach.ts';

const harmless = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** A volume is storage that was made for pods: no folder of the node, nothing of another protocol. */
export const volumesAreHarmless: Rule = ({ pods }) =>
  pods.flatMap((pod) =>
    listOf(pod.spec, 'volumes').flatMap((volume, index) =>
      entriesOf(volume)
        .map(([field]) => field)
        .filter((field) => field !== 'name' && !harmless.includes(field))
        .map((field) =>
          breach(
            pod,
            `${pod.at}.volumes[${textOf(volume, 'name') ?? index}]`,
            'has a type that is not allowed',
            `one of ${harmless.join(', ')}`,
            field,
          ),
        ),
    ),
  );

/** Our own law: the image is read-only, so nothing that breaks in can change it. */
export const imagesAreReadOnly: Rule = (facts) =>
  judgeContainers(facts, [
    {
      path: ['securityContext', 'readOnlyRootFilesystem'],
      allows: (value) => value === true,
      message: 'lets the container change its image',
      expected: 'true',
    },
  ]);
