import { diffWords } from 'diff';
import type { VNode } from 'preact';
import type { Marked } from '../languages.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly mark: Marked;
}

/** What has changed between two wordings, marked for eyes and for ears. */
export function Difference({ before, after, mark }: Props): VNode {
  const intlSegmenter = new Intl.Segmenter(mark.lang, { granularity: 'word' });
  return (
    <p class="text" {...mark}>
      {diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index}>{value}</ins>
        ) : removed ? (
          <del key={index}>{value}</del>
        ) : (
          <span key={index}>{value}</span>
        ),
      )}
    </p>
  );
}
