import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Guide, Language } from '../guide/flow.ts';
import { declaredLines, linesNeeded } from '../guide/lines.ts';
import { sourceLanguage } from './prompts.ts';
import type { Speech } from './speech.ts';

const mostCharacters = 400;
const mostEncoded = 4500;

/** What is wrong with words that are complete: too long, not for the ear, or said by nothing; each with file and key. */
export function checkWords(guide: Guide, speech: Speech, promptsFolder: string): readonly string[] {
  const codes = speech.languages.map(({ code }) => code);
  return codes.flatMap((code) => [
    ...checkTexts(guide, speech, code, codes),
    ...checkUnused(guide, promptsFolder, code, codes),
  ]);
}

function checkTexts(
  guide: Guide,
  speech: Speech,
  code: Language,
  codes: readonly Language[],
): readonly string[] {
  return linesNeeded(guide, code, codes).flatMap(({ line, topic }) => {
    const place = `prompts/${code}/${topic}.json: "${line}"`;
    return textFaults(speech.text(line, code)).map((fault) => `${place} ${fault}`);
  });
}

/** What keeps a text from being spoken as it should. */
export function textFaults(text: string): readonly string[] {
  const faults: string[] = [];
  if (text.length >= mostCharacters) faults.push(`has ${text.length} characters: make it two lines`);
  const encoded = encodeURIComponent(text).length;
  if (encoded >= mostEncoded) faults.push(`has ${encoded} characters URL-encoded: make it two lines`);
  if (/https?:|www\.|\.(?:gov|org|com)\b/i.test(text))
    faults.push('has a web address: say what to search for');
  if (/\d/.test(text)) faults.push('has a digit: write numbers as words');
  if (/[<>&/{}[\]]/.test(text)) faults.push('has a character that cannot be heard: write it as words');
  return faults;
}

function checkUnused(
  guide: Guide,
  promptsFolder: string,
  code: Language,
  codes: readonly Language[],
): readonly string[] {
  const needed = new Set(linesNeeded(guide, code, codes).map(({ line }) => line));
  const declared = declaredLines(guide);
  return guide.topics.flatMap(({ id }) => {
    const file = path.join(promptsFolder, code, `${id}.json`);
    const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
    return keys
      .filter((key) => !needed.has(key) && !(code === sourceLanguage && declared.has(key)))
      .map((key) => `prompts/${code}/${id}.json: "${key}" is said by nothing: delete it, or mend its key`);
  });
}
