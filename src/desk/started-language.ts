import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import { declaredLines, linesNeeded } from '../guide/lines.ts';
import { ownLinesOf } from '../speech/add-language.ts';
import type { LanguageInfo } from '../speech/languages.ts';
import { isTranslation } from '../speech/survey.ts';
import { sourceLanguage, textIn, type Texts, type Written } from '../speech/texts.ts';
import { knownVoices } from '../speech/voices.ts';
import type { Change } from './changes.ts';
import type { LanguageValue } from './language-values.ts';
import type { Ground, GroundLanguage } from './ground.ts';

type Languages = Ground['languages'];
type LanguageChange = Extract<Change, { kind: 'language' | 'glossary' }>;

/** The languages after one more change of a language or of its glossary. */
export function withLanguage(guide: Guide, languages: Languages, change: LanguageChange): Languages {
  const { language: code } = change;
  const before = languages.get(code);
  if (change.kind === 'glossary') {
    if (!before) return languages;
    const { terms, hedges } = change.value;
    return new Map(languages).set(code, { ...before, info: { ...before.info, terms, hedges } });
  }
  const source = languages.get(sourceLanguage);
  if (!source) return languages;
  const info = toInfo(code, change.value, before?.info);
  const after = new Map(languages).set(code, toGround(guide, info, source, before));
  return before ? after : after.set(sourceLanguage, withOwnLines(guide, source, info));
}

/** Which languages are shown after one more change of it. */
export function withShown(
  shown: ReadonlyMap<Language, number>,
  { language, number, value }: Extract<Change, { kind: 'shown' }>,
): ReadonlyMap<Language, number> {
  const after = new Map(shown);
  if (value.shown) after.set(language, number);
  else after.delete(language);
  return after;
}

/** What is known of a language, by what a hotline says of it over what stood there. */
export function toInfo(
  code: Language,
  { name, english, written, scripts, voice, draft }: LanguageValue,
  before?: LanguageInfo,
): LanguageInfo {
  const known = voice ? knownVoices[code] : undefined;
  return {
    code,
    name,
    english,
    scripts,
    isWritten: written,
    isDraft: draft,
    voice: voice ? (before?.voice ?? known?.voice) : undefined,
    spareVoice: voice ? (before?.spareVoice ?? known?.spareVoice) : undefined,
    hedges: before?.hedges ?? {},
    terms: before?.terms ?? {},
    latin: before?.latin ?? [],
  };
}

function toGround(
  guide: Guide,
  info: LanguageInfo,
  source: GroundLanguage,
  before: GroundLanguage | undefined,
): GroundLanguage {
  const { reviews = {}, recordings = { files: new Map(), list: {}, faults: [] } } = before ?? {};
  const isStarted = before === undefined || before.isStarted;
  const hasTexts = before && isTranslation(before.info) === isTranslation(info);
  const texts = hasTexts
    ? before.texts
    : isTranslation(info)
      ? toTexts(guide, info.code, source)
      : source.texts;
  return { info, texts, reviews, recordings, ...(isStarted ? { isStarted } : {}) };
}

/** The lines that a new language needs, in English, to be overwritten. */
function toTexts(guide: Guide, code: Language, { texts }: GroundLanguage): Texts {
  const needed = new Map(linesNeeded(guide, code, [code]).map(({ line, topic }) => [line, topic]));
  const inOrder = [...texts.lines.keys()].filter((line) => needed.has(line));
  const lines = inOrder.map((line): [string, Written] => [
    line,
    { topic: needed.get(line) ?? '', value: textIn(texts, line) ?? '' },
  ]);
  return { lines: new Map(lines), faults: new Map() };
}

/** English, with the lines of which it has one for each language. */
function withOwnLines(guide: Guide, source: GroundLanguage, info: LanguageInfo): GroundLanguage {
  const lines = new Map(source.texts.lines);
  const declared = declaredLines(guide);
  for (const { line, key, text } of ownLinesOf(guide, info)) {
    if (!lines.has(key)) lines.set(key, { topic: declared.get(line)?.topic ?? '', value: text });
  }
  return { ...source, texts: { ...source.texts, lines } };
}
