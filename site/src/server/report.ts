/** Local stand-in until site-safe is merged. */
export function report(problem: string, facts: Readonly<Record<string, unknown>> = {}): void {
  if (process.env.NODE_ENV === 'development') throw new Error(`${problem}: ${JSON.stringify(facts)}`);
  console.error(problem, facts);
}
