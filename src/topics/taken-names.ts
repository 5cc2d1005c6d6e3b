import type { OwnTopicDocument, OwnTopics } from './own-document.ts';
import type { GuideDocuments } from './read.ts';

/** The files that stand beside those of the topics in a language's folder: no topic can be called so. */
export const takenFiles: readonly string[] = ['language', 'review'];

/**
 * A name that a topic of the hotline's own would bring and that something else has: the shipped guide in any version, or another topic. What the
 * topic has already stays its own. Undefined where all are free.
 */
export function takenName(
  { versions }: Pick<GuideDocuments, 'versions'>,
  topics: OwnTopics,
  wanted: OwnTopicDocument,
): string | undefined {
  const before = topics.get(wanted.topic)?.document;
  const shipped = Object.values(versions).flat();
  const others = [...topics.values()].flatMap(({ document }) =>
    document.topic === wanted.topic ? [] : document,
  );
  const isTopicTaken =
    !before && [...takenFiles, ...shipped.map(({ topic }) => topic)].includes(wanted.topic);
  if (isTopicTaken) return wanted.topic;
  return (['nodes', 'lines'] as const)
    .flatMap((kind) => {
      const taken = new Set([...shipped, ...others].flatMap((one) => Object.keys(one[kind] ?? {})));
      const names = Object.keys(wanted[kind] ?? {});
      return names.filter((name) => taken.has(name) && !Object.hasOwn(before?.[kind] ?? {}, name));
    })
    .at(0);
}
