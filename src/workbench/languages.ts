import type { LanguageInfo } from '../speech/languages.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';
import type { Visitor } from './site.ts';
import { sourceLocale } from './words.ts';

/** A language as an element is marked with it: its code, and the direction that it is written in. */
export interface Marked {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** How an element with words of a language is marked; what is never written is read in English. */
export function markOf({ info }: Pick<Surveyed, 'info'>): Marked {
  if (!info.isWritten) return { lang: 'en', dir: 'ltr' };
  return {
    lang: info.code === 'zh' ? 'zh-Hans' : info.code,
    dir: info.scripts.includes('Arabic') || info.scripts.includes('Hebrew') ? 'rtl' : 'ltr',
  };
}

/** How words that a voice's language, such as `ar-XA`, speaks are marked. */
export function markSpoken(all: readonly Surveyed[], spoken: string): Marked {
  const one = all.find(({ info }) => info.voice?.language === spoken);
  return one ? markOf(one) : { lang: spoken, dir: 'ltr' };
}

/**
 * The language that somebody works on: the one that an address asks for; else a speaker's first, and for all others the one of those offered to
 * callers of which most is unreviewed. English only where it is asked for, or nothing else is there.
 */
export function chooseWorkLanguage(
  asked: unknown,
  surveyed: readonly Surveyed[],
  { languages }: Pick<Visitor, 'languages'>,
  offered: readonly string[],
): string {
  const codes = surveyed.map(({ info }) => info.code);
  const named = [asked, ...languages].flatMap((wanted) => codes.filter((code) => code === wanted));
  if (named[0] !== undefined) return named[0];
  const others = surveyed.filter(({ info }) => info.code !== sourceLanguage);
  const callable = others.filter(({ info }) => offered.includes(info.code));
  const [first] = (callable.length > 0 ? callable : others).toSorted((a, b) => toReview(b) - toReview(a));
  return first?.info.code ?? sourceLanguage;
}

/** How many lines of a language no person has reviewed as they are now. */
export function toReview({ translated, untranslated, reviewOf }: Surveyed): number {
  return untranslated.length + translated.filter((line) => reviewOf(line) !== 'reviewed').length;
}

/** What a language is called in the language of a page; its English name where that has none for it. */
export function nameIn(locale: string, { code, english }: Pick<LanguageInfo, 'code' | 'english'>): string {
  if (locale === sourceLocale) return english;
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code) ?? english;
}

/** A language as a list offers it: by its own name, and by that in the language of the page. */
export function labelIn(locale: string, info: Pick<LanguageInfo, 'code' | 'english' | 'name'>): string {
  const name = nameIn(locale, info);
  return name.toLowerCase() === info.name.toLowerCase() ? info.name : `${info.name} (${name})`;
}

/** What a language is called where that begins a heading or a line. */
export function languageTitle(locale: string, info: Pick<LanguageInfo, 'code' | 'english'>): string {
  const name = nameIn(locale, info);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
