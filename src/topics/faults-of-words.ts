import type { Guide } from '../guide/guide.ts';
import { messagesOf, toSpoken } from '../guide/lines.ts';
import { shapeOf } from '../guide/shape.ts';
import { fault, type TopicFault } from './faults-of-nodes.ts';
import type { OwnTopics } from './own-document.ts';
import { titleOf } from './own-topics.ts';
import { isToWrite } from './templates.ts';

/** Seconds that a voice takes for a text; a rate of 1 is its own pace. */
export type Seconds = (text: string, rate?: number) => number;

/** What a caller can take in of one sentence. */
const mostOfSentence = { characters: 400, seconds: 30 } as const;
const slowRate = 0.8;

/** What is wrong with the English sentences of a hotline's topics: not yet written, or too long. */
export function faultsOfWords(
  guide: Guide,
  { topics, seconds }: { readonly topics: OwnTopics; readonly seconds: Seconds },
): readonly TopicFault[] {
  const places = new Map<string, { readonly node: string; readonly slow: boolean }>();
  for (const [node, one] of shapeOf(guide).nodes)
    for (const spoken of messagesOf(one).flatMap(({ say }) => say.flatMap((said) => toSpoken(said) ?? [])))
      if (!places.has(spoken.line)) places.set(spoken.line, { node, slow: spoken.slow ?? false });
  return [...topics].flatMap(([topic, { document, words }]) =>
    Object.keys(document.lines ?? {}).flatMap((line): readonly TopicFault[] => {
      const place = places.get(line);
      // What is hidden is not heard.
      if (!place) return [];
      const { node, slow } = place;
      const at = { topic, node, line };
      const values = { node: titleOf(topics, node), line };
      const text = words[line]?.trim() ?? '';
      if (text === '' || isToWrite(text))
        return [
          fault(
            'toWrite',
            `A sentence of “${values.node}” is not written yet. Write it, or remove it.`,
            at,
            values,
          ),
        ];
      const { characters, seconds: mostSeconds } = mostOfSentence;
      if (text.length > characters)
        return [
          fault(
            'tooLong',
            `This sentence has ${text.length} characters, and ${characters} is the most. Make two of it, or say less.`,
            at,
            { ...values, count: text.length, most: characters },
          ),
        ];
      const length = Math.round(seconds(text, slow ? slowRate : 1));
      if (length <= mostSeconds) return [];
      return [
        fault(
          'tooSlow',
          `This sentence takes ${length} seconds, and ${mostSeconds} is the most. Make two of it, or say less.`,
          at,
          { ...values, seconds: length, most: mostSeconds },
        ),
      ];
    }),
  );
}
