import type { BenchLine } from '../../desk/bench-line.ts';
import { hasConsent, shippedVoice, speakerOf, type LanguageVoices } from '../../desk/voices.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { recordingOrder } from './order.ts';

/** One voice of a language, and what it has said. */
export interface VoiceSummary {
  readonly voice: string;
  /** How many lines it has said that somebody has approved, and how many wait for that. */
  readonly approved: number;
  readonly waiting: number;
  /** Its first approved recording, to be listened to. */
  readonly sample: { readonly line: LineKey; readonly sound: string } | undefined;
  /** Whether its owner has agreed to be heard. */
  readonly isGiven: boolean;
}

/** A topic, and whose recordings callers hear in it. */
export interface TopicHeard {
  readonly topic: string;
  /** The voice that speaks it. */
  readonly speaker: string;
  /** How many lines each voice is heard with; what the release ships stands under its own name. */
  readonly heard: ReadonlyMap<string, number>;
  /** The lines that no recording says. */
  readonly missing: number;
}

/** The voices of a language, whoever has said most first. */
export function summarizeVoices(
  lines: readonly BenchLine[],
  voices: LanguageVoices,
): readonly VoiceSummary[] {
  const all = new Set([...voices.consents.keys(), ...lines.flatMap((line) => [...line.voices.keys()])]);
  return [...all]
    .map((voice): VoiceSummary => {
      const said = lines.flatMap(({ line, voices: of }) => {
        const one = of.get(voice);
        return one ? [{ line, ...one }] : [];
      });
      const approved = said.filter(({ recording }) => recording !== undefined);
      const [first] = approved;
      const sound = first?.recording?.entry.sound;
      return {
        voice,
        approved: approved.length,
        waiting: said.filter(({ take }) => take !== undefined).length,
        sample: first && sound !== undefined ? { line: first.line, sound } : undefined,
        isGiven: voice === shippedVoice || hasConsent(voices, voice),
      };
    })
    .filter(({ approved, waiting, isGiven }) => isGiven || approved + waiting > 0)
    .filter(({ voice, approved }) => voice !== shippedVoice || approved > 0)
    .toSorted((a, b) => b.approved - a.approved);
}

/** The topics of a language that are recorded, in calling order, and whom callers hear in each. */
export function topicsHeard(
  guide: Guide,
  one: Surveyed,
  lines: readonly BenchLine[],
  voices: LanguageVoices,
): readonly TopicHeard[] {
  const known = new Map(lines.map((line) => [line.line, line]));
  const topics = new Map<string, { heard: Map<string, number>; missing: number }>();
  for (const key of recordingOrder(guide, one)) {
    const topic = one.texts.lines.get(key)?.topic ?? '';
    const here = topics.get(topic) ?? { heard: new Map<string, number>(), missing: 0 };
    const line = known.get(key);
    const [voice] =
      [...(line?.voices ?? [])].find(([, { recording }]) => recording?.entry.sound === line?.sound) ?? [];
    if (line?.sound === undefined || voice === undefined) here.missing += 1;
    else here.heard.set(voice, (here.heard.get(voice) ?? 0) + 1);
    topics.set(topic, here);
  }
  const order = guide.topics.map(({ id }) => id);
  return [...topics]
    .map(([topic, counts]) => ({ topic, speaker: speakerOf(voices, topic), ...counts }))
    .toSorted((a, b) => order.indexOf(a.topic) - order.indexOf(b.topic));
}
