import type { Guide } from '../../guide/guide.ts';
import type { Language, NodeId } from '../../guide/ids.ts';
import { nearestStop, newCall } from '../../guide/place.ts';
import { pageOf } from '../../guide/page.ts';
import { shapeOf, stopsOf } from '../../guide/shape.ts';
import { breakSeconds, slowRate } from '../pace.ts';
import { createGuideMemo } from '../memo.ts';
import { textIn, type LinePlace } from '../texts.ts';
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
        messagesFor(words.guide, info.code).flatMap(({ id, number, say }): readonly Finding[] => {
          const seconds = words.at && !says(say, words.at) ? 0 : secondsOf(words, say);
          if (seconds < mostSeconds) return [];
          return [
            {
              place: `prompts/${info.code}/: "${id}", message ${number},`,
              code: 'longMessage',
              values: { answer: id, number, seconds: Math.round(seconds), most: mostSeconds },
              message: `speaks for ${seconds.toFixed(1)} seconds: make its lines shorter, or two messages`,
              severity: 'error',
            },
          ];
        }),
      ),
};

/** A message of an answer, the first being 1, as callers of a language hear it. */
interface Heard {
  readonly id: NodeId;
  readonly number: number;
  readonly say: ReturnType<typeof pageOf>['say'];
}

const heard = createGuideMemo<readonly Heard[]>();

function messagesFor(guide: Guide, language: Language): readonly Heard[] {
  return heard(guide, language, () =>
    [...shapeOf(guide).nodes].flatMap(([id, node]) =>
      stopsOf(node).flatMap((stop, index): readonly Heard[] => {
        const at = { ...newCall(guide, language), node: id, stop: index };
        if (stop.kind !== 'message' || nearestStop(node, at) !== index) return [];
        return [{ id, number: index + 1, say: pageOf(guide, at, 'plain', offersFor(language)).say }];
      }),
    ),
  );
}

function says(say: Heard['say'], { language, line }: LinePlace): boolean {
  return say.some((said) => 'line' in said && said.language === language && said.line === line);
}

const offersFor = (language: string): Parameters<typeof pageOf>[3] => ({
  languages: [language, ''],
  named: false,
  reach: { [language]: { unreviewed: true } },
  legalHelp: { officesFor: () => [] },
});

function secondsOf({ languages, seconds }: Words, say: Heard['say']): number {
  return say.reduce((sum, said) => {
    if (!('line' in said)) return sum;
    const spoken = languages.find(({ info }) => info.code === said.language);
    const text = (spoken && textIn(spoken.texts, said.line)) ?? '';
    return sum + breakSeconds + seconds(text, said.slow ? slowRate / 100 : 1);
  }, 0);
}
