import { toFingerprint } from '../speech/fingerprint.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Pause } from '../speech/pause.ts';
import { placeOf, type Place } from './change-place.ts';
import { isUrgent, type Change } from './changes.ts';
import { takeLineChange, takeVoiceChange, type Spoken } from './fold-language.ts';
import { takeTopicChange } from './fold-topic.ts';
import { noOwnTopics } from './folded-topics.ts';
import { fingerprintAt, lineAt, type Conflict, type Deciding, type Folded } from './folded.ts';
import { groundAt, type Ground } from './ground.ts';
import { withOffice, type OfficeBody } from './offices.ts';
import { withLanguage, withShown } from './started-language.ts';

/**
 * Lays the changes of the log up to a number over the ground. Emergencies count whatever their number: callers hear of them at once. What
 * has no effect, such as a person who accepts their own words, leaves everything as it was.
 */
export function fold(ground: Ground, changes: readonly Change[], upTo = Number.POSITIVE_INFINITY): Folded {
  const { languages, own, compared } = ground;
  const none = {
    shown: new Map(),
    lines: new Map(),
    voices: new Map(),
    deciding: new Map(),
    last: new Map(),
    known: new Map(),
    topics: noOwnTopics,
  };
  return foldOn({ ground, languages, upTo: 0, own, compared, conflicts: [], ...none }, changes, upTo);
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
  const spoken: Spoken = {
    languages: before.languages,
    lines: new Map(before.lines),
    voices: new Map(before.voices),
  };
  const compared = new Map(before.compared);
  const deciding = new Map(before.deciding);
  const last = new Map(before.last);
  const known = new Map<Place, Set<string>>();
  const touched = new Set<Place>();
  let { own, shown, topics } = before;
  for (const change of changes) {
    if (change.number > upTo && !isUrgent(change)) continue;
    const place = placeOf(change);
    touched.add(place);
    last.set(place, change.number);
    // Copied once and then added to: a copy at each change of a busy place would keep callers waiting.
    known.set(place, (known.get(place) ?? new Set(before.known.get(place))).add(change.before));
    if (change.kind === 'consent' || change.kind === 'voice') {
      takeVoiceChange(spoken, change);
      continue;
    }
    const decides = !('line' in change) || takeLineChange(spoken, change);
    if (decides) deciding.set(place, { number: change.number, ground: change.ground });
    if ('line' in change) continue;
    if (change.kind === 'compared') {
      compared.set(`${change.value.version}/${change.subject}`, change.value.month);
    } else if (change.kind === 'topic') {
      topics = takeTopicChange(topics, change, spoken);
    } else if (change.kind === 'shown') {
      shown = withShown(shown, change);
    } else if ('language' in change) {
      spoken.languages = withLanguage(ground.words, spoken.languages, change);
    } else {
      own = changeOwn(own, change);
    }
  }
  const upToNow = changes.findLast(({ number }) => number <= upTo)?.number ?? before.upTo;
  const folded: Folded = {
    ground,
    ...spoken,
    upTo: upToNow,
    shown,
    own,
    topics,
    compared,
    conflicts: [],
    deciding,
    last,
    known: new Map([...before.known, ...known]),
  };
  return { ...folded, conflicts: conflictsIn(folded, before, touched) };
}

/** The conflicts of places in which nothing is other than before, and of all others as they stand now. */
function conflictsIn(folded: Folded, before: Folded, touched: ReadonlySet<Place>): readonly Conflict[] {
  const { ground, known, deciding, voices } = folded;
  // Whoever speaks a language decides what callers hear of any of its lines.
  const resettled = (place: Place): boolean => {
    const [part, language = ''] = place.split('/');
    return part === 'recording' && voices.get(language) !== before.voices.get(language);
  };
  const isOther = (place: Place): boolean => touched.has(place) || resettled(place);
  // A release that brings what the hotline had there before, as one that was exported does, is in nobody's way.
  const isOld = (place: Place): boolean => known.get(place)?.has(groundAt(ground, place)) === true;
  const standing = before.conflicts.filter(({ place }) => !isOther(place));
  const found = [...deciding].flatMap(([place, change]) =>
    isOther(place) && !isOld(place) ? conflictAt(folded, place, change) : [],
  );
  return [...standing, ...found].toSorted((a, b) => a.number - b.number);
}

type OwnChange =
  Extract<Change, { kind: 'notice' | 'legal help' | 'name' | 'silence' }> | (Change & OfficeBody);

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
    case 'office':
    case 'hidden office':
    case 'called office':
      return { ...own, offices: withOffice(own.offices, change) };
  }
}

function conflictAt(folded: Folded, place: Place, { ground, number }: Deciding): readonly Conflict[] {
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
