import type { VNode } from 'preact';
import { useVisit } from './visit.ts';
import { readWords } from './words.ts';

/** The words of a page that its scripts say, where browser/words.ts finds them. */
export function ScriptWords({ room }: { readonly room: string }): VNode {
  const { locale } = useVisit();
  return <div hidden data-words-of={room} data-words={JSON.stringify(readWords().of(locale, room))} />;
}
