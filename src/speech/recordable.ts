import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { declaredLines } from '../guide/lines.ts';
import type { Surveyed } from './survey.ts';

/** Tells which lines of a language can be played: not what is printed, what stands in for another, or what nobody hears in it. */
export function recordableIn(guide: Guide, { info, stock }: Surveyed): (line: LineKey) => boolean {
  const declared = declaredLines(guide);
  return (line) => {
    const spare = declared.get(line)?.spare;
    // Who is called hears a language that a voice speaks.
    if (spare === 'print' || (spare === 'called' && !info.voice)) return false;
    return stock.recordedAs(line) === line;
  };
}
