import { createInstance } from 'i18next';
import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { NeededLine } from '../guide/lines.ts';
import { SpeechError } from './speech-error.ts';
import type { Pause } from './pause.ts';
import { linesToWrite, sourceLanguage, type Texts } from './texts.ts';

/** The text of a line in a language; throws for a line that the language does not have. */
export type Prompts = (line: LineKey, language: Language) => string;

/** The same, with the hotline's name where the text has a place for it. */
export type NamedPrompts = (line: LineKey, language: Language, hotline: string) => string;

/**
 * Takes of the texts of some languages what callers need of these, with no language to fall back on; waits between two languages.
 * Throws a SpeechError that names the file and the key of every line that is missing or empty.
 */
export async function loadPrompts(
  guide: Guide,
  written: ReadonlyMap<Language, Texts>,
  callers: readonly Language[],
  pause: Pause,
): Promise<NamedPrompts> {
  const needs = new Map<Language, readonly NeededLine[]>();
  for (const language of written.keys()) {
    const lines = linesToWrite(guide, language, callers);
    if (lines.length > 0) needs.set(language, lines);
    await pause();
  }
  const texts = new Map([...written].filter(([code]) => needs.has(code)));
  const valueOf = (language: Language, { line, topic }: NeededLine): unknown => {
    const there = texts.get(language)?.lines.get(line);
    return there?.topic === topic ? there.value : undefined;
  };
  const faults = [...texts.values()].flatMap((one) =>
    [...one.faults.values()].map(({ place, message }) => `${place}: ${message}`),
  );
  const i18n = createInstance();
  await i18n.init({
    lng: sourceLanguage,
    fallbackLng: false,
    resources: Object.fromEntries([...texts].map(([language, { lines }]) => [language, byTopic(lines)])),
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const topicOf = new Map<LineKey, string>();
  for (const [language, { faults: unread }] of texts) {
    for (const needed of needs.get(language) ?? []) {
      const { line, topic } = needed;
      topicOf.set(line, topic);
      if (unread.has(topic)) continue;
      const text = valueOf(language, needed);
      const place = `prompts/${language}/${topic}.json: "${line}"`;
      const isInSource = valueOf(sourceLanguage, needed) !== undefined;
      const hint = isInSource && language !== sourceLanguage ? ` (it is in ${sourceLanguage})` : '';
      if (text === undefined) faults.push(`${place} is missing${hint}`);
      else if (typeof text !== 'string' || text.trim() === '') faults.push(`${place} is empty${hint}`);
      else faults.push(...unfilled(text).map((name) => `${place} has ${name}, which nothing fills`));
    }
    await pause();
  }
  if (faults.length > 0) throw new SpeechError(faults);
  return (line, language, hotline) => {
    const topic = topicOf.get(line);
    if (topic === undefined || !i18n.exists(line, { lng: language, ns: topic })) {
      throw new Error(`[speech] line "${line}" is not in ${language}`);
    }
    return i18n.t(line, { lng: language, ns: topic, nest: false, hotline });
  };
}

function byTopic(lines: Texts['lines']): Readonly<Record<string, Readonly<Record<LineKey, string>>>> {
  const topics: Record<string, Record<LineKey, string>> = {};
  for (const [line, { topic, value }] of lines) (topics[topic] ??= {})[line] = value as string;
  return topics;
}

/** The placeholders of a text that no value is for. */
function unfilled(text: string): readonly string[] {
  return (text.match(/\{\{[^}]*\}\}/g) ?? []).filter((name) => name !== '{{hotline}}');
}
