import type { Language } from '../guide/ids.ts';
import { isWithdrawal, type Change, type LineChange } from './changes.ts';
import { changeLine, decides } from './fold-line.ts';
import { lineOfGround, type FoldedLine } from './folded-line.ts';
import { settle, withoutVoice } from './fold-recording.ts';
import type { Ground } from './ground.ts';
import { changeVoices, noVoices, speakerOf, voiceOf, type LanguageVoices } from './voices.ts';

/** The lines and voices of all languages while changes are laid over them. */
export interface Spoken {
  /** Those of the ground, and those that were started. */
  languages: Ground['languages'];
  readonly lines: Map<string, FoldedLine>;
  readonly voices: Map<Language, LanguageVoices>;
}

/** Takes in a change of a line; whether callers hear by it what they hear. */
export function takeLineChange(spoken: Spoken, change: LineChange): boolean {
  const { languages, lines, voices } = spoken;
  const { language, line } = change;
  const key = `${language}/${line}`;
  const before = lines.get(key) ?? lineOfGround(languages.get(language), line);
  const changed = changeLine(before, change);
  const known = voices.get(language);
  const newVoice = [...changed.voices].find(
    ([voice, { recording }]) => recording?.blobs && known?.approved.includes(voice) !== true,
  );
  lines.set(key, changed);
  if (newVoice) {
    const now = known ?? noVoices;
    voices.set(language, { ...now, approved: [...now.approved, newVoice[0]] });
    settleAll(spoken, language);
  } else lines.set(key, settleLine(spoken, language, line, changed));
  return decides(change, before, lines.get(key) ?? changed);
}

/** Takes in what is changed of a language's voices. */
export function takeVoiceChange(
  spoken: Spoken,
  change: Extract<Change, { kind: 'consent' | 'voice' }>,
): void {
  const { lines, voices } = spoken;
  const { language } = change;
  const before = voices.get(language) ?? noVoices;
  const withdrawn = new Set(before.withdrawn);
  if (change.kind === 'consent' && isWithdrawal(change)) {
    const voice = voiceOf(change);
    for (const [key, line] of linesIn(spoken, language)) {
      for (const sound of line.voices.get(voice)?.said ?? []) withdrawn.add(sound);
      if (line.voices.has(voice)) lines.set(key, withoutVoice(line, voice));
    }
  }
  voices.set(language, { ...changeVoices(before, change), withdrawn });
  settleAll(spoken, language);
}

function settleAll(spoken: Spoken, language: Language): void {
  for (const [key, line] of linesIn(spoken, language)) {
    spoken.lines.set(key, settleLine(spoken, language, key.slice(language.length + 1), line));
  }
}

function settleLine(
  { languages, voices }: Spoken,
  language: Language,
  line: string,
  now: FoldedLine,
): FoldedLine {
  const all = voices.get(language) ?? noVoices;
  const topic = languages.get(language)?.texts.lines.get(line)?.topic;
  return settle(now, speakerOf(all, topic), all.withdrawn);
}

function linesIn({ lines }: Spoken, language: Language): readonly (readonly [string, FoldedLine])[] {
  return [...lines].filter(([key]) => key.startsWith(`${language}/`));
}
