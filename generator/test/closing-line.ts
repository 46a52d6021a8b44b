import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** How a run went. What broke outside of a test counts as one failure more. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/**
 * Ends the output with one plain line that counts every test, and fails a run that proves nothing: one
 * without a test, and in CI one that skipped a test.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const tally = countTests(modules, outside.length);
    const reasons = reasonsToFail(tally, process.env.CI === 'true');
    if (reasons.length > 0) process.exitCode = 1;
    // Vitest may still have something to say; nothing is said after this.
    process.on('exit', () => writeSync(1, [...reasons, formatTally(tally), ''].join('\n')));
  }
}

export function countTests(modules: readonly TestModule[], outside: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = groups.filter((group) => group.errors().length > 0);
  const named = (wanted: string) => tests.filter((test) => test.result().state === wanted);
  return {
    passed: named('passed').length,
    // A test that was still waiting when the run ended did not pass.
    failed: named('failed').length + named('pending').length + broken.length + outside,
    skipped: named('skipped').map((test) => `${test.module.relativeModuleId} > ${test.fullName}`),
  };
}

export function reasonsToFail({ passed, failed, skipped }: Tally, ci: boolean): string[] {
  if (passed + failed === 0) return ['No test ran.'];
  return ci ? skipped.map((test) => `Skipped, and nothing may be skipped in CI: ${test}`) : [];
}

export function formatTally({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length > 0 ? `${line}, ${skipped.length} skipped` : line;
}
