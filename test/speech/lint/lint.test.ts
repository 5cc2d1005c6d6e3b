import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allWords as guide } from '../../guides.ts';
import { speechSeconds } from '../../../src/phone/duration.ts';
import { projectFolders, type SpeechFolders } from '../../../src/speech/folders.ts';
import { readLanguages } from '../../../src/speech/languages.ts';
import { lintWords, rules, type Found } from '../../../src/speech/lint/lint.ts';
import { surveyLanguages } from '../../../src/speech/survey.ts';
import { copyWords, setValues } from '../../copied-words.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** Words that break one rule: what is changed in the project's, and the place at which the rule must tell it. */
interface Fixture {
  readonly breaks: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly sounds?: readonly string[];
  readonly finds: string;
  readonly severity?: 'notice';
}

function lint(folders: SpeechFolders, strict: readonly string[] = []): readonly Found[] {
  const languages = surveyLanguages(guide, folders, readLanguages(folders.prompts));
  return lintWords({ guide, languages, seconds: speechSeconds, strict: new Set(strict) });
}

function breakWords({ breaks, sounds = [] }: Fixture): SpeechFolders {
  const folders = copyWords();
  for (const [file, values] of Object.entries(breaks)) setValues(folders, file, values);
  for (const sound of sounds) {
    const file = sound.replace(/^audio/, folders.audio);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(path.join(folders.audio, 'chime.wav'), file);
  }
  return folders;
}

const readFixture = (id: string): Fixture =>
  JSON.parse(readFileSync(path.join(fixtures, `${id}.json`), 'utf8')) as Fixture;

describe('the words of the project', () => {
  it('break no rule', () => {
    expect(lint(projectFolders).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('have each been read back by someone who had not seen the English, in the words that they have now', () => {
    expect(lint(projectFolders).filter(({ rule }) => rule === 'stale-back-translation')).toEqual([]);
  });
});

describe('a rule of the words', () => {
  it('has a broken fixture', () => {
    const broken = readdirSync(fixtures).map((name) => path.basename(name, '.json'));
    expect(broken.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  it.each(rules.map(({ id }) => id))(
    'finds its broken fixture, and tells the place and a remedy: %s',
    (id) => {
      const fixture = readFixture(id);
      const found = lint(breakWords(fixture)).filter(({ rule }) => rule === id);
      const there = found.filter(({ place }) => place === fixture.finds);
      expect(there.length).toBeGreaterThan(0);
      for (const { message, severity } of there) {
        expect(message.length).toBeGreaterThan(20);
        expect(severity).toBe(fixture.severity ?? 'error');
      }
    },
  );

  it.each(['stale-review', 'stale-recording'])(
    'that is only told is an error in a language that must be reviewed: %s',
    (id) => {
      const found = lint(breakWords(readFixture(id)), ['es']).filter(({ rule }) => rule === id);
      expect(found.some(({ severity }) => severity === 'error')).toBe(true);
    },
  );

  it('is only told for a language that is still a draft', () => {
    const folders = breakWords(readFixture('lost-hedge'));
    setValues(folders, 'prompts/es/language.json', { draft: true });
    const found = lint(folders).filter(({ place }) => place.startsWith('prompts/es/'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
