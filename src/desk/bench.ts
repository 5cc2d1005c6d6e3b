import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { LinePlace } from '../speech/texts.ts';
import type { BenchLine, NewWords } from './bench-line.ts';
import type { Change, OwnBody, OwnPart } from './changes.ts';
import type { ComparedConflict } from './conflicts.ts';
import type { Difference } from './difference.ts';
import type { Glossary, LanguageValue, ReviewElsewhere } from './language-values.ts';
import type { BenchLanguage } from './languages.ts';
import type { OfficeActs } from './office-acts.ts';
import type { Outcome } from './outcome.ts';
import type { Actor } from './roles.ts';
import type { Publication, Publishing } from './store.ts';
import type { TopicChange, TopicsRead } from './topics-read.ts';
import type { LanguageVoices } from './voices.ts';
import type { Waiting } from './waiting.ts';

/** What not every bench can keep. */
export type Ability =
  | 'proposals'
  | 'refusals'
  | 'comments'
  | 'history'
  | 'publications'
  | 'voices'
  | 'shown languages'
  | 'topics';

/** What somebody said of a line, as WAV: half a minute at most. */
export type SpokenRemark = Uint8Array;

/** The hotline's own words, and the fingerprint of each part by which it is changed. */
interface OwnRead {
  readonly words: OwnWordsFile;
  readonly seen: Readonly<Record<OwnPart, string>>;
}

/**
 * What the pages work on, whichever door they are behind: the files of a checkout, or the desk's database. Whoever acts is named first; each
 * method checks for itself whether their role lets them.
 */
export interface Bench extends OfficeActs {
  readonly can: ReadonlySet<Ability>;
  /** What there is of every language: the draft, where there is one. The spoken version of the guidance, unless another is given. */
  readonly survey: (guide?: Guide) => Promise<readonly Surveyed[]>;
  /** The lines of a language in calling order; none where there is no such language. */
  readonly lines: (language: Language) => Promise<readonly BenchLine[]>;
  /** One line; undefined where there is none. */
  readonly line: (place: LinePlace) => Promise<BenchLine | undefined>;
  /** Writes new words, or proposes them, as the role has it. */
  readonly write: (actor: Actor, place: LinePlace, words: NewWords) => Promise<Outcome>;
  /** Accepts a proposal, or declines it. `alone`: an owner says that nobody else is there who speaks the language. */
  readonly decide: (
    actor: Actor,
    place: LinePlace,
    decision: { readonly proposal: number; readonly alone?: boolean } & (
      { readonly verdict: 'accepted' } | { readonly verdict: 'declined'; readonly why: string }
    ),
  ) => Promise<Outcome>;
  /** Marks a line as reviewed in the words that the person saw. */
  readonly review: (
    actor: Actor,
    place: LinePlace,
    seen: Pick<BenchLine, 'seen' | 'seenEnglish'>,
  ) => Promise<Outcome>;
  /** Takes back that the person has marked a line as reviewed. */
  readonly unreview: (actor: Actor, place: LinePlace) => Promise<Outcome>;
  /** Keeps a review by a member of another hotline, of the words that stand there: it is told, and changes no mark. */
  readonly vouch: (actor: Actor, place: LinePlace, review: ReviewElsewhere) => Promise<Outcome>;
  /** Marks the words that the person saw as wrong. */
  readonly refuse: (
    actor: Actor,
    place: LinePlace,
    found: { readonly seen: string; readonly why: string; readonly remark?: SpokenRemark | undefined },
  ) => Promise<Outcome>;
  /** Keeps a take of a line, through the same checks as an imported file, of somebody who has agreed that callers hear their voice. */
  readonly keep: (
    actor: Actor,
    place: LinePlace,
    take: { readonly bytes: Buffer; readonly seen: string },
  ) => Promise<Outcome>;
  /**
   * The sound of a line's take or recording that has this fingerprint, as callers would be played it, or are when they ask to hear it again;
   * undefined where it is no more.
   */
  readonly sound: (place: LinePlace, sound: string, pace?: 'slower') => Promise<Buffer | undefined>;
  /** Keeps what a person found who listened to the recording, or to the take, of this fingerprint. `why` goes back to whoever spoke it. */
  readonly hear: (
    actor: Actor,
    place: LinePlace,
    found: {
      readonly sound: string;
      readonly verdict: 'approved' | 'refused';
      readonly why?: string;
      readonly alone?: boolean;
      readonly remark?: SpokenRemark | undefined;
    },
  ) => Promise<Outcome>;
  /** Whose voices a language has, and which of them callers hear; `seen` is the fingerprint of what was chosen. */
  readonly voices: (language: Language) => Promise<LanguageVoices & { readonly seen: string }>;
  /**
   * Keeps that the actor agrees that callers hear their voice in a language, by the wording of a number, or takes it back: then nothing that
   * the voice has said is played any more, and it is never played again. `voice`: an owner takes it back for somebody else.
   */
  readonly consent: (
    actor: Actor,
    language: Language,
    consent: { readonly given: boolean; readonly text: number; readonly voice?: string },
  ) => Promise<Outcome>;
  /** Has a voice speak a whole language (`all`), or a topic of it. */
  readonly chooseVoice: (
    actor: Actor,
    language: Language,
    choice: { readonly voice: string; readonly place: string; readonly seen: string },
  ) => Promise<Outcome>;
  /** The spoken remark of a line by its hash; undefined where it is settled. */
  readonly remark: (place: LinePlace, hash: string) => Promise<Buffer | undefined>;
  /** Has what was said of a line be seen to: its spoken remarks are deleted. */
  readonly settle: (actor: Actor, place: LinePlace) => Promise<Outcome>;
  readonly comment: (actor: Actor, place: LinePlace, text: string) => Promise<Outcome>;
  /** All changes of a line, in their order. */
  readonly history: (place: LinePlace) => Promise<readonly Change[]>;
  /** Proposals, refusals and takes that wait for somebody else, of every language. */
  readonly waiting: () => Promise<readonly Waiting[]>;
  /** A language as a whole; undefined where there is none of that code. */
  readonly language: (code: Language) => Promise<BenchLanguage | undefined>;
  /** Starts a language, `seen` being empty, or says something else of one that is there. */
  readonly setLanguage: (
    actor: Actor,
    code: Language,
    value: LanguageValue,
    seen: string,
  ) => Promise<Outcome>;
  readonly setGlossary: (actor: Actor, code: Language, glossary: Glossary, seen: string) => Promise<Outcome>;
  /** Lets anybody who has the address see how far a language is, or nobody any more. */
  readonly showLanguage: (actor: Actor, code: Language, shown: boolean) => Promise<Outcome>;
  /** The topics of the hotline's own, and the guidance that comes of them; undefined where the bench keeps none. */
  readonly topics: () => Promise<TopicsRead | undefined>;
  /** Keeps a topic of the hotline's own in place of the one of its name, or takes it away. */
  readonly setTopic: (actor: Actor, name: string, change: TopicChange, seen: string) => Promise<Outcome>;
  readonly own: () => Promise<OwnRead>;
  readonly setOwn: (actor: Actor, body: OwnBody, seen: string) => Promise<Outcome>;
  /** Silences a fact or an answer, or has it spoken again. */
  readonly silence: (actor: Actor, subject: string, silenced: boolean) => Promise<Outcome>;
  /** Keeps the month in which a person compared a fact with its source, such as 2026-11. */
  readonly compare: (actor: Actor, fact: string, month: string) => Promise<Outcome>;
  /** The month in which each fact was last compared with its source, by `version/fact`. */
  readonly compared: () => Promise<ReadonlyMap<string, string>>;
  /** What publishing would change for callers; what came after change `upTo` left out. */
  readonly difference: (upTo?: number) => Promise<Difference>;
  /** What the rules have against publishing the draft, as far as change `upTo`, each in a sentence; none of it is published. */
  readonly checks: (upTo?: number) => Promise<readonly Reason[]>;
  /** Where a release has changed the ground under the hotline's changes: writing there again, either side's words, decides. */
  readonly conflicts: () => Promise<readonly ComparedConflict[]>;
  /** All publications, the newest first. */
  readonly publications: () => Promise<readonly Publication[]>;
  readonly publish: (actor: Actor, publishing: Publishing) => Promise<Outcome>;
  /** Has callers hear an earlier publication again; the draft stays. */
  readonly publishAgain: (
    actor: Actor,
    again: { readonly number: number; readonly newest: number },
  ) => Promise<Outcome>;
}
