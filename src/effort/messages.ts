import type { Guide, Language, Offers } from '../guide/flow.ts';
import { nearestStop, newCall } from '../guide/place.ts';
import { pageOf } from '../guide/page.ts';
import { shapeOf, stopsOf } from '../guide/shape.ts';
import type { Speech } from '../speech/speech.ts';
import { timePage } from './timing.ts';

/** The most that one message speaks, in seconds; its pauses apart. */
const mostSpoken = 30;

/** The messages that speak for too long in a language. */
export function checkMessages(
  guide: Guide,
  speech: Speech,
  offers: Offers,
  language: Language,
): readonly string[] {
  return [...shapeOf(guide).nodes].flatMap(([id, node]) =>
    stopsOf(node).flatMap((stop, index): readonly string[] => {
      const at = { ...newCall(guide, language), node: id, stop: index };
      if (stop.kind === 'choices' || nearestStop(node, at) !== index) return [];
      const { spoken } = timePage(speech, pageOf(guide, at, 'plain', offers));
      if (spoken < mostSpoken) return [];
      return [
        `${language} ${id}, message ${index + 1}: ${spoken.toFixed(1)} s of speech, the most is ${mostSpoken}`,
      ];
    }),
  );
}
