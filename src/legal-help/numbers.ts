import type { OfficeNumber } from './office.ts';

const number = /(?:\b1[ -]?)?(?:\((\d{3})\) ?|\b(\d{3})[-. ])(\d{3})-(\d{4})\b(?:,? ?ext\.? ?(\d+))?/gi;

/** A number whose letters are to be remembered, before the same in digits. */
const spelled = /\b1-\d{3}-[A-Z]{2,}-\d+ or (?=1-\d)/;

/** Codes of numbers that cost their callers nothing: https://www.fcc.gov/consumers/guides/what-toll-free-number-and-how-does-it-work. */
const tollFree = /^8(?:00|33|44|55|66|77|88)/;

/** Codes and exchanges of North America begin with 2 to 9. */
const possible = /^[2-9]\d{2}[2-9]\d{6}$/;

const languages =
  /\b(?:English|Spanish|French|Haitian Creole|Creole|Portuguese|Mandarin|Cantonese|Russian|Arabic|Dari|Farsi|Pashto|Ukrainian|Hindi|Punjabi|Bengali|Turkish)\b/g;

/** What words beside a number say that it is for. */
function purpose(words: string): Omit<OfficeNumber, 'digits' | 'courts'> {
  const said = words.replaceAll(/[()]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const spoken = said.match(languages);
  if (spoken && said.replaceAll(languages, '').replaceAll(/\band\b|[\s,&/]/g, '') === '') {
    return { languages: spoken };
  }
  const detained = /\bnon[- ]detained\b/i.test(said)
    ? { detained: 'not' as const }
    : /\bdetain|\bdetention\b/i.test(said)
      ? { detained: 'only' as const }
      : {};
  const plain = /^(?:toll[- ]free|main line|detention line|(?:non-)?detained(?: cases)?|)$/i.test(said);
  return { ...detained, ...(plain ? {} : { note: said }) };
}

/** A telephone number in a line, as printed, that can be none, or what is no number and was meant as one. */
interface NumbersRead {
  readonly numbers: readonly OfficeNumber[];
  readonly unreadable: boolean;
}

/**
 * Reads the telephone numbers of a line, with what they are for; undefined where the line has none. A fax's number is none. `label` is what stands
 * above the line as its heading.
 */
export function readNumbers(printed: string, label = ''): NumbersRead | undefined {
  const line = printed.replace(spelled, '');
  if (/^fax\b/i.test(line)) return { numbers: [], unreadable: false };
  const found = [...line.matchAll(number)];
  const isMeant = /^(?:tel|toll free|\(\d|\d-?\d{3}-)/i.test(line);
  if (found.length === 0) return isMeant ? { numbers: [], unreadable: true } : undefined;
  const last = found.at(-1);
  const before = line
    .slice(0, found[0]?.index)
    .replace(/^(?:tel|toll free)?\s*:?\s*$/i, '')
    .replace(/:\s*$/, '');
  const after = line.slice((last?.index ?? 0) + (last?.[0].length ?? 0));
  const about = purpose([before, after, label].join(' '));
  const numbers = found.flatMap(
    ([, inside, bare, exchange = '', end = '', extension]): readonly OfficeNumber[] => {
      const digits = `${inside ?? bare ?? ''}${exchange}${end}`;
      if (!possible.test(digits)) return [];
      return [
        {
          digits,
          ...(extension === undefined ? {} : { extension }),
          ...(tollFree.test(digits) ? { tollFree: true as const } : {}),
          ...about,
        },
      ];
    },
  );
  return { numbers, unreadable: numbers.length < found.length };
}

/** Each number once, where it is first; one with an extension is another. */
export function numbersOnce(numbers: readonly OfficeNumber[]): readonly OfficeNumber[] {
  const keyOf = ({ digits, extension = '' }: OfficeNumber): string => `${digits}/${extension}`;
  const keys = numbers.map(keyOf);
  return numbers.filter((one, index) => keys.indexOf(keyOf(one)) === index);
}
