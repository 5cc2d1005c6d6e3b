import type { BenchLine } from '../../desk/bench-line.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey } from '../../guide/ids.ts';
import { reachLanguages, type How } from '../../speech/reach.ts';
import { linesToHear, reviewOrder } from '../../speech/review-order.ts';
import { linesToRecord } from '../../speech/sheet.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { shippedVoice, speakerOf, type LanguageVoices } from '../../desk/voices.ts';

/** The lines of a language in the order in which they are recorded. */
export function recordingOrder(guide: Guide, one: Surveyed): readonly LineKey[] {
  const { first, rest } = linesToRecord(guide, one);
  return [...first, ...rest];
}

/** What the recordings of a language are for: how its callers hear it now, and how many lines are missing for the next better way. */
export interface Goal {
  readonly how: How;
  /** The lines that are to be recorded still, apart from those that wait for a second person. */
  readonly toRecord: number;
  readonly toHear: number;
  /** How many lines the next better way takes, as far as they can be counted. */
  readonly all: number;
}

/** Finds a language's goal by what is there of every language, and by what waits of it. */
export function goalOf(
  guide: Guide,
  surveyed: readonly Surveyed[],
  one: Surveyed,
  lines: readonly BenchLine[],
  voices: LanguageVoices,
): Goal {
  // A draft is offered to nobody yet; one that is recorded is looked at as if it were none.
  const offered = surveyed.filter(({ info }) => !info.isDraft || info.code === one.info.code);
  const reached = reachLanguages(guide, offered).find(({ info }) => info.code === one.info.code);
  if (!reached) throw new Error(`there is no language "${one.info.code}" any more`);
  const lacks = reached.lacks();
  // What another voice has said is kept apart: callers are no nearer to it.
  const isOfSpeaker = ({ line, takes }: BenchLine): boolean => {
    const speaker = speakerOf(voices, one.texts.lines.get(line)?.topic);
    return takes.some(({ who }) => speaker === shippedVoice || who === speaker);
  };
  const waiting = new Set(lines.filter(isOfSpeaker).map(({ line }) => line));
  const toHear = lacks.filter((line) => waiting.has(line) || one.stock.stateOf(line) === 'unheard').length;
  const all =
    reached.how === 'not' ? Math.max(one.stock.short.length + 1, lacks.length) : one.stock.whole.length;
  return { how: reached.how, toRecord: lacks.length - toHear, toHear, all };
}

/** Whether a voice has said a line, whoever callers hear there: its take waits, or was found right. */
export function hasSaid(one: Surveyed, { line, voices, sound }: BenchLine, voice: string): boolean {
  const { take, recording } = voices.get(voice) ?? {};
  if (take) return true;
  return (
    recording !== undefined && (one.stock.stateOf(line) === 'current' || recording.entry.sound !== sound)
  );
}

/**
 * The first line after another that is to be recorded and that nobody has recorded yet; from the beginning again where there is none behind it.
 * `voice`: that this member has not said yet, whoever else has: voices are kept apart.
 */
export function nextToRecord(
  one: Surveyed,
  order: readonly LineKey[],
  lines: readonly BenchLine[],
  { after, voice }: { readonly after?: LineKey | undefined; readonly voice?: string | undefined } = {},
): LineKey | undefined {
  const known = new Map(lines.map((line) => [line.line, line]));
  const untranslated = new Set(one.untranslated);
  const isOpen = (line: LineKey): boolean => {
    // What nobody has translated yet is written first.
    if (line === after || untranslated.has(line)) return false;
    const here = known.get(line);
    if (voice !== undefined) return !here || !hasSaid(one, here, voice);
    return one.stock.stateOf(line) !== 'current' && here?.take === undefined;
  };
  const from = after === undefined ? 0 : order.indexOf(after) + 1;
  return order.slice(from).find(isOpen) ?? order.slice(0, from).find(isOpen);
}

/**
 * What is to be listened to in a language: what waits for a second person, by what callers lose most by, each voice's take for itself, and then
 * what a computer speaks.
 */
export function toListen(guide: Guide, one: Surveyed, lines: readonly BenchLine[]): readonly BenchLine[] {
  const first = new Set(linesToRecord(guide, one).first);
  const keys = reviewOrder(
    guide,
    lines.flatMap(({ line, take }) => (take ? [line] : [])),
  );
  const order = [...keys.filter((key) => first.has(key)), ...keys.filter((key) => !first.has(key))];
  const waiting = lines
    .flatMap((line) => line.takes.map((take) => ({ ...line, take })))
    .toSorted((a, b) => order.indexOf(a.line) - order.indexOf(b.line) || a.take.number - b.take.number);
  const made = linesToHear(guide, one).flatMap((key) =>
    lines.filter(({ line, take }) => line === key && !take),
  );
  return [...waiting, ...made];
}
