import type { Change, NewChange } from './changes.ts';

/** What callers are to hear, by numbers alone. */
export interface Newest {
  /** The newest publication; 0 before the first. */
  readonly publication: number;
  /** The last change that belongs to it. */
  readonly upTo: number;
  /** The last emergency; 0 where there was none. */
  readonly urgent: number;
}

/** A state of the log that somebody had callers hear. */
export interface Publication {
  /** The first is 1, and none is left out. */
  readonly number: number;
  /** The last change that belongs to it. */
  readonly upTo: number;
  readonly who: string;
  /** Milliseconds since 1970. */
  readonly when: number;
  readonly note: string;
  /** The earlier publication that was published again. */
  readonly again: number | undefined;
}

/** What is to be published. */
type NewPublication = Omit<Publication, 'number'>;

/** What is to be published: all that the page showed, and nothing that came since. */
export interface Publishing {
  readonly upTo: number;
  readonly newest: number;
  readonly note: string;
}

/** Numbers between which changes are wanted: those after `after`, up to and with `upTo`. */
interface Range {
  readonly after?: number;
  readonly upTo?: number;
}

/** The most bytes of one sound: two minutes as the telephone plays them are less than half of it. */
export const mostBlobBytes = 4 * 1024 * 1024;

/** Where the desk's log, sounds and publications are kept. Every method rejects while the database does not answer. */
export interface DeskStore {
  /**
   * Appends a change and gives its number. `last` is the number of the last change of its place that whoever makes it has seen, 0 for
   * none: where another has come since, over whichever instance, nothing is appended, and the answer is undefined. So what a change says
   * was there before has been there.
   */
  readonly append: (change: NewChange, last: number) => Promise<number | undefined>;
  /** The changes of the log in their order. */
  readonly changes: (range?: Range) => Promise<readonly Change[]>;
  /** The changes of one line of a language, in their order. */
  readonly history: (language: string, line: string) => Promise<readonly Change[]>;
  /** Keeps a sound once, however often it comes, and gives its hash. Rejects for one of no bytes, or of more than `mostBlobBytes`. */
  readonly putBlob: (bytes: Uint8Array) => Promise<string>;
  /** The sound of a hash; undefined where there is none. */
  readonly blob: (hash: string) => Promise<Buffer | undefined>;
  /** Deletes sounds that nothing is played of any more. */
  readonly dropBlobs: (hashes: readonly string[]) => Promise<void>;
  /**
   * Publishes, and gives the publication's number. `newest` is the newest publication that whoever publishes has seen: where there is another
   * by now, nothing is published, and the answer is undefined. Rejects where the log does not go as far.
   */
  readonly publish: (publication: NewPublication, newest: number) => Promise<number | undefined>;
  /** All publications, the newest first. */
  readonly publications: () => Promise<readonly Publication[]>;
  /** What callers are to hear now: one row is read. */
  readonly newest: () => Promise<Newest>;
  readonly close: () => Promise<void>;
}
