import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { slowRate } from '../speech/pace.ts';
import type { Recording, RecordingEntry } from '../speech/recordings.ts';
import { isTranslation, surveyWords, type Surveyed } from '../speech/survey.ts';
import { sourceLanguage, type Texts, type Written } from '../speech/texts.ts';
import type { OwnTopics } from '../topics/own-document.ts';
import type { Folded } from './folded.ts';
import type { FoldedLine } from './folded-line.ts';
import { soundName, type Blobs } from './folded-recording.ts';
import type { GroundLanguage } from './ground.ts';

type SoundFile = (hash: string) => string;

/**
 * What a line of the hotline's own topics is in a language in which nobody has written it: the English, for whoever looks after the words; nothing,
 * as callers hear it.
 */
type Unwritten = 'english' | 'nothing';

/** Surveys what is there of every language. `soundFile` tells in which file a sound of the store stands, there or not. */
export function surveyFolded(
  guide: Guide,
  folded: Folded,
  soundFile: SoundFile,
  unwritten: Unwritten = 'english',
): readonly Surveyed[] {
  return [...surveyOneByOne(guide, folded, soundFile, unwritten)];
}

/** Surveys one state after the other: a language of which nothing is other than in the last one is the same value as there. */
export function createSurveys(soundFile: SoundFile): (guide: Guide, folded: Folded) => readonly Surveyed[] {
  const whole = new WeakMap<Folded, WeakMap<Guide, readonly Surveyed[]>>();
  const last = new WeakMap<Guide, LastSurveys>();
  return (guide, folded) => {
    const there = whole.get(folded) ?? new WeakMap<Guide, readonly Surveyed[]>();
    const before = last.get(guide) ?? new Map<Language, LastSurvey>();
    const surveyed = there.get(guide) ?? [...surveyOneByOne(guide, folded, soundFile, 'english', before)];
    whole.set(folded, there.set(guide, surveyed));
    last.set(guide, before);
    return surveyed;
  };
}

/** The last survey of each language, and what it is of. */
type LastSurveys = Map<Language, LastSurvey>;

interface LastSurvey extends SurveyOf {
  readonly surveyed: Surveyed;
}

interface SurveyOf {
  readonly ground: GroundLanguage;
  readonly source: Texts;
  readonly lines: Lines;
  readonly own: OwnTopics;
}

/** The same, one language at each step. */
export function* surveyOneByOne(
  guide: Guide,
  folded: Folded,
  soundFile: SoundFile,
  unwritten: Unwritten,
  last: LastSurveys = new Map(),
): Generator<Surveyed> {
  const {
    languages,
    topics: { own },
  } = folded;
  const changed = changedLines(folded);
  const source = sourceIn(languages.get(sourceLanguage), changed.get(sourceLanguage) ?? noLines, own, last);
  for (const [code, ground] of languages) {
    const of = { ground, source, lines: changed.get(code) ?? noLines, own };
    const before = last.get(code);
    const surveyed =
      before && isSame(before, of) ? before.surveyed : surveyOne(guide, of, soundFile, unwritten);
    last.set(code, { ...of, surveyed });
    yield surveyed;
  }
}

function surveyOne(
  guide: Guide,
  { ground, source, lines, own }: SurveyOf,
  soundFile: SoundFile,
  unwritten: Unwritten,
): Surveyed {
  const { info, texts, reviews, recordings } = ground;
  const shipped = ground.isStarted ? asInSource(texts, source) : texts;
  const before = withOwnLines(shipped, own, unwritten === 'english' ? source : undefined);
  const written = withTexts(before, lines);
  const said = unwritten === 'english' ? written : withoutUnwritten(written, own);
  return surveyWords(guide, info, {
    texts: isTranslation(info) ? said : source,
    source,
    reviews: withReviews(reviews, lines),
    recordings: withRecordings(recordings, lines, soundFile),
  });
}

/** The English; the same value as in the last survey where no word of it is other. */
function sourceIn(
  ground: GroundLanguage | undefined,
  lines: Lines,
  own: OwnTopics,
  last: LastSurveys,
): Texts {
  if (!ground) return { lines: new Map(), faults: new Map() };
  const before = last.get(sourceLanguage);
  const isAsBefore = before && isSame(before, { ground, lines, own, source: before.source });
  return isAsBefore ? before.source : withTexts(withOwnLines(ground.texts, own, undefined), lines);
}

/** Texts with the lines of the hotline's topics among them, in the words of `source`, or in none. */
function withOwnLines(texts: Texts, own: OwnTopics, source: Texts | undefined): Texts {
  if (own.size === 0) return texts;
  const lines = new Map<LineKey, Written>(texts.lines);
  for (const [topic, { document }] of own) {
    for (const line of Object.keys(document.lines ?? {}))
      lines.set(line, { topic, value: source?.lines.get(line)?.value });
  }
  return { ...texts, lines };
}

/** Texts without the lines of the hotline's topics that nobody has written: callers are told them in English, or not at all. */
function withoutUnwritten(texts: Texts, own: OwnTopics): Texts {
  if (own.size === 0) return texts;
  const isSaid = ([, { topic, value }]: readonly [LineKey, Written]): boolean =>
    value !== undefined || !own.has(topic);
  return { ...texts, lines: new Map([...texts.lines].filter(isSaid)) };
}

/** Whether two surveys are of the same; comments, and what only waits, are in no survey. */
function isSame(one: SurveyOf, other: SurveyOf): boolean {
  if (one.ground !== other.ground || one.source !== other.source || one.own !== other.own) return false;
  if (one.lines.size !== other.lines.size) return false;
  return [...one.lines].every(([key, line]) => {
    const now = other.lines.get(key);
    if (!now) return false;
    return now.text === line.text && now.review === line.review && now.recording === line.recording;
  });
}

type Lines = ReadonlyMap<LineKey, FoldedLine>;
const noLines: Lines = new Map();

function changedLines({ lines }: Folded): ReadonlyMap<Language, Lines> {
  const changed = new Map<Language, Map<LineKey, FoldedLine>>();
  for (const [key, one] of lines) {
    const [language = '', line = ''] = key.split('/');
    const there = changed.get(language) ?? new Map<LineKey, FoldedLine>();
    changed.set(language, there.set(line, one));
  }
  return changed;
}

/** What nobody has written yet is the English as it is now. */
function asInSource(texts: Texts, source: Texts): Texts {
  const lines = [...texts.lines].map(([line, written]): [LineKey, Written] => [
    line,
    { ...written, value: source.lines.get(line)?.value },
  ]);
  return { ...texts, lines: new Map(lines) };
}

/** A line that the ground has no more is said nowhere: it is listed as a conflict. */
function withTexts(texts: Texts, lines: Lines): Texts {
  if (lines.size === 0) return texts;
  const written = new Map<LineKey, Written>(texts.lines);
  for (const [line, { text }] of lines) {
    const before = written.get(line);
    if (before && text !== undefined) written.set(line, { ...before, value: text });
  }
  return { ...texts, lines: written };
}

function withReviews(reviews: GroundLanguage['reviews'], lines: Lines): GroundLanguage['reviews'] {
  if (lines.size === 0) return reviews;
  const all = { ...reviews };
  for (const [line, { review }] of lines) {
    if (review) all[line] = review;
    else Reflect.deleteProperty(all, line);
  }
  return all;
}

function withRecordings(
  recordings: GroundLanguage['recordings'],
  lines: Lines,
  soundFile: (hash: string) => string,
): GroundLanguage['recordings'] {
  if (lines.size === 0) return recordings;
  const files = new Map<LineKey, Recording>(recordings.files);
  const list = new Map<LineKey, RecordingEntry>(Object.entries(recordings.list));
  for (const [line, { recording }] of lines) {
    if (!recording) {
      files.delete(line);
      list.delete(line);
      continue;
    }
    list.set(line, recording.entry);
    if (recording.blobs) files.set(line, toRecording(line, recording.blobs, soundFile));
  }
  return { ...recordings, files, list: Object.fromEntries(list) };
}

function toRecording(
  line: LineKey,
  { plain, slower, seconds }: Blobs,
  soundFile: (hash: string) => string,
): Recording {
  const one = (hash: string, length: number): Recording => ({
    name: soundName(line, hash),
    file: soundFile(hash),
    seconds: length,
  });
  return { ...one(plain, seconds), slower: one(slower, (seconds * 100) / slowRate) };
}
