import type { Guide, Offers } from './flow.ts';
import { enter, read } from './moves.ts';
import {
  firstLanguage,
  languageKeys,
  languagePages,
  languagesPerPage,
  mostWrong,
  wholeLanguages,
  type At,
} from './place.ts';

/** Silence in the language menu: the next page, or the essentials, or once more, or goodbye. */
export function nextLanguagePage(guide: Guide, at: At, offers: Offers): At {
  if (at.stop + 1 < languagePages(offers)) return { ...at, stop: at.stop + 1 };
  const { language, goodbye } = guide.roles;
  const isShort = languagePages(offers) === 1 && at.readings === 0;
  // Three seconds are little time to find a key: a menu of one page is said twice.
  if ((at.keyed || isShort) && at.silences === 0) return { ...at, stop: 0, silences: 1 };
  if (at.keyed || at.readings > 0) return enter(guide, at, goodbye);
  return read(guide, { ...at, language: firstLanguage(offers) }, [{ node: language, stop: 0 }]);
}

/** A key in the language menu: a language, the next page, or the menu again without comment; and whether the key had a meaning. */
export function chooseLanguage(
  guide: Guide,
  at: At,
  key: string,
  offers: Offers,
): { readonly at: At; readonly left: 'key' | 'again' | 'wrong key' } {
  const { greeting } = guide.roles;
  const pages = languagePages(offers);
  const place = languageKeys.findIndex((one) => one === key);
  const chosen = place === -1 ? undefined : offers.languages[at.stop * languagesPerPage + place];
  if (chosen !== undefined) {
    return {
      at: enter(guide, { ...at, language: chosen, back: [], wrong: 0 }, greeting),
      left: 'key',
    };
  }
  if (key === '9' && pages > 1) return { at: { ...at, stop: (at.stop + 1) % pages, wrong: 0 }, left: 'key' };
  const left = key === '#' ? 'again' : 'wrong key';
  if (at.wrong + 1 < mostWrong) return { at: { ...at, wrong: at.wrong + 1 }, left };
  return {
    at: enter(guide, { ...at, language: firstLanguage(offers), back: [], wrong: 0 }, greeting),
    left,
  };
}

/** Where the call goes on when the essentials have been read. */
export function afterReading(guide: Guide, at: At, offers: Offers): At {
  const then = at.back.at(-1)?.node ?? guide.roles.goodbye;
  if (then !== guide.roles.language) return enter(guide, { ...at, back: [] }, then);
  const second = wholeLanguages(offers)[1];
  if (second !== undefined && at.language === firstLanguage(offers)) {
    return enter(guide, { ...at, language: second }, at.node);
  }
  return enter(guide, { ...at, back: [], language: firstLanguage(offers) }, then);
}
