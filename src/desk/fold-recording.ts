import type { RecordingEntry } from '../speech/recordings.ts';
import type { LineChange } from './changes.ts';
import type { FoldedLine } from './folded-line.ts';
import type { FoldedRecording, WaitingTake } from './folded-recording.ts';
import { shippedVoice, unsaid, type VoiceLine, type VoiceLines } from './voices.ts';

/** The line with what callers are played by this voice; what it has not said, they hear as the release ships it. */
export function settle(line: FoldedLine, speaker: string, withdrawn: ReadonlySet<string>): FoldedLine {
  const { voices } = line;
  const shipped = voices.get(shippedVoice)?.recording;
  const isGone = withdrawn.has(shipped?.entry.sound ?? '');
  const theirs = speaker === shippedVoice ? undefined : voices.get(speaker)?.recording;
  const recording = theirs ?? (isGone ? undefined : shipped);
  const take = newestOf(voices);
  return recording === line.recording && take === line.take ? line : { ...line, recording, take };
}

function newestOf(voices: VoiceLines): WaitingTake | undefined {
  return takesOf(voices).at(-1);
}

/** The takes of a line that wait for a second person, the oldest first. */
export function takesOf(voices: VoiceLines): readonly WaitingTake[] {
  return [...voices.values()]
    .flatMap(({ take }) => (take ? [take] : []))
    .toSorted((a, b) => a.number - b.number);
}

/** The line with a new take, in place of the one that the same voice made before. */
export function withTake(line: FoldedLine, take: WaitingTake): FoldedLine {
  const { said, recording } = line.voices.get(take.who) ?? unsaid;
  return withVoice(line, take.who, { said: [...said, take.sound], recording, take });
}

/** The line with what is known of its recordings since its words have changed. */
export function withLater(line: FoldedLine, later: NonNullable<RecordingEntry['later']>): FoldedLine {
  const voices = [...line.voices].map(([voice, one]): readonly [string, VoiceLine] => [
    voice,
    one.recording ? { ...one, recording: withEntry(one.recording, { later }) } : one,
  ]);
  return { ...line, voices: new Map(voices) };
}

/** The line once somebody has listened to one of its sounds; the same line where there is no such sound. */
export function withHeard(line: FoldedLine, change: Extract<LineChange, { kind: 'heard' }>): FoldedLine {
  const { sound, verdict, why = '' } = change.value;
  const { who, when } = change;
  const all = [...line.voices];
  const [voice, one] =
    all.find(([, { take }]) => take?.sound === sound) ??
    all.find(([, { recording }]) => recording?.entry.sound === sound) ??
    [];
  if (voice === undefined || !one) return line;
  const { said, take, recording } = one;
  const sentBack = { who, when, why };
  if (take?.sound === sound) {
    if (verdict === 'refused') return withVoice(line, voice, { said, recording, sentBack });
    if (!isSecond(change, take.who)) return line;
    const { plain, slower, seconds, text } = take;
    const entry = { text, on: dayOf(take.when), sound };
    return withVoice(line, voice, { said, recording: { entry, blobs: { plain, slower, seconds } } });
  }
  if (recording?.entry.made) {
    const heard = { by: who, on: dayOf(when), verdict };
    return withVoice(line, voice, { ...one, recording: withEntry(recording, { heard }) });
  }
  if (verdict === 'approved') return line;
  // A person's recording that somebody refuses is played no more, nor where the release has come to ship it.
  const others = [...line.voices].map(([other, has]): readonly [string, VoiceLine] => [
    other,
    has.recording?.entry.sound === sound ? { ...has, recording: undefined } : has,
  ]);
  return withVoice({ ...line, voices: new Map(others) }, voice, { said, take, sentBack });
}

/** The line without anything that a voice has said. */
export function withoutVoice(line: FoldedLine, voice: string): FoldedLine {
  const voices = new Map(line.voices);
  voices.delete(voice);
  return { ...line, voices };
}

function withVoice(line: FoldedLine, voice: string, one: VoiceLine): FoldedLine {
  return { ...line, voices: new Map(line.voices).set(voice, one) };
}

function withEntry(recording: FoldedRecording, more: Partial<RecordingEntry>): FoldedRecording {
  return { ...recording, entry: { ...recording.entry, ...more } };
}

/** Whether somebody else says so, or an owner who says that nobody else is there. */
export function isSecond(
  change: Extract<LineChange, { kind: 'accepted' | 'heard' }>,
  first: string,
): boolean {
  return change.who !== first || change.value.alone === true;
}

/** The day of a moment, as 2026-11-22. */
export function dayOf(when: number): string {
  return new Date(when).toISOString().slice(0, 10);
}
