import {
  lintText,
  markHeard,
  markReviewed,
  tellMeaning,
  writeText,
  type LinePlace,
} from '../../speech/edit.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import type { RecordingEntry } from '../../speech/recordings.ts';
import { writeScripts } from '../../speech/script-file.ts';
import { textIn } from '../../speech/texts.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { Bench } from '../bench.ts';

type Heard = NonNullable<RecordingEntry['heard']>;

/** What came of a change that somebody asked for. */
export type Outcome =
  | {
      readonly kind: 'written';
      readonly before: string;
      readonly after: string;
      readonly files: readonly string[];
    }
  | { readonly kind: 'reviewed'; readonly files: readonly string[] }
  | { readonly kind: 'heard'; readonly verdict: Heard['verdict']; readonly files: readonly string[] }
  | { readonly kind: 'same' }
  /** The rules have something against the new words. */
  | { readonly kind: 'refused'; readonly why: readonly string[]; readonly mine: string }
  /** Somebody else has changed the line since the page was shown. */
  | { readonly kind: 'conflict'; readonly theirs: string; readonly mine: string };

/** New words for a line, and the words that whoever wrote them had before their eyes. */
export interface NewText {
  readonly text: string;
  /** The fingerprint of the words as the page showed them. */
  readonly seen: string;
  /** For a recorded line: whether the recording still says what the words mean. */
  readonly meaning: 'same' | 'changed' | undefined;
}

/** The line of a language as it is now. Throws where there is none. */
export function findLine(bench: Bench, { language, line }: LinePlace): { one: Surveyed; text: string } {
  const one = bench.survey().find(({ info }) => info.code === language);
  const text = one?.info.isWritten ? textIn(one.texts, line) : undefined;
  if (!one || text === undefined) throw new Error(`prompts/${language}: there is no line "${line}"`);
  return { one, text };
}

/** Writes new words into the project's files, and lets the running line say them; or says why it does not. */
export async function changeText(
  bench: Bench,
  place: LinePlace,
  { text, seen, meaning }: NewText,
): Promise<Outcome> {
  const { one, text: now } = findLine(bench, place);
  const wanted = text.replaceAll(/\s+/g, ' ').trim();
  if (toFingerprint(now) !== seen) return { kind: 'conflict', theirs: now, mine: wanted };
  if (wanted === now) return { kind: 'same' };
  if (wanted === '') return { kind: 'refused', why: ['A line cannot be empty.'], mine: wanted };
  const found = lintText(bench, place, wanted);
  if (found.length > 0) {
    return { kind: 'refused', why: found.map((fault) => `${fault.place} ${fault.message}`), mine: wanted };
  }
  const isRecorded = one.recordings.list[place.line] !== undefined;
  if (isRecorded && meaning === undefined) {
    const why = ['The line is recorded: say whether the new words mean the same.'];
    return { kind: 'refused', why, mine: wanted };
  }
  writeText(bench, place, wanted);
  if (isRecorded && meaning !== undefined) tellMeaning(bench, place, meaning);
  const all = bench.surveyAll();
  const scripts = Object.values(bench.line.guides()).flatMap((guide) =>
    writeScripts(guide, all, bench.scripts),
  );
  await bench.line.reload();
  const topic = one.texts.lines.get(place.line)?.topic ?? '';
  const files = [
    `prompts/${place.language}/${topic}.json`,
    ...(isRecorded ? [`audio/${place.language}/recordings.json`] : []),
    ...scripts.map((file) => `docs/scripts/${file}`),
  ];
  return { kind: 'written', before: now, after: wanted, files };
}

/** What a reviewer had before their eyes, and who they are. */
export interface Approval {
  readonly by: string;
  readonly seen: string;
  /** The fingerprint of the English as the page showed it. */
  readonly seenEnglish: string;
}

/** Marks a line as reviewed by a person, in the words that they saw. */
export async function approve(
  bench: Bench,
  place: LinePlace,
  { by, seen, seenEnglish }: Approval,
): Promise<Outcome> {
  const { one, text } = findLine(bench, place);
  if (!one.translated.includes(place.line))
    throw new Error(`"${place.line}" is no translation: it needs no review`);
  const english = textIn(one.source, place.line) ?? '';
  if (toFingerprint(text) !== seen || toFingerprint(english) !== seenEnglish) {
    return { kind: 'conflict', theirs: text, mine: text };
  }
  if (by.trim() === '') {
    return {
      kind: 'refused',
      why: ['Write your name at the top of the page first: a review needs one.'],
      mine: text,
    };
  }
  markReviewed(bench, place, { by: by.trim(), on: bench.today() });
  await bench.line.reload();
  return { kind: 'reviewed', files: [`prompts/${place.language}/review.json`] };
}

/** What a listener found, and who they are. */
export interface Finding {
  readonly by: string;
  readonly verdict: Heard['verdict'];
  /** The fingerprint of the recording as the page had it played. */
  readonly sound: string;
}

/** Keeps what a person found who listened to what a computer made of a line; callers hear of it at their next turn. */
export async function hear(
  bench: Bench,
  place: LinePlace,
  { by, verdict, sound }: Finding,
): Promise<Outcome> {
  const { text } = findLine(bench, place);
  if (by.trim() === '') {
    const why = ['Write your name at the top of the page first: what you find is kept with it.'];
    return { kind: 'refused', why, mine: text };
  }
  try {
    markHeard(bench, place, { by: by.trim(), on: bench.today(), verdict, sound });
  } catch (error) {
    return { kind: 'refused', why: [(error as Error).message], mine: text };
  }
  await bench.line.reload();
  return { kind: 'heard', verdict, files: [`audio/${place.language}/recordings.json`] };
}
