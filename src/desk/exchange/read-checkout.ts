import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Guide } from '../../guide/guide.ts';
import type { Language } from '../../guide/ids.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import { readOwnWords, type OwnWordsFile } from '../../speech/own-words.ts';
import { readRecordings, type Recordings, type RecordingList } from '../../speech/recordings.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import type { Entry } from './entry.ts';
import { readEntries } from './read-entries.ts';
import { readCheckoutTopics, type CheckoutTopic } from './read-topics.ts';

/** What a checkout has of a language. */
export interface CheckoutLanguage {
  readonly code: Language;
  readonly entries: readonly Entry[];
  /** The same of each topic of the hotline's own. */
  readonly ownEntries: ReadonlyMap<string, readonly Entry[]>;
  readonly recordings: Recordings;
}

/** What a checkout has that the desk takes: no reviews, and no months in which facts were compared. */
export interface Checkout {
  /** The English first: all others are held to it. */
  readonly languages: readonly CheckoutLanguage[];
  readonly own: OwnWordsFile;
  readonly topics: readonly CheckoutTopic[];
  /** The English of each of these topics, whichever languages are read. */
  readonly english: CheckoutLanguage['ownEntries'];
  /** What of it could not be read. */
  readonly faults: readonly string[];
}

/** Whether a folder looks like a checkout's. */
export function isCheckout(folder: string): boolean {
  return existsSync(path.join(folder, 'prompts'));
}

/**
 * Reads from a checkout what it has of some languages, `guide` being all that callers may hear; a file that is not there is passed over, as in an
 * export of what has changed. Throws a TextFileError for one that cannot be read.
 */
export function readCheckout(folder: string, guide: Guide, languages: readonly Language[]): Checkout {
  const topics = readCheckoutTopics(folder);
  const shipped = guide.topics.map(({ id }) => id);
  const names = topics.flatMap((one) => ('document' in one ? one.document.topic : []));
  const owned = names.filter((name) => !shipped.includes(name));
  const read = (code: Language, topic: string): readonly Entry[] => {
    const name = `prompts/${code}/${topic}.json`;
    const file = path.join(folder, name);
    return existsSync(file) ? readEntries(name, readFileSync(file), code) : [];
  };
  const ofTopics = (code: Language, some: readonly string[]): CheckoutLanguage['ownEntries'] =>
    new Map(some.map((topic) => [topic, read(code, topic)]));
  const ofShipped = (code: Language): readonly Entry[] => shipped.flatMap((topic) => read(code, topic));
  const english = ofTopics(sourceLanguage, names);
  const texts = new Map(
    [...ofShipped(sourceLanguage), ...[...english.values()].flat()].map(({ key, text }) => [key, text]),
  );
  const { words, faults } = readOwnWords(guide, path.join(folder, 'words'));
  const all = languages.map((code): CheckoutLanguage => {
    const recordings = readRecordings(path.join(folder, 'audio'), code);
    const complete = (entries: readonly Entry[]): readonly Entry[] =>
      entries.map((entry) => ({
        ...entry,
        ...withEnglish(texts.get(entry.key)),
        ...withMeaning(recordings.list, entry),
      }));
    return {
      code,
      entries: complete(ofShipped(code)),
      ownEntries: new Map([...ofTopics(code, owned)].map(([topic, entries]) => [topic, complete(entries)])),
      recordings,
    };
  });
  return {
    languages: all.toSorted((a, b) => Number(b.code === sourceLanguage) - Number(a.code === sourceLanguage)),
    own: words,
    topics,
    english,
    faults: [...faults, ...all.flatMap(({ recordings }) => recordings.faults)],
  };
}

function withEnglish(english: string | undefined): Pick<Entry, 'english'> {
  return english === undefined ? {} : { english };
}

/** A line that was recorded anew in the checkout says something else than before. */
function withMeaning(list: RecordingList, { key, text }: Entry): Pick<Entry, 'meaning'> {
  const entry = list[key];
  const now = toFingerprint(text);
  if (entry?.later?.text === now) return { meaning: entry.later.meaning };
  return entry?.text === now ? { meaning: 'changed' } : {};
}
