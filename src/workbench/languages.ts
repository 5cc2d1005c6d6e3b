import type { Surveyed } from '../speech/survey.ts';

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

/** What a language is called in the language of the page, such as "criollo haitiano". */
export function nameIn({ code, english }: Surveyed['info'], locale: string): string {
  if (locale === 'en') return english;
  return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(code) ?? english;
}
