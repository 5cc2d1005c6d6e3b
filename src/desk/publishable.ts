import { checkGuide } from '../guide/check.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import { lintWords, toReason } from '../speech/lint/lint.ts';
import type { OwnWordsFile } from '../speech/own-words.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { textsOf } from './own.ts';

/**
 * What the rules have against the words of a draft that they have not against what callers hear: none of it is published. Only languages whose
 * words differ are held to them, or all where the English does.
 */
export function faultsOfDraft(
  spoken: Guided,
  draft: Guided,
  seconds: (text: string, rate?: number) => number,
): readonly Reason[] {
  const held = languagesOf(draft.surveyed, (one) => isOther(one, spoken.surveyed));
  if (held.size === 0) return [];
  // Words are held to the English that they translate.
  const isHeld = ({ info: { code } }: Surveyed): boolean => code === sourceLanguage || held.has(code);
  const faultsOf = ({ guide, surveyed }: Guided): readonly Reason[] =>
    lintWords({ guide, languages: surveyed.filter(isHeld), seconds, strict: new Set() })
      .filter(({ severity }) => severity === 'error')
      .map(toReason);
  return withoutKnown(faultsOf(draft), faultsOf(spoken));
}

/** What there is of every language, and the guidance that it says. */
interface Guided {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
}

/** What is amiss with the shape of the guidance that is not so in what callers hear: a dead end, a fact that no line says any more. */
export function faultsOfShape(spoken: Guide, draft: Guide): readonly Reason[] {
  if (spoken === draft) return [];
  const faultsOf = (guide: Guide): readonly Reason[] =>
    checkGuide(guide).map(({ kind, message }) => ({ code: 'guide.shape', text: `${kind}: ${message}` }));
  return withoutKnown(faultsOf(draft), faultsOf(spoken));
}

/** The words of a hotline's own, and what there is of every language. */
interface Words {
  readonly own: OwnWordsFile;
  readonly surveyed: readonly Surveyed[];
}

/** The languages in which callers would hear other words, or other recordings, and so perhaps wait longer. */
export function languagesToTime(spoken: Words, draft: Words): ReadonlySet<Language> {
  return languagesOf(
    draft.surveyed,
    (one) =>
      isOther(one, spoken.surveyed) ||
      isRecordedOtherwise(one, spoken.surveyed) ||
      ownIn(draft.own, one) !== ownIn(spoken.own, one),
  );
}

function ownIn(own: OwnWordsFile, { info }: Surveyed): string {
  return JSON.stringify((['name', 'legal help'] as const).map((part) => textsOf(own, part)[info.code]));
}

/** What is at fault in a draft, without what callers hear already. */
export function withoutKnown(faults: readonly Reason[], known: readonly Reason[]): readonly Reason[] {
  const before = new Set(known.map(({ text }) => text));
  return faults.filter(({ text }) => !before.has(text));
}

/** The languages that differ; all where the English does. */
function languagesOf(draft: readonly Surveyed[], differs: (one: Surveyed) => boolean): ReadonlySet<Language> {
  const differing = draft.filter(differs).map(({ info }) => info.code);
  return new Set(differing.includes(sourceLanguage) ? draft.map(({ info }) => info.code) : differing);
}

/** Whether the words of a language differ from those that callers hear. */
function isOther({ info, texts }: Surveyed, spoken: readonly Surveyed[]): boolean {
  const heard = spoken.find((one) => one.info.code === info.code)?.texts.lines;
  return [...texts.lines].some(([line, { value }]) => heard?.get(line)?.value !== value);
}

function isRecordedOtherwise({ info, recordings }: Surveyed, spoken: readonly Surveyed[]): boolean {
  const heard = spoken.find((one) => one.info.code === info.code)?.recordings;
  const lines = new Set([...Object.keys(recordings.list), ...Object.keys(heard?.list ?? {})]);
  return [...lines].some(
    (line) => JSON.stringify(recordings.list[line]) !== JSON.stringify(heard?.list[line]),
  );
}
