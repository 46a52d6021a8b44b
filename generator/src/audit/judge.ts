import type { Issue } from '../issue.ts';
import type { Advisory } from './advisory.ts';
import type { Allowed } from './allowed.ts';

/** Where the allowed advisories are written down. */
export const allowedFile = 'docker/allowed-advisories.yaml';

/**
 * What stands between the packages and a release: an advisory that nobody has allowed, one whose time
 * is up, and a line of the list that no longer says anything.
 */
export function judgeAdvisories(
  advisories: readonly Advisory[],
  allowed: readonly Allowed[],
  today: string,
): Issue[] {
  const isMeant = (one: Allowed, { id, package: name }: Advisory) =>
    one.advisory === id && one.package === name;
  return [
    ...advisories.flatMap((advisory) => {
      const line = allowed.find((one) => isMeant(one, advisory));
      if (line === undefined) return [describeOpen(advisory)];
      return line.until < today ? [describeExpired(line)] : [];
    }),
    ...allowed
      .filter((one) => !advisories.some((advisory) => isMeant(one, advisory)))
      .map(describeNeedless),
  ];
}

function describeOpen({ id, package: name, versions, severity, title, patched }: Advisory): Issue {
  return {
    code: 'advisory',
    message: `${severity}: ${title} (${id})`,
    at: `${name} ${versions.join(', ')}`,
    expected: patched === '' ? 'a version without it' : `a version ${patched}`,
    hint: `update it, or allow the advisory in ${allowedFile} with a reason and a last day`,
  };
}

function describeExpired({ advisory, package: name, until }: Allowed): Issue {
  return {
    code: 'advisory-expired',
    message: `${advisory} was allowed for ${name} until ${until}`,
    at: allowedFile,
    hint: 'look at it again: update the package, or give a new reason and a new last day',
  };
}

function describeNeedless({ advisory, package: name }: Allowed): Issue {
  return {
    code: 'advisory-gone',
    message: `${advisory} does not concern any version of ${name} that is installed`,
    at: allowedFile,
    hint: 'remove the entry',
  };
}
