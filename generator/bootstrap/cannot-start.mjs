/** A known problem of this machine: told in the message, without a stack; exit code 2. */
export class CannotStart extends Error {}
