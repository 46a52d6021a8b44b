import { findMergeBase } from '../../git/base.ts';
import { listFileChanges } from '../../git/file-history.ts';
import { fetchCommit } from '../../git/remote.ts';
import type { Fleet, Instance } from '../../model/model.ts';
import type { Expectation } from '../../promotion/verify/expectation.ts';
import { releaseDirectory } from '../../releases/overlay.ts';
import type { Release } from '../../releases/release.ts';
import { findInputs, type Inputs } from '../../review/inputs.ts';
import { openCommit } from '../review/trees.ts';

/** Where the truth is that a verification is held against. */
export interface Truth {
  readonly root: string;
  readonly remote: string;
  /** The tip of the branch that Argo CD follows. */
  readonly tip: string;
  readonly announce: (line: string) => void;
}

/** Returns a function that says what must be true of an instance; git is asked once for each revision. */
export function expectReleases(
  { root, remote, tip, announce }: Truth,
  { cluster }: Fleet,
): (instance: Instance, release: Release) => Expectation {
  const inputs = new Map<string, Promise<(folder: string) => Inputs>>();
  const inputsAt = (commit: string) => {
    const known = inputs.get(commit) ?? readInputs(root, commit);
    inputs.set(commit, known);
    return known;
  };
  return (instance, release) => {
    const { environment, site, names, host } = instance;
    const folder = releaseDirectory(environment.name, site);
    /**
     * A revision counts when it has the release's commit in its history, for an equal release may have
     * stood there once before, and when it renders the site from the same bytes.
     */
    const holdsRelease = async (revision: string) => {
      if (!(await fetchCommit(root, remote, revision))) return false;
      const [latest] = await listFileChanges(root, tip, [`${folder}/kustomization.yaml`], 1);
      if (!latest) return false;
      const common = await findMergeBase(root, latest.commit, revision, announce);
      if (common !== latest.commit) return false;
      const [ours, theirs] = await Promise.all([inputsAt(tip), inputsAt(revision)]);
      return ours(folder).key === theirs(folder).key;
    };
    return {
      application: { namespace: cluster.argocd.namespace, name: names.application },
      namespace: names.namespace,
      host,
      release,
      source: { repoURL: cluster.repository, targetRevision: cluster.revision, path: folder },
      holdsRelease,
    };
  };
}

async function readInputs(root: string, commit: string): Promise<(folder: string) => Inputs> {
  const tree = await openCommit(root, commit);
  tree.close();
  return findInputs(tree);
}
