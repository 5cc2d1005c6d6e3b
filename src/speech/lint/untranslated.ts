import { findInLines, isTranslation, type Rule } from './rule.ts';

/** English in another language's voice is noise. */
export const untranslated: Rule = {
  id: 'untranslated',
  says: 'No translation is the English itself.',
  check: (words) =>
    findInLines(words, ({ text, english, language }) =>
      isTranslation(language) && text.trim() === english.trim()
        ? { code: 'untranslated', message: 'is still the English: translate it' }
        : undefined,
    ),
};
