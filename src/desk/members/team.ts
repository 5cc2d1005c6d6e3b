import type { Request } from 'express';
import { invitingTo, may, roles, type Action, type Actor, type Standing } from '../roles.ts';
import { invitationLink } from './address.ts';
import type { Guard } from './guard.ts';
import type { Changed, Invitation, Member, MemberStore, Session, Ways } from './store.ts';

/** Why something about members is not done. */
export type TeamFault = Exclude<Changed, 'done'> | 'forbidden' | 'no invitation' | 'no such role';

/** What came of an invitation that somebody asked for: a link that is told here alone. */
export type Invited =
  | { readonly kind: 'invited'; readonly invitation: Invitation; readonly link: string }
  | { readonly kind: TeamFault };

/** The members of the desk as its pages deal with them. Whoever acts is named first; each method checks whether their role lets them. */
export interface Team {
  readonly members: () => Promise<readonly Member[]>;
  readonly invitations: () => Promise<readonly Invitation[]>;
  readonly invite: (actor: Actor, standing: Standing) => Promise<Invited>;
  /** A link by which a member who has lost their way in gets another; the old ones end when it is used. */
  readonly replace: (actor: Actor, member: string) => Promise<Invited>;
  readonly withdraw: (actor: Actor, invitation: string) => Promise<'done' | TeamFault>;
  readonly giveRole: (actor: Actor, member: string, standing: Standing) => Promise<'done' | TeamFault>;
  readonly remove: (actor: Actor, member: string) => Promise<'done' | TeamFault>;
  /** With what somebody can sign in, and where they are: of their own alone. */
  readonly ways: (actor: Actor) => Promise<Ways>;
  readonly sessions: (actor: Actor) => Promise<readonly Session[]>;
  /** The session in which somebody asks, behind the guard. */
  readonly sessionOf: (request: Request) => Session;
  /** Ends one session of their own. */
  readonly endSession: (actor: Actor, session: string) => Promise<void>;
}

/** What the team is made of. */
interface TeamParts {
  readonly store: MemberStore;
  readonly guard: Guard;
  readonly publicUrl: string;
  /** The languages that a speaker can be of. */
  readonly languages: () => Promise<readonly string[]>;
  readonly now: () => number;
}

/** The team of a desk. */
export function createTeam({ store, guard, publicUrl, languages: known, now }: TeamParts): Team {
  const isStanding = async ({ role, languages }: Standing): Promise<boolean> => {
    if (!roles.includes(role) || (role === 'speaker') !== languages.length > 0) return false;
    const there = languages.length > 0 ? await known() : [];
    return languages.every((language) => there.includes(language));
  };

  const invite = async (
    actor: Actor,
    invitation: Standing & { readonly replaces?: string },
  ): Promise<Invited> => {
    if (!may(actor, invitingTo(invitation.role))) return { kind: 'forbidden' };
    const { secret, ...made } = await store.invite({ ...invitation, by: actor.id }, now());
    return { kind: 'invited', invitation: made, link: invitationLink(publicUrl, secret) };
  };
  const ifMay = async (
    actor: Actor,
    action: Action,
    act: () => Promise<'done' | TeamFault>,
  ): Promise<'done' | TeamFault> => (may(actor, action) ? act() : 'forbidden');

  return {
    members: store.members,
    invitations: () => store.invitations(now()),
    invite: async (actor, { role, languages }) =>
      (await isStanding({ role, languages }))
        ? invite(actor, { role, languages: [...new Set(languages)] })
        : { kind: 'no such role' },
    replace: async (actor, id) => {
      const member = await store.member(id);
      if (member?.name === undefined) return { kind: 'no member' };
      return invite(actor, { role: member.role, languages: member.languages, replaces: id });
    },
    withdraw: (actor, id) =>
      ifMay(actor, 'see members', async () => {
        const found = (await store.invitations(now())).find((one) => one.id === id);
        if (found === undefined) return 'no invitation';
        if (!may(actor, invitingTo(found.role))) return 'forbidden';
        await store.withdraw(id);
        return 'done';
      }),
    giveRole: (actor, id, standing) =>
      ifMay(actor, 'give roles', async () =>
        (await isStanding(standing))
          ? store.giveRole(id, { ...standing, languages: [...new Set(standing.languages)] })
          : 'no such role',
      ),
    remove: (actor, id) => ifMay(actor, 'remove members', () => store.remove(id)),
    ways: ({ id }) => store.ways(id),
    sessions: ({ id }) => store.sessions(id, now()),
    sessionOf: (request) => guard.of(request).session,
    endSession: ({ id }, session) => store.endSessions(id, session),
  };
}
