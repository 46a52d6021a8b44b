/** How one run of the migration behaves, whatever it does. */
export interface Run {
  /** How long to wait for the database, and for another migration, in milliseconds. */
  readonly wait: number;
  readonly say: (line: string) => void;
}
