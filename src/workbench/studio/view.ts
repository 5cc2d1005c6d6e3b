import type { BenchLine } from '../../desk/bench-line.ts';
import { may, type Action } from '../../desk/roles.ts';
import { shippedVoice, speakerOf, type LanguageVoices } from '../../desk/voices.ts';
import type { LineKey } from '../../guide/ids.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { sourceLanguage, textIn } from '../../speech/texts.ts';
import type { Site, Visitor } from '../site.ts';
import { goalOf, nextToRecord, recordingOrder, toListen, type Goal } from './order.ts';

/** A language in the studio, for a visitor. */
export interface StudioView {
  /** The languages that the visitor may do this in. */
  readonly surveyed: readonly Surveyed[];
  readonly one: Surveyed;
  readonly lines: readonly BenchLine[];
  readonly goal: Goal;
  readonly voices: LanguageVoices;
  /** The English, from which others record. */
  readonly english: Surveyed | undefined;
  /** What is to be listened to. */
  readonly waiting: readonly BenchLine[];
}

/** One line that is to be recorded. */
export interface BoothView extends StudioView {
  readonly line: LineKey;
  readonly order: readonly LineKey[];
  readonly next: LineKey | undefined;
  readonly text: string;
  /** Seconds that the line takes, at a voice's pace. */
  readonly expected: number;
  readonly here: BenchLine | undefined;
  /** Whose voice callers hear in this place, where it is not the visitor's: theirs is kept apart. */
  readonly speaker: string | undefined;
}

/** Reads what a visitor finds in a language: the one that is asked for, else one of their own. Undefined where none is theirs. */
export async function readStudio(
  { bench, line }: Site,
  visitor: Visitor,
  what: Action,
  asked: string,
): Promise<StudioView | undefined> {
  const all = await bench.survey();
  const surveyed = all.filter(({ info }) => may(visitor, what, info.code));
  const one =
    surveyed.find(({ info }) => info.code === asked) ??
    // Recordings are all that callers have of a language that no voice speaks.
    surveyed.find(({ info }) => !info.voice) ??
    surveyed[0];
  if (!one) return undefined;
  const lines = await bench.lines(one.info.code);
  const voices = await bench.voices(one.info.code);
  const guide = line.guide();
  return {
    surveyed,
    one,
    lines,
    voices,
    english: all.find(({ info }) => info.code === sourceLanguage),
    goal: goalOf(guide, all, one, lines, voices),
    waiting: toListen(guide, one, lines),
  };
}

/** The line that is asked for, else the first that is to be recorded. */
export function boothAt(site: Site, visitor: Visitor, view: StudioView, asked: string): BoothView {
  const { one, lines, voices } = view;
  const voice = site.bench.can.has('voices') ? visitor.id : undefined;
  const order = recordingOrder(site.line.guide(), one);
  const line = order.includes(asked) ? asked : (nextToRecord(one, order, lines, { voice }) ?? order[0] ?? '');
  const text = textIn(one.texts, line) ?? '';
  const speaker = speakerOf(voices, one.texts.lines.get(line)?.topic);
  return {
    ...view,
    line,
    order,
    next: nextToRecord(one, order, lines, { after: line, voice }),
    text,
    expected: Math.max(1, Math.round(site.seconds(text))),
    here: lines.find((other) => other.line === line),
    speaker: speaker === shippedVoice || speaker === visitor.id ? undefined : speaker,
  };
}
