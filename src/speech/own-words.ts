import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { lineCommand } from '../line-command.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { OwnLine } from '../guide/utterance.ts';
import { shapeOf } from '../guide/shape.ts';
import { officesFile } from '../legal-help/own-offices.ts';
import { readJson, writeJson } from './json-file.ts';
import { readRecording, type Recording } from './recordings.ts';

const texts = z.record(z.string().regex(/^[a-z]{2,8}$/), z.string().min(1)).default({});

const schema = z.strictObject({
  /** Said after the greeting, up to its last day. */
  notice: z.strictObject({ until: z.iso.date(), text: texts }).optional(),
  /** Where to find legal help nearby. */
  legalHelp: z.strictObject({ text: texts }).optional(),
  /** The hotline's name as it is said in each language. */
  name: texts.optional(),
  /** What the hotline says of offices that give legal help. */
  offices: officesFile.optional(),
  /** Facts and answers that callers are told to ask a person about. */
  silenced: z.array(z.string()).default([]),
});

/** What stands in the hotline's own words.json. */
export type OwnWordsFile = z.infer<typeof schema>;

/** A hotline's own words: what its files hold, with its own recordings of them. */
export interface OwnWords extends OwnWordsFile {
  readonly recordings: ReadonlyMap<string, Recording>;
}

/** The lines that a hotline words itself, and where their texts stand. */
export const ownLines = {
  notice: 'own-notice',
  'legal help': 'own-legal-help',
} as const satisfies Record<OwnLine, LineKey>;

/** The file of a folder that holds a hotline's own words. */
export const ownWordsFile = (folder: string): string => path.join(folder, 'words.json');

/** The file in which a hotline's own line is recorded in a language. */
export function ownRecordingFile(folder: string, language: Language, line: OwnLine): string {
  return path.join(folder, 'audio', language, `${ownLines[line]}.wav`);
}

/** No words of the hotline's own. */
export const noOwnWords: OwnWords = { silenced: [], recordings: new Map() };

/** What was read of a hotline's own words, and what was left out because it is at fault, each with its place and remedy. */
export interface OwnWordsRead {
  readonly words: OwnWords;
  readonly faults: readonly string[];
}

const parts = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/**
 * Reads a hotline's own words; none where the folder has no words.json. Never throws: a part that is at fault is left out and told, and
 * all others are kept. `faultsOf` tells what else is wrong with a text in a language. `before` is what was read last: what cannot be read now stays as it
 * was then, as far as it silences something.
 */
export function readOwnWords(
  guide: Guide,
  folder: string,
  faultsOf: (language: Language, text: string) => readonly string[] = () => [],
  before = noOwnWords,
): OwnWordsRead {
  const file = ownWordsFile(folder);
  const { silenced } = before;
  const kept = silenced.length === 0 ? '' : `; silenced as before: ${silenced.join(', ')}`;
  try {
    const value = readJson(file);
    if (value === undefined) return { words: noOwnWords, faults: [] };
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return {
        words: { ...noOwnWords, silenced },
        faults: [`${file}: must be an object, as "${lineCommand} words set" writes it${kept}`],
      };
    const read = readParts(guide, folder, value as Readonly<Record<string, unknown>>, faultsOf);
    const isReadable = schema.safeParse({ silenced: (value as { silenced?: unknown }).silenced }).success;
    // A slip in the file must not have callers hear again what they are not to hear.
    return isReadable ? read : { ...read, words: { ...read.words, silenced } };
  } catch (error) {
    return {
      words: { ...noOwnWords, silenced },
      faults: [
        `${(error as Error).message}; none of it is said${kept}: mend it, or begin it anew with "${lineCommand} words reset"`,
      ],
    };
  }
}

function readParts(
  guide: Guide,
  folder: string,
  value: Readonly<Record<string, unknown>>,
  faultsOf: (language: Language, text: string) => readonly string[],
): OwnWordsRead {
  const file = ownWordsFile(folder);
  const faults = Object.keys(value)
    .filter((name) => !parts.some((part) => part === name))
    .map((name) => `${file}: "${name}" is none of ${parts.join(', ')}: it is passed over`);
  const read: Record<string, unknown> = {};
  for (const part of parts) {
    if (value[part] === undefined) continue;
    const one = schema.shape[part].safeParse(value[part]);
    if (one.success) read[part] = one.data;
    else
      faults.push(
        `${file}: ${part} is not said: ${z.prettifyError(one.error).replaceAll(/\s+/g, ' ')}; "${lineCommand} words clear ${part === 'legalHelp' ? 'legal-help' : part}" takes it away`,
      );
  }
  const words = { silenced: [], ...read } as OwnWordsFile;
  const sound = leaveOutFaults(guide, file, words, faultsOf);
  faults.push(...sound.faults);
  return { words: { ...sound.words, ...readOwnRecordings(folder, sound.words, faults) }, faults };
}

/** Leaves out, and tells, what of a hotline's own words cannot be said. `place` is where they stand, `faultsOf` tells what is wrong with a text in a language. */
export function leaveOutFaults(
  guide: Guide,
  place: string,
  words: OwnWordsFile,
  faultsOf: (language: Language, text: string) => readonly string[],
): { readonly words: OwnWordsFile; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const silenced = words.silenced.filter((id) => {
    if (canSilence(guide, id)) return true;
    faults.push(
      `${place}: silenced names "${id}", which is no fact and no answer of guidance ${guide.version}: "${lineCommand} words list" names them`,
    );
    return false;
  });
  const without = (name: string, texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(texts).filter(([language, text]) => {
        const found = faultsOf(language, text);
        for (const fault of found) faults.push(`${place}: ${name} in ${language} is not said: ${fault}`);
        return found.length === 0;
      }),
    );
  const { notice, legalHelp, name, offices } = words;
  const sound: OwnWordsFile = {
    ...(notice ? { notice: { ...notice, text: without('notice', notice.text) } } : {}),
    ...(legalHelp ? { legalHelp: { text: without('legalHelp', legalHelp.text) } } : {}),
    ...(name ? { name: without('name', name) } : {}),
    ...(offices ? { offices } : {}),
    silenced,
  };
  return { words: sound, faults };
}

/**
 * Looks every so many seconds whether a hotline's own words, or their recordings, have changed, and tells. It looks rather than listens: a
 * folder that is mounted into a container, or kept on another machine, sends no word of a change.
 */
export function watchOwnWords(
  folder: string,
  everySeconds: number,
  changed: () => void,
): { readonly stop: () => void } {
  let last = stampOf(folder);
  const timer = setInterval(() => {
    const stamp = stampOf(folder);
    if (stamp === last) return;
    last = stamp;
    changed();
  }, everySeconds * 1000);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** What tells one state of the files from another: when each was written, and its size. */
function stampOf(folder: string): string {
  const files = [ownWordsFile(folder), ...recordingFiles(path.join(folder, 'audio'))];
  return files
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? `${file} ${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
    })
    .join('\n');
}

function recordingFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

/** Whether a fact or an answer of this name can be silenced. */
export function canSilence(guide: Guide, id: string): boolean {
  return id in guide.facts || shapeOf(guide).nodes.get(id)?.kind === 'answer';
}

/** Writes a hotline's own words. Throws an UnwritableError where their file may not be written. */
export function writeOwnWords(folder: string, words: OwnWordsFile): void {
  writeJson(ownWordsFile(folder), words);
}

/** What of them is written down, without what was read beside it. */
export function ownWordsIn({ notice, legalHelp, name, offices, silenced }: OwnWordsFile): OwnWordsFile {
  return {
    ...(notice && { notice }),
    ...(legalHelp && { legalHelp }),
    ...(name && { name }),
    ...(offices && { offices }),
    silenced,
  };
}

/** The text of one of the hotline's own lines; undefined where it has none in this language. */
export function ownText(words: OwnWordsFile, line: OwnLine, language: Language): string | undefined {
  return (line === 'notice' ? words.notice?.text : words.legalHelp?.text)?.[language];
}

/** The key under which a recording of an own line is kept. */
export const ownKey = (language: Language, line: LineKey): string => `${language}/${line}`;

function readOwnRecordings(
  folder: string,
  words: OwnWordsFile,
  faults: string[],
): Pick<OwnWords, 'recordings'> {
  const found = new Map<string, Recording>();
  for (const [line, key] of Object.entries(ownLines) as [OwnLine, LineKey][]) {
    const languages = Object.keys((line === 'notice' ? words.notice?.text : words.legalHelp?.text) ?? {});
    for (const language of languages) {
      const file = ownRecordingFile(folder, language, line);
      try {
        if (existsSync(file)) found.set(ownKey(language, key), readRecording(file));
      } catch (error) {
        faults.push(`${file}: is not played: ${(error as Error).message}`);
      }
    }
  }
  return { recordings: found };
}
