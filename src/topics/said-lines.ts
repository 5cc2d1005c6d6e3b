import type { LineKey } from '../guide/ids.ts';
import type { PartsDocument } from './document.ts';

/** What in a document is a name of something else than a line. */
const otherNames = new Set([
  'kind',
  'to',
  'then',
  'connect',
  'nobody',
  'without',
  'offices',
  'when',
  'in',
  'only',
  'except',
  'silence',
  'told',
  'sound',
  'facts',
  'ageOf',
  'key',
]);

/** The lines that a piece of a document says, those of its parts too where these are given. */
export function linesIn(piece: unknown, parts?: PartsDocument): readonly LineKey[] {
  if (typeof piece === 'string') return [piece];
  if (Array.isArray(piece)) return piece.flatMap((one) => linesIn(one, parts));
  if (typeof piece !== 'object' || piece === null) return [];
  return Object.entries(piece).flatMap(([name, value]: [string, unknown]) => {
    if (name !== 'part') return otherNames.has(name) ? [] : linesIn(value, parts);
    const part = parts && [parts.say, parts.messages, parts.choices].map((kind) => kind[value as string]);
    return linesIn(part, parts);
  });
}
