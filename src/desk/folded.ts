import type { Language, LineKey } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Place } from './change-place.ts';
import type { Change } from './changes.ts';
import { lineOfGround, type FoldedLine } from './folded-line.ts';
import type { FoldedTopics } from './folded-topics.ts';
import { fingerprintOf, groundAt, ownAt, type Ground } from './ground.ts';
import { noVoices, type LanguageVoices } from './voices.ts';

/** A place where a release has changed the ground under a hotline's change: the change stays, and somebody is to compare. */
export interface Conflict {
  readonly place: Place;
  /** The last change that callers hear there. */
  readonly number: number;
  /** The fingerprint of what the repository shipped there when that change was made. */
  readonly groundBefore: string;
  /** Whether the ground has nothing there any more. */
  readonly isGone: boolean;
}

/** A change by which callers hear what they hear, and over what it was made. */
export type Deciding = Pick<Change, 'number' | 'ground'>;

/** What is there: the ground with changes over it. */
export interface Folded {
  readonly ground: Ground;
  /** The languages of the ground, and those that the hotline has started, each with its glossary as it is now. */
  readonly languages: Ground['languages'];
  /** By language: the change since which its page is shown to whoever has the address. */
  readonly shown: ReadonlyMap<Language, number>;
  /** The last change that was taken in; emergencies may be later. */
  readonly upTo: number;
  /** The lines that have been changed, by `language/line`; every other is the ground's. */
  readonly lines: ReadonlyMap<string, FoldedLine>;
  /** Whose voices each language has, where somebody has recorded it, or has said something of their voice. */
  readonly voices: ReadonlyMap<Language, LanguageVoices>;
  readonly own: OwnWordsFile;
  readonly topics: FoldedTopics;
  /** The month in which a fact was compared, by `version/fact`. */
  readonly compared: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
  /** The last change of each place by which callers hear what they hear there. */
  readonly deciding: ReadonlyMap<Place, Deciding>;
  /** The number of the last change of each place. */
  readonly last: ReadonlyMap<Place, number>;
  /** What has stood at each place before one of its changes. */
  readonly known: ReadonlyMap<Place, ReadonlySet<string>>;
}

/** A line of a language as it is. */
export function lineAt({ languages, lines }: Folded, language: Language, line: LineKey): FoldedLine {
  return lines.get(`${language}/${line}`) ?? lineOfGround(languages.get(language), line);
}

/** Whose voices a language has. */
export function voicesIn({ voices }: Folded, language: Language): LanguageVoices {
  return voices.get(language) ?? noVoices;
}

function unlessNone(map: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> | undefined {
  return map.size === 0 ? undefined : Object.fromEntries(map);
}

/**
 * The fingerprint of what stands at a place, by which a page knows whether it still is what it showed; empty where nothing stands. Words
 * that are proposed stand there, and are told from the same words once they are accepted.
 */
export function fingerprintAt(folded: Folded, place: Place): string {
  const [part = '', first = '', second = ''] = place.split('/');
  const { own, compared } = folded;
  switch (part) {
    case 'words': {
      const { proposal, text } = lineAt(folded, first, second);
      if (proposal) return toFingerprint(`${proposal.number} ${proposal.text}`);
      return text === undefined ? '' : toFingerprint(text);
    }
    case 'review': {
      const { review, refusal } = lineAt(folded, first, second);
      return fingerprintOf(review?.review ?? refusal);
    }
    case 'recording': {
      const { take, recording } = lineAt(folded, first, second);
      return take?.sound ?? recording?.entry.sound ?? '';
    }
    case 'consent':
      return fingerprintOf(unlessNone(voicesIn(folded, first).consents));
    case 'voice':
      return fingerprintOf(unlessNone(voicesIn(folded, first).chosen));
    case 'language':
    case 'glossary':
      return groundAt({ ...folded.ground, languages: folded.languages }, place);
    case 'topic':
      return fingerprintOf(folded.topics.own.get(first));
    case 'shown':
      return fingerprintOf(folded.shown.get(first));
    default:
      return ownAt(own, compared, place);
  }
}

/** Whether somebody wrote the words that a line has now, and so cannot count as their reviewer. */
export function hasWritten({ text, writers }: FoldedLine, who: string): boolean {
  return text !== undefined && (writers.get(toFingerprint(text))?.has(who) ?? false);
}

/** Whether what stands at a place is to be compared with what a new release has there. */
export function isInConflict({ conflicts }: Folded, at: Place): boolean {
  return conflicts.some(({ place }) => place === at);
}
