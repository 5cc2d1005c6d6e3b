import path from 'node:path';
import type { Guide, Language } from '../guide/flow.ts';
import type { Page, Said } from '../guide/page.ts';
import { readLanguages, type LanguageInfo } from './languages.ts';
import { loadPrompts, type Prompts } from './prompts.ts';
import { readSounds, type Recording } from './recordings.ts';
import { SpeechError } from './speech-error.ts';
import { mostCharacters, type Voice } from './voices.ts';

/** One thing that the phone company does: speak lines in one voice, play a file, or be silent. */
export type Part =
  | {
      readonly kind: 'say';
      readonly voice: Voice;
      /** Percent of the voice's own pace. */
      readonly rate: number;
      readonly texts: readonly string[];
    }
  | { readonly kind: 'play'; readonly recording: Recording }
  | { readonly kind: 'pause'; readonly seconds: number };

/** The words and the voices of a line that has started. */
export interface Speech {
  /** Every language with words, in the usual order; `isSpoken` tells which callers can be offered. */
  readonly languages: readonly LanguageInfo[];
  readonly text: Prompts;
  readonly sounds: ReadonlyMap<string, Recording>;
}

/** Where the words and the sounds are. */
export interface SpeechFolders {
  readonly prompts: string;
  readonly audio: string;
}

/** Seconds of silence between two lines of one voice. */
export const breakSeconds = 0.2;

const slowRate = 80;
const mostEncoded = 4500;

/** The folders of the project that this file belongs to, from source or built. */
export const projectFolders: SpeechFolders = {
  prompts: path.join(import.meta.dirname, '../../prompts'),
  audio: path.join(import.meta.dirname, '../../audio'),
};

/**
 * Loads words, voices and sounds, for callers of these languages (all there are, unless named). Throws a SpeechError that names every missing or empty line,
 * every voice that is not known and every sound that is not there.
 */
export async function loadSpeech(
  guide: Guide,
  folders: SpeechFolders,
  hotlineName: string | undefined,
  callers?: readonly Language[],
): Promise<Speech> {
  const languages = readLanguages(folders.prompts);
  const all = languages.map(({ code }) => code);
  const values = { hotline: hotlineName ?? '' };
  const text = await loadPrompts(guide, folders.prompts, all, callers ?? all, values);
  const sounds = readSounds(folders.audio);
  if (!sounds.has('chime')) {
    throw new SpeechError(['audio/chime.wav is missing: make it with "npm run chime"']);
  }
  return { languages, text, sounds };
}

/** Whether a language can be offered to callers: whether a voice speaks it. */
export function isSpoken({ voice }: LanguageInfo): boolean {
  return voice !== undefined;
}

/** The languages that can be offered, in the usual order of the language menu. Throws a SpeechError. */
export function spokenLanguages({ prompts }: SpeechFolders): readonly Language[] {
  return readLanguages(prompts)
    .filter(isSpoken)
    .map(({ code }) => code);
}

/** A page as the phone company will perform it; neighbouring lines in one voice and pace become one part. */
export function toParts(speech: Speech, page: Page): readonly Part[] {
  const parts: Part[] = [];
  for (const said of page.say) {
    const part = toPart(speech, said, page.slower);
    const last = parts.at(-1);
    if (part.kind === 'say' && last?.kind === 'say' && canJoin(last, part)) {
      parts[parts.length - 1] = { ...last, texts: [...last.texts, ...part.texts] };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

type Say = Extract<Part, { kind: 'say' }>;

function canJoin(one: Say, other: Say): boolean {
  if (one.voice !== other.voice || one.rate !== other.rate) return false;
  const joined = [...one.texts, ...other.texts].join(' ');
  return joined.length <= mostCharacters(one.voice) && encodeURIComponent(joined).length <= mostEncoded;
}

function toPart(speech: Speech, said: Said, slower: boolean): Part {
  if ('pause' in said) return { kind: 'pause', seconds: said.pause };
  if ('sound' in said) {
    const recording = speech.sounds.get(said.sound);
    if (!recording) throw new Error(`[speech] audio/${said.sound}.wav is missing`);
    return { kind: 'play', recording };
  }
  const voice = voiceOf(speech, said.language);
  const rate = Math.round(100 * (said.slow ? slowRate / 100 : 1) * (slower ? slowRate / 100 : 1));
  return { kind: 'say', voice, rate, texts: [speech.text(said.line, said.language)] };
}

function voiceOf(speech: Speech, language: Language): Voice {
  const voice = speech.languages.find(({ code }) => code === language)?.voice;
  if (!voice) throw new Error(`[speech] no voice speaks ${language}`);
  return voice;
}
