import { createInstance } from 'i18next';
import type { Guide, Language, LineKey } from '../guide/flow.ts';
import { SpeechError } from './speech-error.ts';
import { linesToWrite, readTexts, sourceLanguage, type Texts } from './texts.ts';

/** The text of a line in a language; throws for a line that the language does not have. */
export type Prompts = (line: LineKey, language: Language) => string;

/** The same, with the hotline's name where the text has a place for it. */
export type NamedPrompts = (line: LineKey, language: Language, hotline: string) => string;

/**
 * Loads what callers of some languages need of these, with no language to fall back on.
 * Throws a SpeechError that names the file and the key of every line that is missing or empty.
 */
export async function loadPrompts(
  guide: Guide,
  promptsFolder: string,
  languages: readonly Language[],
  callers: readonly Language[],
): Promise<NamedPrompts> {
  const needs = new Map(languages.map((language) => [language, linesToWrite(guide, language, callers)]));
  const spoken = [...needs.keys()].filter((language) => (needs.get(language)?.length ?? 0) > 0);
  const texts = new Map(spoken.map((language) => [language, readTexts(guide, promptsFolder, language)]));
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
  for (const language of spoken) {
    for (const { line, topic } of needs.get(language) ?? []) {
      topicOf.set(line, topic);
      const text: unknown = i18n.getResource(language, topic, line);
      const place = `prompts/${language}/${topic}.json: "${line}"`;
      if (texts.get(language)?.faults.has(topic)) continue;
      const isInSource = i18n.getResource(sourceLanguage, topic, line) !== undefined;
      const hint = isInSource && language !== sourceLanguage ? ` (it is in ${sourceLanguage})` : '';
      if (text === undefined) faults.push(`${place} is missing${hint}`);
      else if (typeof text !== 'string' || text.trim() === '') faults.push(`${place} is empty${hint}`);
      else faults.push(...unfilled(text).map((name) => `${place} has ${name}, which nothing fills`));
    }
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
