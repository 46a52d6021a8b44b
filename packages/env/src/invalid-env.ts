/** One thing that is wrong with the environment. No field holds a value or a part of one. */
export interface EnvProblem {
  /** The variable, or what several of them are together. */
  readonly variable: string;
  readonly fault: string;
  /** What a check of the schema says by itself. */
  readonly message?: string | undefined;
  readonly expected?: string | undefined;
  readonly meaning?: string | undefined;
  readonly hint?: string | undefined;
}

/** Says all that is wrong with the environment at once, one line for each problem. */
export class InvalidEnv extends Error {
  override readonly name = 'InvalidEnv';
  readonly problems: readonly EnvProblem[];

  constructor(appName: string, problems: readonly EnvProblem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map(formatProblem);
    super([`${appName} cannot start: ${count} with its variables`, ...lines].join('\n'));
    this.problems = problems;
  }
}

function formatProblem({ variable, fault, message, expected, meaning, hint }: EnvProblem): string {
  const parts = [
    `${variable} ${fault}`,
    message && `: ${message}`,
    expected && `${message ? ', ' : ': '}expected ${expected}`,
    meaning && ` (${meaning})`,
    hint && `; hint: ${hint}`,
  ];
  return `  ${parts.filter(Boolean).join('').replaceAll(/\s+/g, ' ')}`;
}
