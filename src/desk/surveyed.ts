import type { Guide, Language, LineKey } from '../guide/flow.ts';
import { slowRate } from '../speech/pace.ts';
import type { Recording, RecordingEntry } from '../speech/recordings.ts';
import { isTranslation, surveyWords, type Surveyed } from '../speech/survey.ts';
import { sourceLanguage, type Texts, type Written } from '../speech/texts.ts';
import type { Folded } from './fold.ts';
import { soundName, type Blobs, type FoldedLine } from './fold-line.ts';
import type { GroundLanguage } from './ground.ts';

/** Surveys what is there of every language. `soundFile` tells in which file a sound of the store stands, there or not. */
export function surveyFolded(
  guide: Guide,
  folded: Folded,
  soundFile: (hash: string) => string,
): readonly Surveyed[] {
  return [...surveyOneByOne(guide, folded, soundFile)];
}

/** The same, one language at each step. */
export function* surveyOneByOne(
  guide: Guide,
  folded: Folded,
  soundFile: (hash: string) => string,
): Generator<Surveyed> {
  const { languages } = folded;
  const changed = changedLines(folded);
  const sourceOf = languages.get(sourceLanguage);
  const source: Texts = sourceOf
    ? withTexts(sourceOf.texts, changed.get(sourceLanguage))
    : { lines: new Map(), faults: new Map() };
  for (const [code, ground] of languages) {
    const { info, reviews } = ground;
    const lines = changed.get(code);
    const own = ground.isStarted ? asInSource(ground.texts, source) : ground.texts;
    const texts = isTranslation(info) ? withTexts(own, lines) : source;
    yield surveyWords(guide, info, {
      texts,
      source,
      reviews: withReviews(reviews, lines),
      recordings: withRecordings(ground.recordings, lines, soundFile),
    });
  }
}

type Lines = ReadonlyMap<LineKey, FoldedLine> | undefined;

function changedLines({ lines }: Folded): ReadonlyMap<Language, ReadonlyMap<LineKey, FoldedLine>> {
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
  if (!lines) return texts;
  const written = new Map<LineKey, Written>(texts.lines);
  for (const [line, { text }] of lines) {
    const before = written.get(line);
    if (before && text !== undefined) written.set(line, { ...before, value: text });
  }
  return { ...texts, lines: written };
}

function withReviews(reviews: GroundLanguage['reviews'], lines: Lines): GroundLanguage['reviews'] {
  if (!lines) return reviews;
  const all = new Map(Object.entries(reviews));
  for (const [line, { review }] of lines) {
    if (review) all.set(line, review);
    else all.delete(line);
  }
  return Object.fromEntries(all);
}

function withRecordings(
  recordings: GroundLanguage['recordings'],
  lines: Lines,
  soundFile: (hash: string) => string,
): GroundLanguage['recordings'] {
  if (!lines) return recordings;
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
