import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import type { Reason } from '../reason.ts';
import { lintWords, toReason } from './lint/lint.ts';
import { placeOf } from './lint/rule.ts';
import type { Surveyed } from './survey.ts';
import { sourceLanguage } from './texts.ts';

/** A line of the line's own without a hedge or a placeholder: in its place an own text is held to the rules. */
const stand = 'goodbye-thanks';
const standTopic = 'call';
/** Seconds that an own line takes at most: it comes on top of what is said there anyway. */
const mostSeconds = 15;

/** What is needed to hold a hotline's own texts to the rules of the words. */
interface OwnLinting {
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
}

/** What the rules of the words have against a hotline's own text in a language, in words for whoever writes it. */
export function lintOwnText(
  { guide, surveyed, seconds }: OwnLinting,
  language: Language,
  text: string,
): readonly Reason[] {
  const one = surveyed.find(({ info }) => info.code === language);
  if (!one)
    return [
      {
        code: 'noLanguage',
        values: { language },
        text: `there is no language "${language}": take one of ${surveyed.map(({ info }) => info.code).join(', ')}`,
      },
    ];
  const source = surveyed.find(({ info }) => info.code === sourceLanguage) ?? one;
  const alone = [source, one].map((each) => onlyLine(each, each === one ? text : undefined));
  const place = placeOf(language, standTopic, stand);
  const found = lintWords({
    guide,
    languages: language === sourceLanguage ? alone.slice(1) : alone,
    seconds,
    strict: new Set(),
  })
    .filter((each) => each.severity === 'error' && each.place === place)
    .map((each): Reason => ({ ...toReason(each), at: undefined, text: each.message }));
  const taken = seconds(text);
  if (taken <= mostSeconds) return found;
  return [
    ...found,
    {
      code: 'ownTooLong',
      values: { seconds: Math.round(taken), most: mostSeconds },
      text: `takes ${taken.toFixed(0)} seconds, and ${mostSeconds} is the most: say it shorter`,
    },
  ];
}

/** A language as if it had the line in whose place an own text is held to the rules, and no other. */
function onlyLine(one: Surveyed, text: string | undefined): Surveyed {
  const lines = new Map<LineKey, { readonly topic: string; readonly value: unknown }>();
  const written = one.texts.lines.get(stand);
  lines.set(stand, { topic: standTopic, value: text ?? written?.value });
  return { ...one, texts: { lines, faults: new Map() } };
}
