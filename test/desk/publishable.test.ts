import { describe, expect, it } from 'vitest';
import { faultsOfDraft } from '../../src/desk/publishable.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { surveyLanguages, type Surveyed } from '../../src/speech/survey.ts';
import { sourceLanguage, type Texts } from '../../src/speech/texts.ts';
import { guide } from '../guides.ts';

const spoken = surveyLanguages(guide, projectFolders, readLanguages(projectFolders.prompts));

/** The languages with another text of one line; all are translated from the English. */
function withText(
  all: readonly Surveyed[],
  language: string,
  line: string,
  value: string,
): readonly Surveyed[] {
  const put = (texts: Texts): Texts => {
    const before = texts.lines.get(line);
    return before ? { ...texts, lines: new Map(texts.lines).set(line, { ...before, value }) } : texts;
  };
  return all.map((one) => ({
    ...one,
    texts: one.info.code === language ? put(one.texts) : one.texts,
    source: language === sourceLanguage ? put(one.source) : one.source,
  }));
}

const faults = (before: readonly Surveyed[], after: readonly Surveyed[]): readonly string[] =>
  faultsOfDraft({ guide, surveyed: before }, { guide, surveyed: after }, speechSeconds).map(
    ({ text }) => text,
  );

const broken = withText(spoken, 'es', 'goodbye-thanks', 'Vea www.uscis.gov.');

describe('a draft', () => {
  it('has nothing against it where nothing differs, or what differs is sound', () => {
    expect(faults(spoken, spoken)).toEqual([]);
    expect(faults(spoken, withText(spoken, 'es', 'goodbye-thanks', 'Muchas gracias por llamar.'))).toEqual(
      [],
    );
  });

  it('is held to the rules where its words differ, each fault with its place', () => {
    const found = faults(spoken, broken);
    expect(found.length).toBeGreaterThan(0);
    for (const fault of found) expect(fault).toContain('prompts/es/');
  });

  it('is not held to what callers hear already', () => {
    expect(
      faults(broken, withText(broken, 'fr', 'goodbye-thanks', 'Merci beaucoup de votre appel.')),
    ).toEqual([]);
  });

  it('is held to the rules in every language where the English differs', () => {
    const both = withText(spoken, 'en', 'goodbye-thanks', 'Thank you. {{hour}}');
    expect(faults(spoken, both).some((fault) => fault.includes('prompts/fr/'))).toBe(true);
  });
});
