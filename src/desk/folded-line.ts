import type { LineKey } from '../guide/ids.ts';
import { soundFingerprint } from '../speech/recordings.ts';
import type { ReviewEntry } from '../speech/reviews.ts';
import { textIn } from '../speech/texts.ts';
import type { FoldedRecording, WaitingTake } from './folded-recording.ts';
import type { GroundLanguage } from './ground.ts';
import type { ReviewElsewhere } from './language-values.ts';
import { shippedVoice, type VoiceLines } from './voices.ts';

/** Words that wait for a second person. */
export interface Proposal {
  /** The number of the change that proposed them. */
  readonly number: number;
  readonly who: string;
  readonly when: number;
  readonly text: string;
  readonly meaning: 'same' | 'changed' | undefined;
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
