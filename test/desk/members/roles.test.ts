import { describe, expect, it } from 'vitest';
import {
  invitingTo,
  languageActions,
  may,
  permissions,
  roles,
  type Action,
  type Role,
} from '../../../src/desk/roles.ts';

/** Who may do what, in a language of their own and in another, written out once more: o, e, s, v for the roles. */
const expected: Readonly<Record<Action, { readonly own: string; readonly other: string }>> = {
  hear: { own: 'oes', other: 'oe' },
  review: { own: 'oes', other: 'oe' },
  'propose words': { own: 'oes', other: 'oe' },
  'accept words': { own: 'oes', other: 'oe' },
  'accept words alone': { own: 'o', other: 'o' },
  record: { own: 'oes', other: 'oe' },
  'approve recordings': { own: 'oes', other: 'oe' },
  'choose voices': { own: 'o', other: 'o' },
  'withdraw voices of others': { own: 'o', other: 'o' },
  'write words': { own: 'oe', other: 'oe' },
  comment: { own: 'oes', other: 'oe' },
  'change notices': { own: 'oe', other: 'oe' },
  silence: { own: 'oe', other: 'oe' },
  'change offices': { own: 'oe', other: 'oe' },
  'compare facts': { own: 'oe', other: 'oe' },
  'start languages': { own: 'oe', other: 'oe' },
  'show languages': { own: 'o', other: 'o' },
  'write glossary': { own: 'oes', other: 'oe' },
  'change topics': { own: 'oe', other: 'oe' },
  publish: { own: 'oe', other: 'oe' },
  'see usage': { own: 'oev', other: 'oev' },
  'see members': { own: 'oe', other: 'oe' },
  'invite speakers and viewers': { own: 'oe', other: 'oe' },
  'invite owners and editors': { own: 'o', other: 'o' },
  'remove members': { own: 'o', other: 'o' },
  'give roles': { own: 'o', other: 'o' },
  'answer calls': { own: 'oes', other: 'oes' },
  'read numbers left': { own: 'oes', other: 'oe' },
  'set ringing': { own: 'o', other: 'o' },
};

const actions = Object.keys(permissions) as Action[];

function standing(role: Role): { role: Role; languages: string[] } {
  return { role, languages: role === 'speaker' ? ['ht', 'fr'] : [] };
}

describe('roles', () => {
  it.each(actions.flatMap((action) => roles.map((role) => ({ action, role }))))(
    'let a $role "$action" in their own and another language as far as the design has it',
    ({ action, role }) => {
      const letter = role.charAt(0);
      for (const [language, who] of [
        ['ht', expected[action].own],
        ['fr', expected[action].own],
        ['es', expected[action].other],
        ['h', expected[action].other],
        ['', expected[action].other],
      ] as const) {
        expect(may(standing(role), action, language), language).toBe(who.includes(letter));
      }
    },
  );

  it('let nobody do in no language what is done in one', () => {
    for (const action of languageActions) {
      for (const role of roles) expect(may(standing(role), action)).toBe(false);
    }
    expect(may(standing('editor'), 'publish')).toBe(true);
  });

  it('let an editor invite to no role above those they can answer for', () => {
    const invitable = (role: Role): readonly Role[] =>
      roles.filter((to) => may(standing(role), invitingTo(to)));
    expect(roles.map(invitable)).toEqual([
      ['owner', 'editor', 'speaker', 'viewer'],
      ['speaker', 'viewer'],
      [],
      [],
    ]);
  });
});
