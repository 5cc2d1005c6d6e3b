import { isFor } from './audience.ts';
import { isThere } from './offered.ts';
import type { Guide } from './guide.ts';
import type { Language, LineKey } from './ids.ts';
import type { Offers } from './offers.ts';
import type { Utterance } from './utterance.ts';
import { declaredLines } from './lines.ts';
import { tell, tellAge } from './told.ts';

/** One thing to be said, with nothing left to decide but the voice. */
export type Said =
  | { readonly line: LineKey; readonly language: Language; readonly slow: boolean }
  /** A name, in the language that it is said in. */
  | { readonly name: string; readonly language: Language }
  | { readonly pause: number }
  | { readonly sound: string };

/** What is said of some lines to callers of a language, with nothing left to decide but the voice. */
export function sayAt(
  guide: Guide,
  say: readonly Utterance[],
  language: Language,
  offers: Offers,
): readonly Said[] {
  const said = say.flatMap((utterance) => resolve(guide, utterance, language, offers));
  return offers.silenced ? silence(guide, said, language, offers) : said;
}

/** Puts "ask a person about this" in place of what carries a silenced fact, once. */
function silence(guide: Guide, say: readonly Said[], language: Language, offers: Offers): readonly Said[] {
  const declared = declaredLines(guide);
  const isSilenced = (one: Said): boolean =>
    'line' in one && (declared.get(one.line)?.facts ?? []).some((fact) => offers.silenced?.has(fact));
  const first = say.findIndex(isSilenced);
  const stead: Said = {
    line: guide.common.silenced,
    language: offers.reach[language]?.untold ? 'en' : language,
    slow: false,
  };
  return say.flatMap((one, index) => (isSilenced(one) ? (index === first ? [stead] : []) : [one]));
}

function resolve(guide: Guide, utterance: Utterance, language: Language, offers: Offers): readonly Said[] {
  if (typeof utterance === 'string') return [{ line: utterance, language, slow: false }];
  if ('pause' in utterance || 'sound' in utterance) return [utterance];
  if ('name' in utterance) return [{ name: utterance.name, language: 'en' }];
  if ('ageOf' in utterance) {
    return tellAge(guide, utterance, offers, language).flatMap((one) =>
      resolve(guide, one, language, offers),
    );
  }
  if ('told' in utterance) {
    const isAlwaysTold = ['notice', 'legal help', 'lists printed'].includes(utterance.told);
    if (!isAlwaysTold && offers.reach[language]?.untold) return [];
    return tell(guide, utterance, offers, language).flatMap((one) => resolve(guide, one, language, offers));
  }
  const { line, slow, own } = utterance;
  if (!isFor(utterance, language) || !isThere(utterance.when, offers, language)) return [];
  return [
    {
      line: own ? `${line}-${language}` : line,
      language: utterance.in ?? language,
      slow: slow ?? false,
    },
  ];
}
