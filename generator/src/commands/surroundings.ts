/** What a command that runs programs is told of the terminal and the process that it runs in. */
export interface Surroundings {
  /** Whether a line on the terminal may be written over. */
  readonly live: boolean;
  readonly variables: NodeJS.ProcessEnv;
  /** Asks a person; undefined where nobody could answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}
