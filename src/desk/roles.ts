import type { Reason } from '../reason.ts';

/** What somebody is at the desk. */
export type Role = 'owner' | 'editor' | 'speaker' | 'viewer';

/** What a role reaches: every language, those the member speaks, or nothing. */
type Reach = 'all' | 'own' | 'none';

/** The roles, from whoever may do most. */
export const roles = ['owner', 'editor', 'speaker', 'viewer'] as const satisfies readonly Role[];

/** What each role may do. `own`: in the languages that a member speaks; what belongs to no language is `all` or `none`. */
export const permissions = {
  hear: { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  review: { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'propose words': { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'accept words': { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'accept words alone': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  record: { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'approve recordings': { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'choose voices': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'withdraw voices of others': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'write words': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  comment: { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'change notices': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  silence: { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'change offices': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'compare facts': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'start languages': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'show languages': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'write glossary': { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'change topics': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  publish: { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'see usage': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'all' },
  'see members': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'invite speakers and viewers': { owner: 'all', editor: 'all', speaker: 'none', viewer: 'none' },
  'invite owners and editors': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'remove members': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'give roles': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
  'answer calls': { owner: 'all', editor: 'all', speaker: 'all', viewer: 'none' },
  'read numbers left': { owner: 'all', editor: 'all', speaker: 'own', viewer: 'none' },
  'set ringing': { owner: 'all', editor: 'none', speaker: 'none', viewer: 'none' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;

/** Something that a member does at the desk. */
export type Action = keyof typeof permissions;

/** The actions that are done in one language. */
export const languageActions = [
  'hear',
  'review',
  'propose words',
  'accept words',
  'accept words alone',
  'record',
  'approve recordings',
  'write words',
  'comment',
  'write glossary',
  'read numbers left',
] as const satisfies readonly Action[];

/** A role, and the languages that go with it: at least one for a speaker, none for all others. */
export interface Standing {
  readonly role: Role;
  readonly languages: readonly string[];
}

/** Whether a member may do something; what is done in one language needs that language, and is refused without it. */
export function may({ role, languages }: Standing, action: Action, language?: string): boolean {
  const isOfLanguage = (languageActions as readonly Action[]).includes(action);
  if (isOfLanguage && language === undefined) return false;
  const reach: Reach = permissions[action][role];
  if (reach === 'own') return language !== undefined && languages.includes(language);
  return reach === 'all';
}

/** What it takes to invite somebody to a role. */
export function invitingTo(role: Role): Action {
  return role === 'owner' || role === 'editor' ? 'invite owners and editors' : 'invite speakers and viewers';
}

/** Who acts: on a checkout, whoever sits at the computer, as its owner. */
export interface Actor extends Standing {
  readonly id: string;
}

/** Why something is not done, in words for whoever asked. */
export function forbid({ role, languages }: Actor): { readonly kind: 'forbidden'; readonly why: Reason } {
  const of = languages.length > 0 ? ` of ${languages.join(', ')}` : '';
  return {
    kind: 'forbidden',
    why: { code: `forbidden.${role}`, text: `A ${role}${of} may not do this: ask an owner.` },
  };
}
