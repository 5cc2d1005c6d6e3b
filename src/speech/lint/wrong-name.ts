import { messagesOf, toSpoken } from '../../guide/lines.ts';
import { shapeOf } from '../../guide/shape.ts';
import type { Guide } from '../../guide/guide.ts';
import type { LineKey } from '../../guide/ids.ts';
import type { Utterance } from '../../guide/utterance.ts';
import type { Term } from '../languages.ts';
import { createGuideMemo } from '../memo.ts';
import { textIn } from '../texts.ts';
import { isJudged, isTranslation, placeOf, type Finding, type Rule } from './rule.ts';

/** What is named in English, and the term that it is the name of. */
const named: Readonly<Record<LineKey, Term>> = {
  'receipt-notice': 'receipt notice',
  'appointment-notice': 'appointment notice',
  'a-number': 'A Number',
};

/** "In English it is called" names what was said last: the line before it ends with that. */
export const wrongName: Rule = {
  id: 'wrong-name',
  says: 'The line before "in English it is called" ends with the thing that is named.',
  check: (words) =>
    words.languages.filter(isTranslation).flatMap((language) =>
      namings(words.guide).flatMap(({ line, term }): readonly Finding[] => {
        if (!isJudged(words, language, line)) return [];
        const { info, texts } = language;
        const text = textIn(texts, line);
        const own = info.terms[term] ?? [];
        if (text === undefined || own.length === 0) return [];
        const end = text.replace(/[\p{P}\s]+$/u, '').toLowerCase();
        // Words that a language puts after the name, such as "comes by mail", are no other name.
        const last = Math.max(...own.map((word) => end.lastIndexOf(word.toLowerCase()) + word.length));
        const isNear = own.some((word) => end.includes(word.toLowerCase())) && end.length - last <= mostAfter;
        if (isNear) return [];
        return [
          {
            place: placeOf(info.code, texts.lines.get(line)?.topic ?? '', line),
            at: { language: info.code, line },
            code: 'wrongName',
            values: { term, ways: own.join(', ') },
            message: `does not end with the ${term}, and after it the line says "in English it is called": let it end with the name`,
            severity: 'error',
          },
        ];
      }),
    ),
};

/** Characters after the name: an ending, or a short verb. */
const mostAfter = 12;

/** The lines after which something is named in English, and what. */
function namings(guide: Guide): readonly Naming[] {
  return found(guide, '', () => {
    const said = [...shapeOf(guide).nodes.values()].flatMap(messagesOf).flatMap(({ say }) => pairs(say));
    return [...new Map(said.map((one) => [`${one.line} ${one.term}`, one])).values()];
  });
}

interface Naming {
  readonly line: LineKey;
  readonly term: Term;
}

const found = createGuideMemo<readonly Naming[]>();

function pairs(say: readonly Utterance[]): readonly Naming[] {
  const lines = say.map((one) => toSpoken(one)?.line);
  return lines.flatMap((line, index) => {
    const term = named[lines[index + 2] ?? ''];
    const isNaming = lines[index + 1] === 'in-english' && line !== undefined && term !== undefined;
    // What a receipt notice is, is said from its name on.
    return isNaming && line !== 'receipt-what' ? [{ line, term }] : [];
  });
}
