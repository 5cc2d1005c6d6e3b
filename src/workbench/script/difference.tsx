import type { VNode } from 'preact';
import { WordDifference } from '../difference.tsx';
import type { Marked } from '../languages.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly mark: Marked;
}

/** What has changed between two wordings of a line, as its text is shown. */
export function Difference({ before, after, mark }: Props): VNode {
  return (
    <p class="text" {...mark}>
      <WordDifference before={before} after={after} lang={mark.lang} />
    </p>
  );
}
