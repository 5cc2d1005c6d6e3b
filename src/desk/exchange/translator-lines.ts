import type { Guide } from '../../guide/guide.ts';
import { declaredLines } from '../../guide/lines.ts';
import { hedges, terms, type LanguageInfo } from '../../speech/languages.ts';
import type { BenchLine } from '../bench-line.ts';
import type { TranslatorLine } from './entry.ts';

const spareNotes = {
  date: 'Part of a date.',
  told: 'Told of the hotline just now.',
  called: 'Heard by a person who is called on behalf of a caller.',
  edition: 'Said by the edition without a server alone.',
  print: 'Printed, not said.',
} as const;

/** The lines of a language as whoever translates gets them, in calling order: what is still the English has no text. */
export function toTranslatorLines(
  guide: Guide,
  info: LanguageInfo,
  lines: readonly BenchLine[],
): readonly TranslatorLine[] {
  return lines.map((line) => {
    const stands = line.proposal?.text ?? line.text ?? '';
    const isOpen = line.review !== 'none' && stands.trim() === line.english.trim();
    return {
      key: line.line,
      text: isOpen ? '' : stands,
      english: line.english,
      seen: line.seen,
      notes: notesOf(guide, info, line),
      state: isOpen ? 'untranslated' : line.review === 'reviewed' ? 'reviewed' : 'unreviewed',
    };
  });
}

function notesOf(
  guide: Guide,
  info: LanguageInfo,
  { line, english, recording, refusal }: BenchLine,
): readonly string[] {
  const { facts = [], spare } = declaredLines(guide).get(line) ?? {};
  const said = [
    ...hedges.map((hedge) => [hedge, info.hedges[hedge] ?? []] as const),
    ...terms.map((term) => [term, info.terms[term] ?? []] as const),
  ].filter(([word, ways]) => ways.length > 0 && new RegExp(`\\b${word}\\b`, 'i').test(english));
  return [
    ...(spare ? [spareNotes[spare]] : []),
    ...facts.flatMap((fact) => {
      const says = guide.facts[fact]?.says;
      return says === undefined ? [] : [`Fact ${fact}: ${says}.`];
    }),
    ...said.map(
      ([word, ways]) => `“${word}” is said with one of: ${ways.map((way) => way.trim()).join(' / ')}.`,
    ),
    ...(recording === 'missing' ? [] : ['The line is recorded: other words may need another recording.']),
    ...(refusal && refusal.why !== '' ? [`Somebody who speaks the language found: ${refusal.why}`] : []),
  ];
}
