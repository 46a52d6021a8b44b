import type { Access, FieldAccess } from 'payload';
import { describe, expect, test } from 'vitest';
import { isAdmin, type Visitor } from '../src/access/roles.ts';
import * as rules from '../src/access/rules.ts';

const visitors = {
  nobody: null,
  editor: { id: 1, role: 'editor' },
  admin: { id: 2, role: 'admin' },
  unknown: { id: 3, role: 'Admin' },
} satisfies Record<string, Visitor>;

const own = (id: number) => ({ id: { equals: id } });
const published = { _status: { equals: 'published' } };

const { anyone, nobody, signedIn, admins, adminsAndTheOwner, publishedOrSignedIn } = rules;
const { adminsDecide, signedInSee } = rules;

describe.each([
  // rule, its name, nobody, editor, admin, a role that is none
  [anyone, 'anyone', true, true, true, true],
  [nobody, 'nobody', false, false, false, false],
  [signedIn, 'signedIn', false, true, true, true],
  [signedInSee, 'signedInSee', false, true, true, true],
  [admins, 'admins', false, false, true, false],
  [adminsAndTheOwner, 'adminsAndTheOwner', false, own(1), true, own(3)],
  [publishedOrSignedIn, 'publishedOrSignedIn', published, true, true, true],
  [adminsDecide, 'adminsDecide', false, false, true, false],
] as const)('%o', (rule, name, nobody, editor, admin, unknown) => {
  test.each([
    ['nobody', visitors.nobody, nobody],
    ['an editor', visitors.editor, editor],
    ['an admin', visitors.admin, admin],
    ['somebody without a known role', visitors.unknown, unknown],
  ] as const)(`${name} for %s`, (_, user, answer) => {
    expect(ask(rule, user)).toEqual(answer);
  });
});

test('every rule is in the table', () => {
  expect(Object.keys(rules).sort()).toEqual([
    'admins',
    'adminsAndTheOwner',
    'adminsDecide',
    'anyone',
    'nobody',
    'publishedOrSignedIn',
    'signedIn',
    'signedInSee',
  ]);
});

test.each([
  [undefined, false],
  [{ id: 1 }, false],
  [{ id: 1, role: ['admin'] }, false],
  [{ id: 1, role: 'admin' }, true],
] as const)('%o is an admin: %s', (visitor, answer) => {
  expect(isAdmin(visitor)).toBe(answer);
});

/** The rules look at the visitor alone. */
function ask(rule: Access | FieldAccess, user: Visitor): unknown {
  return (rule as (args: { req: { user: Visitor } }) => unknown)({ req: { user } });
}
