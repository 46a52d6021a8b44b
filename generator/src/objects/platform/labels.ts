import type { Instance } from '../../model/model.ts';
import { commonLabels } from '../site/labels.ts';
import { instanceLabel } from '../site/place.ts';

/** Labels of what the platform keeps for one site in one environment. */
export function platformLabels({ names }: Instance): Record<string, string> {
  return { ...commonLabels, [instanceLabel]: names.namespace };
}
