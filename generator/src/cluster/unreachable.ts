import { CannotRun } from '../issue.ts';

/** Nobody answered: who waits for something may ask again in a while. */
export class Unreachable extends CannotRun {}
