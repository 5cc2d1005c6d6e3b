import type { Language } from '../guide/flow.ts';
import { lintText, type Editing } from './edit.ts';
import { ownText, type OwnWordsFile } from './own-words.ts';
import type { OwnLine } from '../guide/flow.ts';

/** A line of the line's own without a hedge or a placeholder: in its place an own text is held to the rules. */
const stand = 'goodbye-thanks';
/** Seconds that an own line takes at most: it comes on top of what is said there anyway. */
const mostSeconds = 15;

/** What the rules of the words have against a hotline's own text in a language, in words for whoever writes it. */
export function lintOwnText(editing: Editing, language: Language, text: string): readonly string[] {
  const found = lintText(editing, { language, line: stand }, text).map(({ message }) => message);
  const seconds = editing.seconds(text);
  if (seconds <= mostSeconds) return found;
  return [...found, `takes ${seconds.toFixed(0)} seconds, and ${mostSeconds} is the most: say it shorter`];
}

/** What the rules have against all of a hotline's own words, each with its place. */
export function lintOwnWords(editing: Editing, words: OwnWordsFile): readonly string[] {
  const lines: readonly (readonly [string, OwnLine])[] = [
    ['notice', 'notice'],
    ['legalHelp', 'legal help'],
  ];
  const texts = lines.flatMap(([name, line]) => {
    const all = (line === 'notice' ? words.notice?.text : words.legalHelp?.text) ?? {};
    return Object.keys(all).map(
      (language) => [name, language, ownText(words, line, language) ?? ''] as const,
    );
  });
  const names = Object.entries(words.name ?? {}).map(([language, text]) => ['name', language, text] as const);
  return [...texts, ...names].flatMap(([name, language, text]) =>
    lintOwnText(editing, language, text).map((fault) => `${name} in ${language}: ${fault}`),
  );
}
