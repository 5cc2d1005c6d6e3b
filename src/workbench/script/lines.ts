import type { BenchLine } from '../../desk/bench-line.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey } from '../../guide/ids.ts';
import { declaredLines } from '../../guide/lines.ts';
import { createMemo } from '../../speech/memo.ts';
import { recordableIn } from '../../speech/recordable.ts';
import { linesToHear, reviewOrder } from '../../speech/review-order.ts';
import type { Surveyed } from '../../speech/survey.ts';
import type { View } from './view.ts';

/** A line as the script lists it. */
export interface ScriptLine extends BenchLine {
  /** The part of the call that it belongs to. */
  readonly topic: string;
  /** Whether it is still the English, and so nothing that anybody could review. */
  readonly isEnglish: boolean;
  /** Whether somebody has to listen to it. */
  readonly isToHear: boolean;
  /** Whether it could be played, and has no recording that is. */
  readonly isUnrecorded: boolean;
}

/** The lines of a language with what the script's filters ask of them. */
export function describeLines(
  guide: Guide,
  one: Surveyed,
  lines: readonly BenchLine[],
): readonly ScriptLine[] {
  const untranslated = new Set(one.untranslated);
  const toHear = new Set(linesToHear(guide, one));
  const isRecordable = recordableIn(guide, one);
  const declared = declaredLines(guide);
  return lines.map((line) => {
    const topic = declared.get(line.line)?.topic ?? 'scripts';
    const isEnglish = untranslated.has(line.line);
    const isToHear = line.take !== undefined || toHear.has(line.line);
    const isUnrecorded =
      (line.recording === 'missing' || line.recording === 'refused') && isRecordable(line.line);
    const more = [topic, isEnglish, isToHear, isUnrecorded];
    return described(line, more, () => ({ ...line, topic, isEnglish, isToHear, isUnrecorded }));
  });
}

const described = createMemo<ScriptLine>();

/** Whether a line belongs to what is shown. `who` reviews: what they wrote themselves waits for others. */
export function isShown(line: ScriptLine, show: View['show'], who: string): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return isOpen(line) && !line.writers.includes(who);
    case 'english':
      return line.isEnglish;
    case 'proposed':
      return line.proposal !== undefined;
    case 'refused':
      return line.review === 'refused';
    case 'stale':
      return line.review === 'stale';
    case 'conflict':
      return line.isInConflict;
    case 'unrecorded':
      return line.isUnrecorded;
    case 'unheard':
      return line.isToHear;
  }
}

/** Whether a line waits for a person who says whether it is right. */
function isOpen({ review, isEnglish, proposal }: ScriptLine): boolean {
  return !isEnglish && proposal === undefined && (review === 'unreviewed' || review === 'stale');
}

/** Whether each of the words that are looked for is in a line's text, its English or its key, whatever their accents and capitals. */
export function isFound({ text = '', english, line }: ScriptLine, q: string): boolean {
  if (q === '') return true;
  const all = toPlain(`${text} ${english} ${line} ${line.replaceAll('-', ' ')}`);
  return toPlain(q)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function toPlain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i');
}

/** The lines in the order that is wanted. */
export function arrange(
  guide: Guide,
  lines: readonly ScriptLine[],
  order: View['order'],
): readonly ScriptLine[] {
  if (order === 'call') return lines;
  const ranks = new Map(
    reviewOrder(
      guide,
      lines.map(({ line }) => line),
    ).map((line, rank) => [line, rank]),
  );
  return lines.toSorted((a, b) => (ranks.get(a.line) ?? 0) - (ranks.get(b.line) ?? 0));
}

/** Where a line stands in a list. */
interface Standing {
  /** Its number in the list, the first being 1; undefined once it is no part of it any more. */
  readonly at: number | undefined;
  readonly of: number;
  readonly before: LineKey | undefined;
  readonly after: LineKey | undefined;
}

/** Where a line stands among those that are `shown`, which are some of `all` in the same order. */
export function standIn(all: readonly ScriptLine[], shown: readonly ScriptLine[], line: LineKey): Standing {
  const ranks = new Map(all.map((one, rank) => [one.line, rank]));
  const rank = ranks.get(line) ?? -1;
  const rankOf = (one: ScriptLine): number => ranks.get(one.line) ?? -1;
  const at = shown.findIndex((one) => one.line === line);
  return {
    at: at === -1 ? undefined : at + 1,
    of: shown.length,
    before: shown.findLast((one) => rankOf(one) < rank)?.line,
    after: shown.find((one) => rankOf(one) > rank)?.line,
  };
}

/** The next line for which there is something to do: from a line on to the end, and then from the beginning; undefined once all is done. */
export function nextOpen(
  all: readonly ScriptLine[],
  line: LineKey,
  isWanted: (line: ScriptLine) => boolean,
): LineKey | undefined {
  const rank = all.findIndex((one) => one.line === line);
  const around = [...all.slice(rank + 1), ...all.slice(0, Math.max(rank, 0))];
  return around.find(isWanted)?.line;
}
