import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readConsent } from '../../src/speech/consent.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { copyWords, setValues } from '../copied-words.ts';

it('every language says in its own words what speakers agree to', () => {
  const codes = readLanguages(projectFolders.prompts).map(({ code }) => code);
  expect(codes.map((code) => readConsent(projectFolders.prompts, code).language)).toEqual(codes);
});

it('a language without the wording of today has the English one', () => {
  const folders = copyWords();
  const { prompts } = folders;
  setValues(folders, 'prompts/consent/en.json', { number: 2 });
  expect(readConsent(prompts, 'ht')).toMatchObject({ language: 'en', number: 2 });
  expect(readConsent(prompts, 'xx').language).toBe('en');
});

it('a file that is no wording is named', () => {
  const { prompts } = copyWords();
  writeFileSync(path.join(prompts, 'consent/ht.json'), '{"number": 1}');
  expect(() => readConsent(prompts, 'ht')).toThrow('prompts/consent/ht.json');
});
