import { englishLines, isTranslation, placeOf, writtenIn, type Finding, type Rule } from './rule.ts';

/** The government's machine knows English alone: its words are said in English to every caller. */
export const englishPhrase: Rule = {
  id: 'english-phrase',
  says: 'The English words for USCIS are translated nowhere.',
  check: (words) => {
    const english = englishLines(words);
    return words.languages.filter(isTranslation).flatMap((language) =>
      writtenIn(words, language)
        .filter(([line]) => english.has(line))
        .map(([line, { topic }]): Finding => ({
          place: placeOf(language.info.code, topic, line),
          at: { language: language.info.code, line },
          code: 'englishPhrase',
          message: 'is said in English to every caller, in the English voice: delete the translation',
          severity: 'error',
        })),
    );
  },
};
