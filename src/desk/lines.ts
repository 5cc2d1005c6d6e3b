import { readFileSync } from 'node:fs';
import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import type { Values } from '../reason.ts';
import { toReason } from '../speech/lint/lint.ts';
import { lintTextAmong } from '../speech/edit.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import { soundFingerprint } from '../speech/recordings.ts';
import type { ReviewEntry } from '../speech/reviews.ts';
import { linesToRecord } from '../speech/sheet.ts';
import type { Surveyed } from '../speech/survey.ts';
import { linesToWrite, textIn, type LinePlace } from '../speech/texts.ts';
import type { BenchLine, NewWords } from './bench-line.ts';
import type { Outcome } from './outcome.ts';
import type { ReviewElsewhere } from './language-values.ts';

/** The lines of a language that pages show, in calling order; of one that nobody writes, those that are recorded. */
export function linesOf(guide: Guide, all: readonly Surveyed[], one: Surveyed): readonly LineKey[] {
  if (!one.info.isWritten) return [...new Set([...one.stock.whole, ...linesToRecord(guide, one).first])];
  const callers = all.map(({ info }) => info.code);
  return linesToWrite(guide, one.info.code, callers).map(({ line }) => line);
}

/** A line as its language has it, without what only a log can tell. */
export function describeLine(one: Surveyed, line: LineKey): BenchLine {
  const { info, texts, source, translated, untranslated, reviewOf, stock, recordings, reviews } = one;
  const text = info.isWritten ? textIn(texts, line) : undefined;
  const english = textIn(source, line) ?? '';
  const isOpen = translated.includes(line) || untranslated.includes(line);
  const file = recordings.files.get(line);
  return {
    line,
    text,
    english,
    seen: text === undefined ? '' : toFingerprint(text),
    seenEnglish: toFingerprint(english),
    review: !isOpen ? 'none' : untranslated.includes(line) ? 'unreviewed' : reviewOf(line),
    refusal: undefined,
    proposal: undefined,
    recording: stock.stateOf(line),
    sound: file && soundFingerprint(file),
    take: undefined,
    takes: [],
    voices: new Map(),
    remarks: [],
    isInConflict: false,
    shipped: undefined,
    elsewhere: elsewhereIn(reviews[line], text),
    writers: [],
  };
}

function elsewhereIn(entry: ReviewEntry | undefined, text = ''): BenchLine['elsewhere'] {
  const all = entry?.elsewhere ?? [];
  return all.length === 0 ? all : all.filter(({ translation }) => translation === toFingerprint(text));
}

/** What words are held to. */
export interface Checking {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  readonly seconds: (text: string, rate?: number) => number;
}

/** New words as they are written, or why they are not. `isKept` has the words that stand there written again. */
export function checkWords(
  checking: Checking,
  place: LinePlace,
  now: { readonly text: string; readonly seen: string },
  { text, seen, meaning }: NewWords,
  isKept = false,
): Outcome | { readonly kind: 'wanted'; readonly text: string; readonly isRecorded: boolean } {
  const wanted = text.replaceAll(/\s+/g, ' ').trim();
  // What stands there already is no conflict: a browser sends again what it heard no answer to.
  if (wanted === now.text && !isKept) return { kind: 'same' };
  if (now.seen !== seen) return { kind: 'conflict', theirs: now.text };
  if (wanted === '') return { kind: 'refused', why: [{ code: 'empty', text: 'A line cannot be empty.' }] };
  const found = lintTextAmong(checking, place, wanted);
  if (found.length > 0) {
    return { kind: 'refused', why: found.map(toReason) };
  }
  const one = checking.surveyed.find(({ info }) => info.code === place.language);
  const isRecorded = one?.recordings.list[place.line] !== undefined;
  if (isRecorded && meaning === undefined && wanted !== now.text) {
    return {
      kind: 'refused',
      why: [{ code: 'meaning', text: 'The line is recorded: say whether the new words mean the same.' }],
    };
  }
  return { kind: 'wanted', text: wanted, isRecorded };
}

/** Whether a line is one of those that are recorded in a language. */
export function isRecordable(guide: Guide, one: Surveyed, line: LineKey): boolean {
  const { first, rest } = linesToRecord(guide, one);
  return first.includes(line) || rest.includes(line);
}

/** A refusal of a take of a line that nobody has translated. */
export const stillEnglish = refuse(
  'stillEnglish',
  'The line is still the English: translate it, and then record it.',
);

/** The bytes of a recording that stands in a file and has this fingerprint. */
export function soundOf(
  one: Surveyed | undefined,
  line: LineKey,
  sound: string,
  pace?: 'slower',
): Buffer | undefined {
  const recording = one?.recordings.files.get(line);
  if (!recording || soundFingerprint(recording) !== sound) return undefined;
  const played = pace === 'slower' ? recording.slower : recording;
  return played && readFileSync(played.file);
}

/** A refusal of a line that is not there. */
export function noLine({ language, line }: LinePlace): Outcome {
  return refuse('noLine', `There is no line "${line}" in "${language}".`, { line });
}

/** Why another hotline's review is not kept of a line; undefined where it is. */
export function faultOfVouched(
  text: string | undefined,
  known: readonly ReviewElsewhere[],
  review: ReviewElsewhere,
): Outcome | undefined {
  if (text === undefined || review.translation !== toFingerprint(text)) {
    return refuse('otherWords', 'It is a review of other words than the line has.');
  }
  const isKnown = ({ from, translation, english }: ReviewElsewhere): boolean =>
    from === review.from && translation === review.translation && english === review.english;
  return known.some(isKnown) ? { kind: 'same' } : undefined;
}

/** A refusal in one sentence. */
export function refuse(code: string, text: string, values?: Values): Outcome {
  return { kind: 'refused', why: [{ code, values, text }] };
}

/** A refusal to take back what somebody else has found. */
export const notTheirs = refuse('notTheirs', 'Somebody else reviewed it: only they can take that back.');
