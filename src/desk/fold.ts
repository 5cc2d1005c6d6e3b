import type { Language, LineKey } from '../guide/flow.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Pause } from '../speech/pause.ts';
import { isUrgent, linePlace, placeOf, type Change, type Place } from './changes.ts';
import { changeLine, lineOfGround, type FoldedLine } from './fold-line.ts';
import { fingerprintOf, groundAt, type Ground } from './ground.ts';

/** A place where a release has changed the ground under a hotline's change: the change stays, and somebody is to compare. */
export interface Conflict {
  readonly place: Place;
  /** The last change that was made there. */
  readonly number: number;
  /** Whether the ground has nothing there any more. */
  readonly isGone: boolean;
}

/** What is there: the ground with changes over it. */
export interface Folded {
  readonly ground: Ground;
  /** The last change that was taken in; emergencies may be later. */
  readonly upTo: number;
  /** The lines that have been changed, by `language/line`; every other is the ground's. */
  readonly lines: ReadonlyMap<string, FoldedLine>;
  readonly own: OwnWordsFile;
  /** The month in which a fact was compared, by `version/fact`. */
  readonly compared: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
  /** The number of the last change of each place. */
  readonly last: ReadonlyMap<Place, number>;
}

/**
 * Lays the changes of the log up to a number over the ground. Emergencies count whatever their number: callers hear of them at once. What
 * has no effect, such as a person who accepts their own words, leaves everything as it was.
 */
export function fold(ground: Ground, changes: readonly Change[], upTo = Number.POSITIVE_INFINITY): Folded {
  const { own, compared } = ground;
  const nothing = { ground, upTo: 0, lines: new Map(), own, compared, conflicts: [], last: new Map() };
  return foldOn(nothing, changes, upTo);
}

/** Changes after which others in the thread have their turn. */
const stepLength = 100;

/** The same in small steps, between which it waits. */
export async function foldInSteps(
  ground: Ground,
  changes: readonly Change[],
  upTo: number,
  pause: Pause,
): Promise<Folded> {
  let folded = fold(ground, []);
  for (let at = 0; at < changes.length; at += stepLength) {
    folded = foldOn(folded, changes.slice(at, at + stepLength), upTo);
    await pause();
  }
  return folded;
}

/** Lays the next changes of the log over those that were taken in before: what comes of it is the fold of all of them. */
export function foldOn(before: Folded, changes: readonly Change[], upTo = Number.POSITIVE_INFINITY): Folded {
  const lines = new Map(before.lines);
  const compared = new Map(before.compared);
  const last = new Map<Place, Change>();
  const { ground } = before;
  let { own } = before;
  for (const change of changes) {
    if (change.number > upTo && !isUrgent(change)) continue;
    last.set(placeOf(change), change);
    if ('line' in change) {
      const key = `${change.language}/${change.line}`;
      const before = lines.get(key) ?? lineOfGround(ground.languages.get(change.language), change.line);
      lines.set(key, changeLine(before, change));
    } else if (change.kind === 'compared') {
      compared.set(`${change.value.version}/${change.subject}`, change.value.month);
    } else {
      own = changeOwn(own, change);
    }
  }
  const taken = changes.findLast(({ number }) => number <= upTo)?.number ?? before.upTo;
  const numbers = [...last].map(([place, { number }]) => [place, number] as const);
  const folded: Folded = {
    ground,
    upTo: taken,
    lines,
    own,
    compared,
    conflicts: [],
    last: new Map([...before.last, ...numbers]),
  };
  const known = new Map(before.conflicts.map((conflict) => [conflict.place, conflict]));
  const conflicts = [...folded.last.keys()].flatMap((place) => {
    const change = last.get(place);
    return change ? conflictAt(folded, place, change) : (known.get(place) ?? []);
  });
  return { ...folded, conflicts };
}

type OwnChange = Extract<Change, { kind: 'notice' | 'legal help' | 'name' | 'silence' }>;

function changeOwn(own: OwnWordsFile, change: OwnChange): OwnWordsFile {
  switch (change.kind) {
    case 'notice':
      return { ...own, notice: change.value ?? undefined };
    case 'legal help':
      return { ...own, legalHelp: change.value ?? undefined };
    case 'name':
      return { ...own, name: change.value ?? undefined };
    case 'silence': {
      const others = own.silenced.filter((id) => id !== change.subject);
      return { ...own, silenced: change.value.silenced ? [...others, change.subject] : others };
    }
  }
}

/** What has a meaning of its own, whatever the ground is: marks carry the fingerprints of what they are about. */
const apart: readonly Change['kind'][] = ['comment', 'review', 'refusal'];

function conflictAt(folded: Folded, place: Place, { kind, ground, number }: Change): readonly Conflict[] {
  if (apart.includes(kind)) return [];
  const now = groundAt(folded.ground, place);
  if (ground === now || fingerprintAt(folded, place) === now) return [];
  return [{ place, number, isGone: now === '' }];
}

/** A line of a language as it is. */
export function lineAt({ ground, lines }: Folded, language: Language, line: LineKey): FoldedLine {
  return lines.get(`${language}/${line}`) ?? lineOfGround(ground.languages.get(language), line);
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
    case 'notice':
      return fingerprintOf(own.notice);
    case 'legal help':
      return fingerprintOf(own.legalHelp);
    case 'name':
      return fingerprintOf(own.name);
    case 'silence':
      return fingerprintOf(own.silenced.includes(first) || undefined);
    case 'compared':
      return fingerprintOf(compared.get(`${first}/${second}`));
    default:
      return '';
  }
}

/** Whether somebody wrote the words that a line has now, and so cannot count as their reviewer. */
export function hasWritten({ text, writers }: FoldedLine, who: string): boolean {
  return text !== undefined && (writers.get(toFingerprint(text))?.has(who) ?? false);
}

/** Whether a line's words are to be compared with those of a new release. */
export function isInConflict({ conflicts }: Folded, language: Language, line: LineKey): boolean {
  return conflicts.some(({ place }) => place === linePlace('words', { language, line }));
}
