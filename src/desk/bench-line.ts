import type { LineKey } from '../guide/ids.ts';
import type { RecordingState } from '../speech/recordings.ts';
import type { ReviewState } from '../speech/reviews.ts';
import type { Proposal, Refusal, Remark } from './folded-line.ts';
import type { WaitingTake } from './folded-recording.ts';
import type { ReviewElsewhere } from './language-values.ts';
import type { VoiceLines } from './voices.ts';

/** A line of a language as pages show it. */
export interface BenchLine {
  readonly line: LineKey;
  readonly text: string | undefined;
  readonly english: string;
  /** Fingerprints of what stands here and of its English: who changes it gives back those that they saw. */
  readonly seen: string;
  readonly seenEnglish: string;
  /** `none` for what is no translation. */
  readonly review: ReviewState | 'refused' | 'none';
  readonly refusal: Refusal | undefined;
  readonly proposal: Proposal | undefined;
  readonly recording: RecordingState;
  /** The fingerprint of what callers are played; who judges it gives it back. */
  readonly sound: string | undefined;
  /** The newest take that waits for a second person, and all that do, the oldest first. */
  readonly take: WaitingTake | undefined;
  readonly takes: readonly WaitingTake[];
  /** What each voice has said of it, whoever of them callers hear. */
  readonly voices: VoiceLines;
  /** What was said aloud of the line, and nobody has settled. */
  readonly remarks: readonly Remark[];
  /** Whether a release has changed the line under a change of the hotline's. */
  readonly isInConflict: boolean;
  /** What the release has in its place; undefined on a checkout, whose files are the release. */
  readonly shipped: string | undefined;
  /** Reviews of just these words by members of other hotlines. */
  readonly elsewhere: readonly ReviewElsewhere[];
  /** Who wrote the words that stand here: none of them counts as their reviewer. */
  readonly writers: readonly string[];
}

/** New words, and what whoever wrote them had before their eyes. */
export interface NewWords {
  readonly text: string;
  readonly seen: string;
  /** For a recorded line: whether the recording still says what the words mean. */
  readonly meaning: 'same' | 'changed' | undefined;
}
