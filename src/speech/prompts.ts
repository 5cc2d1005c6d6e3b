import { createInstance } from 'i18next';
import FsBackend from 'i18next-fs-backend';
import path from 'node:path';
import type { Guide, Language, LineKey } from '../guide/flow.ts';
import { SpeechError } from './speech-error.ts';
import { linesToWrite, sourceLanguage } from './texts.ts';

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
  const i18n = createInstance().use(FsBackend);
  const faults: string[] = [];
  i18n.on('failedLoading', (language: string, topic: string, why: string) => {
    faults.push(`prompts/${language}/${topic}.json: cannot be read: ${why}`);
  });
  await i18n.init({
    backend: { loadPath: path.join(promptsFolder, '{{lng}}', '{{ns}}.json') },
    lng: sourceLanguage,
    preload: spoken,
    fallbackLng: false,
    ns: guide.topics.map(({ id }) => id),
    keySeparator: false,
    interpolation: { escapeValue: false },
  });
  const topicOf = new Map<LineKey, string>();
  for (const language of spoken) {
    for (const { line, topic } of needs.get(language) ?? []) {
      topicOf.set(line, topic);
      const text: unknown = i18n.getResource(language, topic, line);
      const place = `prompts/${language}/${topic}.json: "${line}"`;
      if (!i18n.hasResourceBundle(language, topic)) continue;
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

/** The placeholders of a text that no value is for. */
function unfilled(text: string): readonly string[] {
  return (text.match(/\{\{[^}]*\}\}/g) ?? []).filter((name) => name !== '{{hotline}}');
}
