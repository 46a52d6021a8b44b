/** What every command that changes releases is told. */
export interface ChangeOptions {
  /** One commit and one push; otherwise the files change here and nothing is committed. */
  readonly push: boolean;
  /** Show what would happen in the cluster, and change nothing. */
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly remote: string;
  /** The branch that Argo CD follows; the configuration names it. */
  readonly branch?: string | undefined;
}
