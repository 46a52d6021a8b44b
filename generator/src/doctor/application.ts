import { textAt } from './fields.ts';
import { missing, ok, unknown, waiting, type Step } from './step.ts';

export const examineApplication: Step = async ({ api, instance, argocd }) => {
  const { names, site, environment, release, held } = instance;
  const title = `the Application ${names.application}`;
  if (release === undefined) {
    return [
      missing(
        `${site} has no release in ${environment.name}, so Argo CD does not know it`,
        'release it first; the list of Applications holds the sites that have a release',
      ),
    ];
  }
  const path = `/apis/argoproj.io/v1alpha1/namespaces/${argocd}/applications/${names.application}`;
  const answer = await api(path);
  if (answer.kind === 'forbidden') return [unknown(title)];
  if (answer.kind === 'unheard of') {
    return [
      missing('the cluster knows no Applications', 'install Argo CD, then apply kustomize/argocd'),
    ];
  }
  if (answer.kind === 'absent') {
    return [missing(`${title} is not there`, 'sync the root Application, which lists it')];
  }
  const phase = textAt(answer.object, 'status', 'operationState', 'phase');
  const sync = textAt(answer.object, 'status', 'sync', 'status') ?? 'Unknown';
  if (phase === 'Failed' || phase === 'Error') {
    const words = textAt(answer.object, 'status', 'operationState', 'message') ?? 'nothing';
    return [
      missing(
        `the last sync of ${names.application} failed: ${words}`,
        `mend it, then "argocd app sync ${names.application}"`,
      ),
    ];
  }
  if (phase === 'Running') {
    return [waiting(`${title} is being synced`, 'run this again in a minute')];
  }
  if (sync !== 'Synced') {
    return [
      waiting(
        `${title} is ${sync}`,
        held
          ? 'it is held: rollout "held" in sites.config.ts stops Argo CD from syncing it'
          : `"argocd app diff ${names.application}" shows the difference, "argocd app sync" applies it`,
      ),
    ];
  }
  return [ok(`${title} is synced`)];
};
