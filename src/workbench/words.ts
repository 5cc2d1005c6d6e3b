import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInstance, type i18n, type TFunction } from 'i18next';
import { projectRoot } from '../root.ts';

/** The language that the pages have every word in. */
export const sourceLocale = 'en';

/** The pages' own words in the languages that there is a folder for: what callers hear is not among them. */
interface Words {
  /** The languages, by code; the first is English. */
  readonly locales: readonly string[];
  /** What a language is called in itself. */
  readonly nameOf: (locale: string) => string;
  /** The words in a language: by keys such as `script:title`. Throws for a key that English lacks. */
  readonly in: (locale: string) => TFunction;
  /** All words of one page in a language, by their keys, for its scripts. */
  readonly of: (locale: string, page: string) => Readonly<Record<string, string>>;
}

const isSource = path.extname(import.meta.filename) === '.ts';
const wordsFolder = path.join(projectRoot, isSource ? 'src/workbench/words' : 'dist/workbench/words');

let loaded: Words | undefined;

/** The words, read once: a folder for each language, a file for each page. */
export function readWords(): Words {
  loaded ??= load(wordsFolder);
  return loaded;
}

function load(folder: string): Words {
  const locales = readdirSync(folder).toSorted(
    (a, b) => Number(b === sourceLocale) - Number(a === sourceLocale),
  );
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(
        readdirSync(path.join(folder, locale)).map((file) => [
          path.parse(file).name,
          JSON.parse(readFileSync(path.join(folder, locale, file), 'utf8')) as Record<string, string>,
        ]),
      ),
    ]),
  );
  const instance: i18n = createInstance();
  void instance.init({
    resources,
    fallbackLng: sourceLocale,
    ns: Object.keys(resources[sourceLocale] ?? {}),
    initAsync: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`[workbench] the pages have no words for "${key}"`);
    },
  });
  const merged = Object.fromEntries(
    locales.map((locale) => [
      locale,
      Object.fromEntries(
        Object.entries(resources[sourceLocale] ?? {}).map(([page, words]) => [
          page,
          { ...words, ...resources[locale]?.[page] },
        ]),
      ),
    ]),
  );
  const fixed = new Map(locales.map((locale) => [locale, instance.getFixedT(locale)]));
  const english = instance.getFixedT(sourceLocale);
  return {
    locales,
    nameOf: (locale) => (fixed.get(locale) ?? english)('common:language'),
    in: (locale) => fixed.get(locale) ?? english,
    of: (locale, page) => merged[locale]?.[page] ?? resources[sourceLocale]?.[page] ?? {},
  };
}
