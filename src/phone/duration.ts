import type { Element } from './element.ts';

/** Seconds of a break that names no length. */
const unnamedBreakSeconds = 0.4;

/** Characters a second, by script; these rates are what "seconds" means wherever a call is timed. */
const charactersPerSecond: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Han}/u, 4.5],
  [/\p{Script=Hangul}/u, 7],
  [/\p{Script=Arabic}/u, 12],
  [/[\p{Script=Devanagari}\p{Script=Gurmukhi}\p{Script=Bengali}\p{Script=Gujarati}]/u, 11],
];
const otherCharactersPerSecond = 15;

/** Seconds that a voice takes for a text at a rate, 1 being its own pace; what is no letter goes with the letter before. */
export function speechSeconds(text: string, rate = 1): number {
  let perSecond = otherCharactersPerSecond;
  let seconds = 0;
  for (const character of text.trim().replace(/\s+/gu, ' ')) {
    if (/\p{L}/u.test(character)) {
      perSecond =
        charactersPerSecond.find(([script]) => script.test(character))?.[1] ?? otherCharactersPerSecond;
    }
    seconds += 1 / perSecond;
  }
  return seconds / rate;
}

/** One stretch of a Say, between its breaks: its text, and when it starts and ends, in seconds. */
export interface SpokenPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The pace that it begins with, 1 being the voice's own. */
  readonly rate: number;
}

/** A Say as it is heard: its parts, and all that it takes, in seconds, breaks included. */
interface Speech {
  readonly parts: readonly SpokenPart[];
  readonly seconds: number;
}

const breakStrengths: Readonly<Partial<Record<string, number>>> = {
  none: 0,
  'x-weak': 0.1,
  weak: 0.25,
  medium: 0.4,
  strong: 0.75,
  'x-strong': 1.2,
};

/** Chosen so that a name means about what voices make of it. */
const rateNames: Readonly<Partial<Record<string, number>>> = {
  'x-slow': 0.5,
  slow: 0.8,
  medium: 1,
  fast: 1.2,
  'x-fast': 1.5,
};

/** How a Say is heard. */
export function toSpeech(say: Element): Speech {
  const parts: { text: string; start: number; end: number; rate: number }[] = [];
  let time = 0;
  let joins = false;
  const speak = (text: string, rate: number): void => {
    const length = speechSeconds(text, rate);
    if (length === 0) return;
    const last = parts.at(-1);
    const spoken = text.trim().replace(/\s+/gu, ' ');
    time += length;
    if (joins && last) {
      last.text = `${last.text} ${spoken}`;
      last.end = time;
    } else {
      parts.push({ text: spoken, start: time - length, end: time, rate });
    }
    joins = true;
  };
  const walk = (children: Element['children'], rate: number): void => {
    for (const child of children) {
      if (typeof child === 'string') speak(child, rate);
      else if (child.name === 'break') {
        time += breakSeconds(child);
        joins = false;
      } else if (child.name === 'sub') speak(child.attributes.alias ?? '', rate);
      else walk(child.children, child.name === 'prosody' ? rate * prosodyRate(child) : rate);
    }
  };
  walk(say.children, 1);
  return { parts, seconds: time };
}

function breakSeconds({ attributes: { time, strength } }: Element): number {
  const named = /^(\d*\.?\d+)(ms|s)$/.exec(time ?? '');
  if (named) return Number(named[1]) / (named[2] === 'ms' ? 1000 : 1);
  return breakStrengths[strength ?? ''] ?? unnamedBreakSeconds;
}

/** Voices speak at 20 to 200 % of their pace; what is asked beyond that changes nothing. */
function prosodyRate({ attributes: { rate } }: Element): number {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(rate ?? '');
  if (percent) return Math.min(2, Math.max(0.2, Number(percent[1]) / 100));
  return rateNames[rate ?? ''] ?? 1;
}
