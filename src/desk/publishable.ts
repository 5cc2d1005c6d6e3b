import type { Guide } from '../guide/flow.ts';
import { lintWords } from '../speech/lint/lint.ts';
import type { Surveyed } from '../speech/survey.ts';
import { sourceLanguage } from '../speech/texts.ts';

/**
 * What the rules have against a draft that they have not against what callers hear: none of it is published. Only languages whose words differ
 * are held to them, or all where the English does.
 */
export function faultsOfDraft(
  guide: Guide,
  spoken: readonly Surveyed[],
  draft: readonly Surveyed[],
  seconds: (text: string, rate?: number) => number,
): readonly string[] {
  const differing = new Set(draft.filter((one) => isOther(one, spoken)).map(({ info }) => info.code));
  if (differing.size === 0) return [];
  const isHeld = ({ info: { code } }: Surveyed): boolean =>
    differing.has(sourceLanguage) || code === sourceLanguage || differing.has(code);
  const faultsOf = (languages: readonly Surveyed[]): readonly string[] =>
    lintWords({ guide, languages: languages.filter(isHeld), seconds, strict: new Set() })
      .filter(({ severity }) => severity === 'error')
      .map(({ place, message }) => `${place} ${message}`);
  const before = new Set(faultsOf(spoken));
  return faultsOf(draft).filter((fault) => !before.has(fault));
}

/** Whether the words of a language differ from those that callers hear. */
function isOther({ info, texts }: Surveyed, spoken: readonly Surveyed[]): boolean {
  const heard = spoken.find((one) => one.info.code === info.code)?.texts.lines;
  return [...texts.lines].some(([line, { value }]) => heard?.get(line)?.value !== value);
}
