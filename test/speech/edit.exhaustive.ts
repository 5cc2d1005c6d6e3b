import fc from 'fast-check';
import { expect, it } from 'vitest';
import { speechSeconds } from '../../src/phone/duration.ts';
import { lintTextAmong } from '../../src/speech/edit.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { lintWords } from '../../src/speech/lint/lint.ts';
import { surveyLanguages, surveyWords, type Surveyed } from '../../src/speech/survey.ts';
import { textIn, type LinePlace, type Texts } from '../../src/speech/texts.ts';
import { allWords as guide } from '../guides.ts';

const shipped = surveyLanguages(guide, projectFolders, readLanguages(projectFolders.prompts));

/** Lines that the rules look at differently, in languages of several scripts. */
const place = fc.record({
  language: fc.constantFrom('es', 'ht', 'zh', 'fa', 'en'),
  line: fc.oneof(
    fc.constantFrom('safe', 'in-english', 'receipt-notice', 'language-name', 'no-such-line', 'digits-800'),
    fc.constantFrom(...(shipped[0]?.texts.lines.keys() ?? [])),
  ),
});

/** What somebody writes of what stands there. */
const edit = fc.constantFrom<(text: string) => string>(
  (text) => `${text} 1 (2).`,
  (text) => text.repeat(30),
  (text) => text.slice(0, 12),
  (text) => `${text} 國 www.uscis.gov`,
  (text) => text.replaceAll(/\{\{[^}]*\}\}/g, ''),
  () => 'You should generally keep the receipt notice, {{digits}}.',
  (text) => `${text} ${'a word and '.repeat(20)}`,
);

function withText(
  all: readonly Surveyed[],
  { language, line }: LinePlace,
  value: string,
): readonly Surveyed[] {
  const isAt = ({ info }: Surveyed): boolean => info.code === language;
  const changed = (texts: Texts): Texts => {
    const written = texts.lines.get(line);
    return written ? { ...texts, lines: new Map(texts.lines).set(line, { ...written, value }) } : texts;
  };
  return all.map((one) =>
    surveyWords(guide, one.info, {
      ...one,
      texts: isAt(one) ? changed(one.texts) : one.texts,
      source: language === 'en' ? changed(one.source) : one.source,
    }),
  );
}

/** What is wrong with new words by all rules over all words, and was not wrong before or is the line's own. */
function lintWhole(
  all: readonly Surveyed[],
  { language, line }: LinePlace,
  value: string,
): readonly object[] {
  const among = all.filter(({ info }) => language === 'en' || ['en', language].includes(info.code));
  const errors = (languages: readonly Surveyed[]): ReturnType<typeof lintWords> =>
    lintWords({ guide, languages, seconds: speechSeconds, strict: new Set() }).filter(
      ({ severity }) => severity === 'error',
    );
  const after = among.map((one) => {
    const written = one.texts.lines.get(line);
    if (one.info.code !== language || !written) return one;
    const lines = new Map(one.texts.lines).set(line, { ...written, value });
    return { ...one, texts: { ...one.texts, lines } };
  });
  const known = new Set(errors(among).map(({ place: at, message }) => `${at} ${message}`));
  const topic = all.find(({ info }) => info.code === language)?.texts.lines.get(line)?.topic ?? '';
  const own = `prompts/${language}/${topic}.json: "${line}"`;
  return errors(after).filter(({ place: at, message }) => !known.has(`${at} ${message}`) || at === own);
}

it('new words are held to the rules as if all words were, whatever was written before them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, edit), { minLength: 1, maxLength: 4 }), (edits) => {
      let surveyed = shipped;
      for (const [at, change] of edits) {
        const one = surveyed.find(({ info }) => info.code === at.language);
        const text = change((one && textIn(one.texts, at.line)) ?? '');
        const found = lintTextAmong({ guide, surveyed, seconds: speechSeconds }, at, text);
        expect(found).toEqual(lintWhole(surveyed, at, text));
        surveyed = withText(surveyed, at, text);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
