import type { LineKey } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import { soundFingerprint, type RecordingEntry } from '../speech/recordings.ts';
import type { ReviewEntry } from '../speech/reviews.ts';
import { textIn } from '../speech/texts.ts';
import type { Change } from './changes.ts';
import { dayOf, isSecond, withHeard, withLater, withTake } from './fold-recording.ts';
import type { ReviewElsewhere } from './language-values.ts';
import type { GroundLanguage } from './ground.ts';
import { shippedVoice, type VoiceLines } from './voices.ts';
import { changeRemarks } from './remarks.ts';

/** A change of one line. */
export type LineChange = Extract<Change, { readonly line: string }>;

/** Words that wait for a second person. */
export interface Proposal {
  /** The number of the change that proposed them. */
  readonly number: number;
  readonly who: string;
  readonly when: number;
  readonly text: string;
  readonly meaning: 'same' | 'changed' | undefined;
}

/** A sound in the store, and its slower twin, by their hashes. */
export interface Blobs {
  readonly plain: string;
  readonly slower: string;
  readonly seconds: number;
}

/** A recording that callers are played; without `blobs` it is a file of the ground. */
export interface FoldedRecording {
  readonly entry: RecordingEntry;
  readonly blobs?: Blobs;
}

/** A recording that waits for a second person to listen to it. */
export interface WaitingTake extends Blobs {
  readonly number: number;
  readonly who: string;
  readonly when: number;
  /** The fingerprint of the text that it says. */
  readonly text: string;
  /** The fingerprint by which it is known. */
  readonly sound: string;
}

/** A person who found a line's words wrong. */
export interface Refusal {
  readonly who: string;
  readonly when: number;
  /** The fingerprint of the words that were refused. */
  readonly translation: string;
  readonly why: string;
}

/** A spoken remark that nobody has settled: of the words or the recording, and its sound in the store. */
export interface Remark {
  readonly number: number;
  readonly who: string;
  readonly when: number;
  readonly of: 'words' | 'recording';
  readonly remark: string;
}

/** A line of a language with all that has been changed of it. */
export interface FoldedLine {
  readonly text: string | undefined;
  readonly proposal: Proposal | undefined;
  readonly review: ReviewEntry | undefined;
  readonly refusal: Refusal | undefined;
  /** Reviews by members of other hotlines: they are told, and change no mark. */
  readonly vouched: readonly ReviewElsewhere[];
  /** What callers are played. */
  readonly recording: FoldedRecording | undefined;
  /** The newest take that waits for a second person. */
  readonly take: WaitingTake | undefined;
  /** What each voice has said of it, whoever of them callers hear. */
  readonly voices: VoiceLines;
  readonly comments: readonly { readonly who: string; readonly when: number; readonly text: string }[];
  readonly remarks: readonly Remark[];
  /** Who wrote or proposed words, by the fingerprint of these: none of them counts as their reviewer. */
  readonly writers: ReadonlyMap<string, ReadonlySet<string>>;
}

const shipped = new WeakMap<GroundLanguage, Map<LineKey, FoldedLine>>();

/** The line as the ground has it; the same value whenever it is asked for. */
export function lineOfGround(language: GroundLanguage | undefined, line: LineKey): FoldedLine {
  // Whoever asks may name any line: of those that there are not, none is kept.
  if (!language?.texts.lines.has(line)) return readLine(language, line);
  const known = shipped.get(language) ?? new Map<LineKey, FoldedLine>();
  const found = known.get(line) ?? readLine(language, line);
  shipped.set(language, known.set(line, found));
  return found;
}

function readLine(language: GroundLanguage | undefined, line: LineKey): FoldedLine {
  const file = language?.recordings.files.get(line);
  const entry = language?.recordings.list[line];
  const recording = file && entry && { entry: { ...entry, sound: soundFingerprint(file) } };
  return {
    text: language && textIn(language.texts, line),
    proposal: undefined,
    review: language?.reviews[line],
    refusal: undefined,
    vouched: language?.reviews[line]?.elsewhere ?? [],
    recording,
    take: undefined,
    voices: new Map(recording && [[shippedVoice, { said: [], recording }]]),
    comments: [],
    remarks: [],
    writers: new Map(),
  };
}

/** The fingerprint of a sound of the store, as its files in audio/ would have it. */
export function soundOfBlobs(line: LineKey, { plain, slower }: Pick<Blobs, 'plain' | 'slower'>): string {
  return toFingerprint(`${soundName(line, plain)} ${soundName(line, slower)}`);
}

/** The name by which callers' phone company knows a sound of the store. */
export function soundName(line: LineKey, hash: string): string {
  return `${line}.${hash.slice(0, 16)}.wav`;
}

/** The line after one more change; the same line where the change has no effect. */
export function changeLine(before: FoldedLine, change: LineChange): FoldedLine {
  const after = changeParts(before, change);
  const hasEffect = after !== before || change.kind === 'settled';
  const remarks = hasEffect ? changeRemarks(before.remarks, change) : before.remarks;
  return remarks === before.remarks ? after : { ...after, remarks };
}

function changeParts(before: FoldedLine, change: LineChange): FoldedLine {
  const { who, when, number } = change;
  switch (change.kind) {
    case 'words':
      return withWords(withWriter(before, change.value.text, who), change.value);
    case 'proposal': {
      const { text, meaning } = change.value;
      return { ...withWriter(before, text, who), proposal: { number, who, when, text, meaning } };
    }
    case 'accepted': {
      const { proposal } = before;
      if (proposal?.number !== change.value.proposal) return before;
      return isSecond(change, proposal.who) ? withWords(before, proposal) : before;
    }
    case 'declined':
      return before.proposal?.number === change.value.proposal ? { ...before, proposal: undefined } : before;
    case 'review': {
      const { english, translation } = change.value;
      if (before.writers.get(translation)?.has(who)) return before;
      const review = { by: who, on: dayOf(when), english, translation };
      const isRefused = before.refusal?.translation === translation;
      return {
        ...before,
        review: { ...before.review, review },
        refusal: isRefused ? undefined : before.refusal,
      };
    }
    case 'unreview': {
      const { back, review } = before.review ?? {};
      const isOwn = review?.by === who && review.translation === change.value.translation;
      return isOwn ? { ...before, review: back && { back } } : before;
    }
    case 'refusal': {
      const { back } = before.review ?? {};
      return { ...before, review: back && { back }, refusal: { who, when, ...change.value } };
    }
    case 'settled':
      return before.refusal ? { ...before, refusal: undefined } : before;
    case 'vouched':
      return { ...before, vouched: [...before.vouched, change.value] };
    case 'recording': {
      const { value, line } = change;
      return withTake(before, { number, who, when, ...value, sound: soundOfBlobs(line, value) });
    }
    case 'heard':
      return withHeard(before, change);
    case 'comment':
      return { ...before, comments: [...before.comments, { who, when, text: change.value.text }] };
  }
}

/** Whether callers hear by a change what they hear of the line; what only waits or marks decides nothing. */
export function decides(change: LineChange, before: FoldedLine, after: FoldedLine): boolean {
  switch (change.kind) {
    case 'words':
      return true;
    case 'accepted':
      return after !== before;
    case 'heard':
      return after.recording !== before.recording || after.recording?.entry.sound === change.value.sound;
    default:
      return false;
  }
}

function withWriter(before: FoldedLine, text: string, who: string): FoldedLine {
  const key = toFingerprint(text);
  const writers = new Map(before.writers).set(key, new Set(before.writers.get(key)).add(who));
  return { ...before, writers };
}

function withWords(
  before: FoldedLine,
  { text, meaning }: { readonly text: string; readonly meaning?: 'same' | 'changed' | undefined },
): FoldedLine {
  const after = { ...before, text, proposal: undefined };
  return meaning ? withLater(after, { text: toFingerprint(text), meaning }) : after;
}
