import type { Language } from '../../guide/ids.ts';
import { isTranslation } from '../../speech/survey.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import { fingerprintAt, lineAt, type Folded } from '../folded.ts';
import { groundAt, type GroundLanguage } from '../ground.ts';

type Values = Readonly<Record<string, unknown>>;

/** The lines of a language that no release has, by topic: of one that was started all of them, of English those that tell its name. */
export function addedTopics(
  folded: Folded,
  code: Language,
  { info, texts }: GroundLanguage,
): ReadonlyMap<string, Values> {
  const { ground } = folded;
  const shipped = ground.languages.get(code);
  const topics = new Map<string, Values>();
  if (!isTranslation(info) && code !== sourceLanguage) return topics;
  // A written language has a file for each topic, with lines in it or without.
  if (!shipped) for (const { id } of ground.words.topics) topics.set(id, {});
  for (const [line, { topic }] of texts.lines) {
    if (shipped?.texts.lines.has(line)) continue;
    const isWritten = folded.lines.has(`${code}/${line}`);
    const { text } = lineAt(folded, isWritten || code === sourceLanguage ? code : sourceLanguage, line);
    topics.set(topic, { ...topics.get(topic), [line]: text });
  }
  return topics;
}

/** What is to stand in a language's language.json; undefined where the release has it so. */
export function infoOf(folded: Folded, code: Language, { info }: GroundLanguage): Values | undefined {
  const isSame = ['language', 'glossary'].every(
    (part) => fingerprintAt(folded, `${part}/${code}`) === groundAt(folded.ground, `${part}/${code}`),
  );
  if (isSame) return undefined;
  const { name, english, voice, spareVoice, isDraft, isWritten, scripts, hedges, terms } = info;
  return {
    name,
    english,
    draft: isDraft || undefined,
    written: isWritten ? undefined : false,
    voice,
    spareVoice,
    ...(isWritten ? { scripts, hedges, terms } : {}),
  };
}
