import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import { lintWords, type Found } from './lint/lint.ts';
import { linesToRecord } from './sheet.ts';
import type { Surveyed } from './survey.ts';
import { sourceLanguage } from './texts.ts';

/**
 * What the rules of the words have against a language that is to be a draft no more. One that a voice speaks has all of its lines; one that is
 * recorded needs its essentials first, and no more.
 */
export function faultsOfReady(
  guide: Guide,
  surveyed: readonly Surveyed[],
  code: Language,
  seconds: (text: string, rate?: number) => number,
): readonly Found[] {
  const languages = surveyed
    .filter(({ info }) => info.code === code || info.code === sourceLanguage)
    .map((one) => (one.info.code === code ? { ...one, info: { ...one.info, isDraft: false } } : one));
  return lintWords({ guide, languages, seconds, strict: new Set() }).filter(
    ({ severity, place }) => severity === 'error' && place.includes(`prompts/${code}/`),
  );
}

/** The essentials of a language that nobody has translated yet, in the order in which they are recorded. */
export function openEssentials(guide: Guide, one: Surveyed): readonly string[] {
  const open = new Set(one.untranslated);
  return linesToRecord(guide, one).first.filter((line) => open.has(line));
}
