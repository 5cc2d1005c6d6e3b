import { diffWords } from 'diff';
import type { VNode } from 'preact';

interface Props {
  readonly before: string;
  readonly after: string;
  /** The language of both, by its code. */
  readonly lang: string;
}

/** What has changed between two wordings, marked for eyes and for ears. */
export function WordDifference({ before, after, lang }: Props): VNode {
  const intlSegmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return (
    <>
      {diffWords(before, after, { intlSegmenter }).map(({ value, added, removed }, index) =>
        added ? (
          <ins key={index}>{value}</ins>
        ) : removed ? (
          <del key={index}>{value}</del>
        ) : (
          <span key={index}>{value}</span>
        ),
      )}
    </>
  );
}
