import type { Release } from '../../releases/release.ts';

/** What must be true of a site in an environment before its release counts as verified. */
export interface Expectation {
  readonly application: { readonly namespace: string; readonly name: string };
  /** Where the site's objects live. */
  readonly namespace: string;
  readonly host: string;
  readonly release: Release;
  /** What the Application must sync; a copy of it that syncs something else proves nothing. */
  readonly source: ApplicationSource;
  /** Whether a revision that Argo CD applied holds this release and this configuration. */
  readonly holdsRelease: (revision: string) => Promise<boolean>;
}

/** A folder of a branch of a repository. */
export interface ApplicationSource {
  readonly repoURL: string;
  readonly targetRevision: string;
  readonly path: string;
}
