import type { Language, LineKey } from '../guide/flow.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Pause } from '../speech/pause.ts';
import { isUrgent, placeOf, type Change, type Place } from './changes.ts';
import { changeLine, decides, lineOfGround, type FoldedLine } from './fold-line.ts';
import { fingerprintOf, groundAt, ownAt, type Ground } from './ground.ts';

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
  /** What has stood at each place before one of its changes. */
  readonly known: ReadonlyMap<Place, ReadonlySet<string>>;
}

/**
 * Lays the changes of the log up to a number over the ground. Emergencies count whatever their number: callers hear of them at once. What
 * has no effect, such as a person who accepts their own words, leaves everything as it was.
 */
export function fold(ground: Ground, changes: readonly Change[], upTo = Number.POSITIVE_INFINITY): Folded {
  const { own, compared } = ground;
  const none = { lines: new Map(), conflicts: [], last: new Map(), known: new Map() };
  return foldOn({ ground, upTo: 0, own, compared, ...none }, changes, upTo);
}

/** Changes after which others in the thread have their turn. */
const stepLength = 25;

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
  const { ground } = before;
  const lines = new Map(before.lines);
  const compared = new Map(before.compared);
  const last = new Map(before.last);
  const known = new Map<Place, Set<string>>();
  const decided = new Map<Place, Change>();
  const touched = new Set<Place>();
  let { own } = before;
  for (const change of changes) {
    if (change.number > upTo && !isUrgent(change)) continue;
    const place = placeOf(change);
    touched.add(place);
    last.set(place, change.number);
    // Copied once and then added to: a copy at each change of a busy place would keep callers waiting.
    known.set(place, (known.get(place) ?? new Set(before.known.get(place))).add(change.before));
    if ('line' in change) {
      const key = `${change.language}/${change.line}`;
      const line = lines.get(key) ?? lineOfGround(ground.languages.get(change.language), change.line);
      const after = changeLine(line, change);
      lines.set(key, after);
      if (decides(change, line, after)) decided.set(place, change);
      continue;
    }
    decided.set(place, change);
    if (change.kind === 'compared') {
      compared.set(`${change.value.version}/${change.subject}`, change.value.month);
    } else {
      own = changeOwn(own, change);
    }
  }
  const upToNow = changes.findLast(({ number }) => number <= upTo)?.number ?? before.upTo;
  const folded: Folded = {
    ground,
    upTo: upToNow,
    lines,
    own,
    compared,
    conflicts: [],
    last,
    known: new Map([...before.known, ...known]),
  };
  return { ...folded, conflicts: conflictsIn(folded, before.conflicts, decided, touched) };
}

/** The conflicts of places that nobody has touched since, and those in which the changes that decide now stand. */
function conflictsIn(
  folded: Folded,
  before: readonly Conflict[],
  decided: ReadonlyMap<Place, Change>,
  touched: ReadonlySet<Place>,
): readonly Conflict[] {
  const { ground, known } = folded;
  // A release that brings what the hotline had there before, as one that was exported does, is in nobody's way.
  const isOld = (place: Place): boolean => known.get(place)?.has(groundAt(ground, place)) === true;
  const standing = before.filter(({ place }) => !decided.has(place) && !(touched.has(place) && isOld(place)));
  const found = [...decided].flatMap(([place, change]) =>
    isOld(place) ? [] : conflictAt(folded, place, change),
  );
  return [...standing, ...found];
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

function conflictAt(folded: Folded, place: Place, { ground, number }: Change): readonly Conflict[] {
  const now = groundAt(folded.ground, place);
  if (ground === now || heardAt(folded, place) === now) return [];
  return [{ place, number, groundBefore: ground, isGone: now === '' }];
}

/** The fingerprint of what callers hear at a place: neither words nor a take that wait for a second person. */
function heardAt(folded: Folded, place: Place): string {
  const [part, language = '', line = ''] = place.split('/');
  const { text, recording } = lineAt(folded, language, line);
  if (part === 'words') return text === undefined ? '' : toFingerprint(text);
  return part === 'recording' ? (recording?.entry.sound ?? '') : fingerprintAt(folded, place);
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
