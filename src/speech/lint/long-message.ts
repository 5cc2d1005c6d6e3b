import { nearestStop, newCall } from '../../guide/place.ts';
import { pageOf } from '../../guide/page.ts';
import { shapeOf, stopsOf } from '../../guide/shape.ts';
import { breakSeconds, slowRate } from '../pace.ts';
import { textIn } from '../texts.ts';
import type { Finding, Rule, Words } from './rule.ts';

const mostSeconds = 30;

/** A caller holds what is said in half a minute, and no more. */
export const longMessage: Rule = {
  id: 'long-message',
  says: `A message of an answer speaks for less than ${mostSeconds} seconds.`,
  check: (words) =>
    words.languages
      .filter(({ info }) => info.isWritten)
      .flatMap(({ info }) =>
        [...shapeOf(words.guide).nodes].flatMap(([id, node]) =>
          stopsOf(node).flatMap((stop, index): readonly Finding[] => {
            const at = { ...newCall(words.guide, info.code), node: id, stop: index };
            if (stop.kind !== 'message' || nearestStop(node, at) !== index) return [];
            const seconds = secondsOf(words, pageOf(words.guide, at, 'plain', offersFor(info.code)));
            if (seconds < mostSeconds) return [];
            return [
              {
                place: `prompts/${info.code}/: "${id}", message ${index + 1},`,
                code: 'longMessage',
                values: { answer: id, number: index + 1, seconds: Math.round(seconds), most: mostSeconds },
                message: `speaks for ${seconds.toFixed(1)} seconds: make its lines shorter, or two messages`,
                severity: 'error',
              },
            ];
          }),
        ),
      ),
};

const offersFor = (language: string): Parameters<typeof pageOf>[3] => ({
  languages: [language, ''],
  named: false,
  reach: { [language]: { unreviewed: true } },
  legalHelp: { officesFor: () => [] },
});

function secondsOf({ languages, seconds }: Words, { say }: ReturnType<typeof pageOf>): number {
  return say.reduce((sum, said) => {
    if (!('line' in said)) return sum;
    const spoken = languages.find(({ info }) => info.code === said.language);
    const text = (spoken && textIn(spoken.texts, said.line)) ?? '';
    return sum + breakSeconds + seconds(text, said.slow ? slowRate / 100 : 1);
  }, 0);
}
