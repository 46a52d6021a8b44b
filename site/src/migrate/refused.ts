/** What the operator must mend, in one line that says how. */
export class Refused extends Error {}
