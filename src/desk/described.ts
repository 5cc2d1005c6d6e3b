import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import { createMemo } from '../speech/memo.ts';
import type { Surveyed } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import type { BenchLine } from './bench-line.ts';
import { linePlace } from './change-place.ts';
import { fingerprintAt, isInConflict, lineAt, type Folded } from './folded.ts';
import { lineOfGround, type FoldedLine } from './folded-line.ts';
import { takesOf } from './fold-recording.ts';
import { describeLine } from './lines.ts';

/** Describes lines over one ground: a line of which nothing is other than before is the same value as then. */
export function createDescriptions(): (
  guide: Guide,
  folded: Folded,
  one: Surveyed,
  line: LineKey,
) => BenchLine {
  const memo = createMemo<BenchLine>();
  return (guide, folded, one, line) => {
    const { info, texts, source } = one;
    const now = lineAt(folded, info.code, line);
    const isContested = isInConflict(folded, linePlace('words', { language: info.code, line }));
    const beside = [guide, info, textIn(texts, line), textIn(source, line), isContested];
    return memo(now, beside, () => describe(folded, one, line, now));
  };
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
