import type { Guide } from '../guide/flow.ts';
import { lintWords } from '../speech/lint/lint.ts';
import type { Surveyed } from '../speech/survey.ts';

/** What the rules have against a draft that they have not against what callers hear: none of it is published. */
export function faultsOfDraft(
  guide: Guide,
  spoken: readonly Surveyed[],
  draft: readonly Surveyed[],
  seconds: (text: string, rate?: number) => number,
): readonly string[] {
  const faultsOf = (languages: readonly Surveyed[]): readonly string[] =>
    lintWords({ guide, languages, seconds, strict: new Set() })
      .filter(({ severity }) => severity === 'error')
      .map(({ place, message }) => `${place} ${message}`);
  const before = new Set(faultsOf(spoken));
  return faultsOf(draft).filter((fault) => !before.has(fault));
}
