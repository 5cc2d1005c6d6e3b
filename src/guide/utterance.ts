import type { Audience, Condition } from './audience.ts';
import type { FactId } from './facts.ts';
import type { Language, LineKey } from './ids.ts';

/** One line as a node says it, to whom. */
export interface Spoken extends Audience {
  readonly line: LineKey;
  /** Spoken in this language whatever the caller's is: the English words for USCIS, a language's own name. */
  readonly in?: Language;
  readonly slow?: true;
  /** A line of its own for each language that callers speak: the caller's code is added to its key. */
  readonly own?: true;
  readonly when?: Condition;
}

/** Silence, in seconds. */
interface Pause {
  readonly pause: number;
}

/** A sound that is no speech, by its file's name in audio/. */
interface Sound {
  readonly sound: 'chime';
}

/** What is known only when it is said: which languages the person speaks; when somebody answers next. */
export interface Told {
  readonly told:
    | 'person languages'
    | 'person opens'
    | 'uscis opens'
    | 'follows'
    | 'lists printed'
    | 'left number'
    | OwnLine;
}

/** English words that stand in no file, such as an office's name. */
interface Name {
  readonly name: string;
}

/** How old these facts are: never compared with their source, or when, and whether that is long ago. */
export interface Age {
  readonly ageOf: readonly FactId[];
}

/** What a hotline says in its own words. */
export type OwnLine = 'notice' | 'legal help';

/** What a node says, in order. A bare key is a line in the caller's language. */
export type Utterance = LineKey | Spoken | Pause | Sound | Told | Age | Name;
