import type { Language, LineKey } from '../guide/ids.ts';
import type { How } from '../speech/reach.ts';
import type { Worded } from './consents.ts';
import type { TakeFault } from '../speech/takes/check.ts';

/** The languages in which a speaker is led. */
export const leads = ['en', 'es'] as const;

/** A language in which a speaker is led. */
export type Lead = (typeof leads)[number];

/** What somebody does by keypad: records lines, listens to what others have recorded, reviews words. */
export const works = ['record', 'listen', 'review'] as const;

/** A kind of work. */
export type Work = (typeof works)[number];

/**
 * Where somebody is: asked in which language they are led; which language they speak; for their consent; what they want to do; at a line of that
 * work; at the take of it that they have just said; asked why something is wrong; or at the end.
 */
type Stage = 'lead' | 'language' | 'consent' | 'menu' | 'line' | 'take' | 'remark' | 'end';

/** What is said before all else, of what has just happened. */
export type Note =
  | { readonly kind: 'kept' | 'passed' | 'right' | 'wrong' | 'done' | 'changed' | 'refused' | 'lost' }
  | { readonly kind: 'unknown key' | 'not heard' | 'no consent' }
  /** Why a take is not used. */
  | { readonly kind: 'unfit'; readonly fault: TakeFault['kind'] | 'unreadable' };

/** What somebody had before their ears, by which it is known whether it has changed since. */
export interface Shown {
  readonly seen: string;
  readonly seenEnglish: string;
  readonly sound: string | undefined;
}

/** A call in which somebody lends their voice: all that is known of it, as plain data. */
export interface Lending {
  /** The member's id. */
  readonly member: string;
  readonly stage: Stage;
  readonly lead: Lead | undefined;
  readonly language: Language | undefined;
  readonly work: Work | undefined;
  readonly line: LineKey | undefined;
  readonly shown: Shown | undefined;
  /** The lines of this call in the order in which they were met, the latest last. */
  readonly trail: readonly LineKey[];
  /** The lines that were passed over in this call, as `work/line`. */
  readonly passed: readonly string[];
  /** Whether they have heard how lines are recorded. */
  readonly told: boolean;
  /** Silences and keys without a meaning in a row. */
  readonly misses: number;
  readonly note: Note | undefined;
}

/** What a speaker was heard to do. */
export type Heard =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'silence' }
  /** Something was recorded that can be used: a take of the line, or a remark. */
  | { readonly kind: 'said' }
  /** It cannot be used. */
  | { readonly kind: 'unfit'; readonly fault: TakeFault['kind'] | 'unreadable' }
  /** It could not be had from the phone company. */
  | { readonly kind: 'lost' };

/** Something to be done at the desk in the speaker's name. */
export type Act =
  | { readonly kind: 'consent' }
  /** Keeps the take that was said last. */
  | { readonly kind: 'keep' }
  | { readonly kind: 'right' }
  /** With the remark that was said, where one was. */
  | { readonly kind: 'wrong'; readonly hasRemark: boolean };

/** What there is to do for a speaker: asked anew at each turn. */
export interface View {
  /** The languages that they speak. */
  readonly languages: readonly Language[];
  /** Whether they have consented to their voice being used in the language. */
  readonly hasConsented: boolean;
  /** What they are asked to agree to. */
  readonly wording: readonly Worded[];
  /** The lines of each work, those first that callers lose most by. */
  readonly lines: Readonly<Record<Work, readonly LineKey[]>>;
}

/** How far a language is: how its callers hear it, and how many lines are to be recorded for the next better way. */
export interface Progress {
  readonly how: How;
  readonly toRecord: number;
}

/** A call that has just begun. */
export function newLending(member: string): Lending {
  return {
    member,
    stage: 'lead',
    lead: undefined,
    language: undefined,
    work: undefined,
    line: undefined,
    shown: undefined,
    trail: [],
    passed: [],
    told: false,
    misses: 0,
    note: undefined,
  };
}
