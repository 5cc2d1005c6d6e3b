import type { VNode } from 'preact';
import { useVisit } from './visit.ts';
import { readWords } from './words.ts';

/** The words of a page that its scripts say, where browser/words.ts finds them. */
export function ScriptWords({ of: part }: { readonly of: string }): VNode {
  const { locale } = useVisit();
  return <div hidden data-words-of={part} data-words={JSON.stringify(readWords().of(locale, part))} />;
}
