import type { Language } from '../guide/flow.ts';

/** What a member is to the desk. */
export type Role = 'owner' | 'editor' | 'speaker' | 'viewer';

/** Who acts: on a checkout, whoever sits at the computer, as its owner. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  /** The languages that they speak. */
  readonly speaks: readonly Language[];
}

/** What can be done to a line of a language. */
export type LineAct = 'write' | 'propose' | 'decide' | 'review' | 'record' | 'hear' | 'comment';

/** What is done to the whole line. */
export type Act = 'notice' | 'silence' | 'own words' | 'compare' | 'publish';

/** Whether somebody may do this to a line of this language: a speaker what is theirs, in their own languages alone. */
export function mayOnLine({ role, speaks }: Actor, act: LineAct, language: Language): boolean {
  if (role === 'owner' || role === 'editor') return true;
  return role === 'speaker' && act !== 'write' && speaks.includes(language);
}

/** Whether somebody may do this. */
export function may({ role }: Actor, act: Act): boolean {
  return mayDo[role].has(act);
}

const all: ReadonlySet<Act> = new Set(['notice', 'silence', 'own words', 'compare', 'publish']);
const none: ReadonlySet<Act> = new Set();
const mayDo: Readonly<Record<Role, ReadonlySet<Act>>> = {
  owner: all,
  editor: all,
  speaker: none,
  viewer: none,
};

/** Whether somebody may agree with themselves, because nobody else is there. */
export function mayBeAlone({ role }: Actor): boolean {
  return role === 'owner';
}

/** Why something is not done, in words for whoever asked. */
export function forbid(actor: Actor): { readonly kind: 'forbidden'; readonly why: string } {
  const languages = actor.role === 'speaker' ? ` of ${actor.speaks.join(', ')}` : '';
  return { kind: 'forbidden', why: `A ${actor.role}${languages} may not do this: ask an owner.` };
}
