import { carry, type Carried } from '../../../src/phone/microphone.ts';
import { speakAsWave } from '../../../src/phone/espeak.ts';
import { projectFolders } from '../../../src/speech/folders.ts';
import { englishToRecord, linesToRecord } from '../../../src/speech/sheet.ts';
import { textIn } from '../../../src/speech/texts.ts';
import { guide } from '../../guides.ts';
import { surveyOf } from '../../tones.ts';
import { language } from './stage.ts';

/** Samples of a second, as the telephone has them. */
export const rate = 8000;
/** espeak-ng reads Creole more slowly than people speak, unless it is told to hurry. */
const wordsPerMinute = 195;
/** Seconds of quiet before somebody speaks, and after. */
const quiet = 0.5;

const one = surveyOf(projectFolders, language);
const { first, rest } = linesToRecord(guide, one);

/** The lines by which callers lose most, and all lines, in the order in which they are recorded. */
export const lines = { essential: first, all: [...first, ...rest] } as const;

const byEnglish = new Map(lines.all.map((line) => [englishToRecord(guide, one, line), line]));

/** The line that a speaker knows by its English, among all that they have heard. */
export function lineHeard(texts: readonly string[]): string | undefined {
  return texts.map((text) => byEnglish.get(text)).find((line) => line !== undefined);
}

/** A line's words. Throws where there is none. */
export function textOf(line: string): string {
  const text = textIn(one.texts, line);
  if (text === undefined) throw new Error(`${language} has no "${line}"`);
  return text;
}

const spoken = new Map<string, Promise<Carried>>();

/** A text as espeak-ng says it, with a moment of quiet on both sides; said once. */
export function say(text: string): Promise<Carried> {
  const before = spoken.get(text);
  if (before) return before;
  const said = speakAsWave(text, language, wordsPerMinute).then((wave) => {
    const carried = carry(wave);
    const padded = new Int16Array(carried.length + 2 * quiet * rate);
    padded.set(carried, quiet * rate);
    return padded;
  });
  spoken.set(text, said);
  return said;
}
