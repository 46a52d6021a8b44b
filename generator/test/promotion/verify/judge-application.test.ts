import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { judgeApplication, type Verdict } from '../../../src/promotion/verify/judge-application.ts';
import { expectFile } from '../../policy/expected-file.ts';
import { expectation, holdsRelease, releaseCommit } from './expected.ts';
import { readLive } from './live.ts';

const cases = path.join(import.meta.dirname, 'cases');

describe('what Argo CD and the Deployment say', () => {
  it.each(readdirSync(cases))('%s', (name) => {
    const verdict = judgeCase(name);
    expect(verdict.state === 'passed').toBe(name.startsWith('passes-'));
    expectFile(path.join(cases, name, 'verdict.txt'), writeVerdict(verdict));
  });

  it('is no proof while git knows nothing of the release in it', () => {
    const verdict = judgeApplication(
      readLive('application'),
      readLive('deployment'),
      expectation,
      () => false,
    );
    expect(verdict.state).toBe('pending');
  });

  it('names the commit that Argo CD applied', () => {
    expect(judgeCase('passes-an-unrelated-later-commit')).toEqual({
      state: 'passed',
      revision: releaseCommit,
    });
  });
});

function judgeCase(name: string): Verdict {
  const text = readFileSync(path.join(cases, name, 'case.yaml'), 'utf8');
  const { application, deployment } = (parse(text) ?? {}) as Record<string, unknown>;
  return judgeApplication(
    application === null ? undefined : readLive('application', application),
    deployment === null ? undefined : readLive('deployment', deployment),
    expectation,
    holdsRelease,
  );
}

function writeVerdict(verdict: Verdict): string {
  const reasons = 'reasons' in verdict ? verdict.reasons : [`revision ${verdict.revision}`];
  return [verdict.state, ...reasons.map((reason) => `  ${reason}`), ''].join('\n');
}
