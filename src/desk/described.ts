import type { Guide, LineKey } from '../guide/flow.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { Surveyed } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import type { BenchLine } from './bench.ts';
import { linePlace } from './changes.ts';
import { fingerprintAt, isInConflict, lineAt, type Folded } from './fold.ts';
import { lineOfGround, type FoldedLine } from './fold-line.ts';
import { takesOf } from './fold-recording.ts';
import { describeLine } from './lines.ts';

/** What a line is described by, beside itself. */
interface Beside {
  readonly guide: Guide;
  readonly info: Surveyed['info'];
  readonly text: string | undefined;
  readonly english: string | undefined;
  readonly isInConflict: boolean;
}

interface Described extends Beside {
  readonly described: BenchLine;
}

/** Describes lines over one ground: a line of which nothing is other than before is the same value as then. */
export function createDescriptions(): (
  guide: Guide,
  folded: Folded,
  one: Surveyed,
  line: LineKey,
) => BenchLine {
  const known = new WeakMap<FoldedLine, Described>();
  return (guide, folded, one, line) => {
    const place = { language: one.info.code, line };
    const now = lineAt(folded, place.language, line);
    const beside: Beside = {
      guide,
      info: one.info,
      text: textIn(one.texts, line),
      english: textIn(one.source, line),
      isInConflict: isInConflict(folded, linePlace('words', place)),
    };
    const before = known.get(now);
    if (before && isSame(before, beside)) return before.described;
    const described = describe(folded, one, line, now);
    known.set(now, { ...beside, described });
    return described;
  };
}

function isSame(one: Beside, other: Beside): boolean {
  return (
    one.guide === other.guide &&
    one.info === other.info &&
    one.text === other.text &&
    one.english === other.english &&
    one.isInConflict === other.isInConflict
  );
}

function describe(folded: Folded, one: Surveyed, key: LineKey, now: FoldedLine): BenchLine {
  const place = { language: one.info.code, line: key };
  const { proposal, take, voices, refusal, remarks, text, writers, vouched } = now;
  const line = describeLine(one, key);
  const isRefused = refusal !== undefined && text !== undefined && refusal.translation === line.seen;
  return {
    ...line,
    seen: one.info.isWritten ? fingerprintAt(folded, linePlace('words', place)) : line.seen,
    review: isRefused ? 'refused' : line.review,
    refusal: isRefused ? refusal : undefined,
    proposal,
    take,
    takes: takesOf(voices),
    voices,
    remarks,
    isInConflict: isInConflict(folded, linePlace('words', place)),
    elsewhere: vouched.filter(({ translation }) => translation === toFingerprint(text ?? '')),
    shipped: lineOfGround(folded.ground.languages.get(place.language), key).text,
    writers: text === undefined ? [] : [...(writers.get(toFingerprint(text)) ?? [])],
  };
}
