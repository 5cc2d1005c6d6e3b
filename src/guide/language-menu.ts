import type { Guide } from './guide.ts';
import type { Offers } from './offers.ts';
import { enter, readWithoutKeys } from './moves.ts';
import { firstLanguage, languageAt, languagePages, mostWrong, wholeLanguages, type At } from './place.ts';

/** Silence in the language menu: the next page, or the essentials, or once more, or goodbye. */
export function nextLanguagePage(guide: Guide, at: At, offers: Offers): At {
  if (at.stop + 1 < languagePages(offers)) return { ...at, stop: at.stop + 1 };
  const { language, goodbye, keylessEnd } = guide.roles;
  const isShort = languagePages(offers) === 1 && at.readings === 0;
  // Three seconds are little time to find a key: a menu of one page is said twice.
  if ((at.keyed || isShort) && at.silences === 0) return { ...at, stop: 0, silences: 1 };
  if (at.keyed) return enter(guide, at, goodbye);
  if (at.readings > 0) return enter(guide, at, keylessEnd);
  return readWithoutKeys(guide, at, language, offers);
}

interface Chosen {
  readonly at: At;
  readonly left: 'key' | 'again' | 'wrong key';
}

/** A key in the language menu: a language, the next page, or the menu again without comment; and whether the key had a meaning. */
export function chooseLanguage(guide: Guide, at: At, key: string, offers: Offers): Chosen {
  const pages = languagePages(offers);
  const { language, languageZero } = guide.roles;
  const chosen = languageAt(offers, 0, key);
  if (chosen !== undefined) return speakLanguage(guide, at, chosen);
  if (key === '0' && pages > 1) return { at: { ...enter(guide, at, languageZero), stop: 1 }, left: 'key' };
  if (key === '9' && pages > 1) return { at: { ...at, stop: (at.stop + 1) % pages, wrong: 0 }, left: 'key' };
  return onWrongLanguage(guide, at.node === language ? at : enter(guide, at, language), key, offers);
}

/** A key after one zero or more: a language of a later page, one more zero, or the menu again. */
export function chooseAfterZero(guide: Guide, at: At, key: string, offers: Offers): Chosen {
  const chosen = languageAt(offers, at.stop, key);
  if (chosen !== undefined) return speakLanguage(guide, at, chosen);
  if (key === '0' && at.stop + 1 < languagePages(offers))
    return { at: { ...at, stop: at.stop + 1 }, left: 'key' };
  return onWrongLanguage(guide, enter(guide, at, guide.roles.language), key, offers);
}

function speakLanguage(guide: Guide, at: At, language: string): Chosen {
  return { at: enter(guide, { ...at, language, back: [], wrong: 0 }, guide.roles.greeting), left: 'key' };
}

function onWrongLanguage(guide: Guide, at: At, key: string, offers: Offers): Chosen {
  const left = key === '#' ? 'again' : 'wrong key';
  if (at.wrong + 1 < mostWrong) return { at: { ...at, wrong: at.wrong + 1 }, left };
  return {
    at: enter(guide, { ...at, language: firstLanguage(offers), back: [], wrong: 0 }, guide.roles.greeting),
    left,
  };
}

/** Where the call goes on when the essentials have been read. */
export function afterReading(guide: Guide, at: At, offers: Offers): At {
  const { goodbye, keylessReading, keylessEnd, language } = guide.roles;
  const then = at.back.at(-1)?.node ?? goodbye;
  if (at.node !== keylessReading) return enter(guide, { ...at, back: [] }, then);
  const second = wholeLanguages(offers)[1];
  if (second !== undefined && at.language === firstLanguage(offers)) {
    return enter(guide, { ...at, language: second }, at.node);
  }
  const isTwice = then === keylessEnd || then === language;
  return enter(guide, { ...at, back: [], ...(isTwice ? { language: firstLanguage(offers) } : {}) }, then);
}
