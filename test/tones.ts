import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guide } from './guides.ts';
import { addLanguage } from '../src/speech/add-language.ts';
import { toFingerprint } from '../src/speech/fingerprint.ts';
import type { SpeechFolders } from '../src/speech/folders.ts';
import { readLanguages } from '../src/speech/languages.ts';
import { surveyLanguages, type Surveyed } from '../src/speech/survey.ts';
import { toWave } from '../src/speech/takes/take-in.ts';
import { textIn } from '../src/speech/texts.ts';
import { copyWords, setValues } from './copied-words.ts';

/** The code of a language that nobody writes, and that is spoken in tones. */
export const toneLanguage = 'tones';

/** The project's words, with a language in tones added that has no recordings yet. */
export function addToneLanguage(): SpeechFolders {
  const folders = copyWords();
  const names = { name: 'Tones', english: 'Tones' };
  addLanguage(guide, folders.prompts, { code: toneLanguage, ...names, isWritten: false, scripts: ['Latin'] });
  return folders;
}

/** What there is of a language. */
export function surveyOf(folders: SpeechFolders, code: string): Surveyed {
  const infos = readLanguages(folders.prompts).filter((info) => info.code === code);
  const [one] = surveyLanguages(guide, folders, infos);
  if (!one) throw new Error(`there is no ${code}`);
  return one;
}

/** Records lines as tones, as if a person had just said what their texts say. */
export function recordTones(folders: SpeechFolders, code: string, lines: readonly string[]): void {
  const { texts } = surveyOf(folders, code);
  mkdirSync(path.join(folders.audio, code), { recursive: true });
  const entries = lines.map((line, index) => {
    const samples = Float64Array.from(
      { length: 4000 },
      (_, sample) => 0.3 * Math.sin(sample * (0.1 + index / 1000)),
    );
    writeFileSync(path.join(folders.audio, code, `${line}.wav`), toWave({ samples, rate: 8000 }));
    return [line, { text: toFingerprint(textIn(texts, line) ?? ''), on: '2026-01-31' }] as const;
  });
  setValues(folders, `audio/${code}/recordings.json`, Object.fromEntries(entries));
}

/** The lines with which a language can be offered short, wherever it stands in the language menu's first page. */
export function shortLines(folders: SpeechFolders, code: string): readonly string[] {
  const keys = [1, 2, 3, 4, 5, 6, 7, 8].map((key) => `press-${key}`);
  return [...new Set([...surveyOf(folders, code).stock.short, ...keys])];
}

/** The lines with which a language can be offered whole. */
export function wholeLines(folders: SpeechFolders, code: string): readonly string[] {
  return surveyOf(folders, code).stock.whole;
}
