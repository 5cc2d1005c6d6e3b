import type { TFunction } from 'i18next';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { readWords } from '../../workbench/words.ts';

/** The words of these pages in a language. */
export interface UsageWords {
  readonly locale: string;
  readonly t: TFunction;
  /** What a counted step is called, such as `2 to 5 minutes`; itself where it has no name, as an hour has none. */
  readonly step: (step: string) => string;
}

/** The words in a language; in English for one that the pages do not have. */
export function usageWords(locale: string): UsageWords {
  const words = readWords();
  const known = words.of(locale, 'usage');
  return { locale, t: words.in(locale), step: (step) => known[`step.${step}`] ?? step };
}

const context = createContext<UsageWords | undefined>(undefined);

/** Gives every component below it the words. */
export const WordsProvider = context.Provider;

/** The words that the page is drawn in. Throws outside of a page. */
export function useWords(): UsageWords {
  const words = useContext(context);
  if (!words) throw new Error('[usage] a component is drawn outside of a page');
  return words;
}
