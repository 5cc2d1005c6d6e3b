import type { Guide } from '../guide/guide.ts';
import type { Language } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import { nodeAt, type At } from '../guide/place.ts';
import { begin, step } from '../guide/step.ts';
import type { Heard } from '../guide/turn.ts';
import { choicesOf } from '../guide/shape.ts';
import { lengthOf, type Counts, type Measure, type Turn } from '../usage/counts.ts';

/** What the simulated callers do. */
interface SampleParts {
  readonly guide: Guide;
  readonly offers: Offers;
  /** The days that they call on, as 2026-11-23. */
  readonly days: readonly string[];
  readonly callsPerDay: number;
  readonly seed: number;
}

/** How often each language is wanted, about as in the immigration courts; every other one rarely. */
const wanted: Readonly<Record<Language, number>> = {
  es: 60,
  en: 8,
  pt: 6,
  zh: 5,
  ht: 5,
  fr: 4,
  ru: 4,
  pa: 3,
};

/** Counters of calls that were never made: callers who listen, choose at random, stay silent, err and hang up. The same seed gives the same. */
export function sampleCounts({ guide, offers, days, callsPerDay, seed }: SampleParts): Counts {
  const random = createRandom(seed);
  const turns = new Map<string, Turn & { count: number }>();
  const measures = new Map<string, Measure & { count: number }>();
  const addMeasure = (measure: Measure, count = 1): void => {
    const key = Object.values(measure).join(' ');
    const there = measures.get(key) ?? { ...measure, count: 0 };
    there.count += count;
    measures.set(key, there);
  };
  const addTurn = (turn: Turn): void => {
    const key = Object.values(turn).join(' ');
    const there = turns.get(key) ?? { ...turn, count: 0 };
    there.count += 1;
    turns.set(key, there);
  };
  for (const day of days) {
    const calls = Math.round(callsPerDay * (0.6 + 0.8 * random()));
    for (let call = 0; call < calls; call += 1) {
      const language = pick(offers.languages, (code) => wanted[code] ?? 1, random);
      let at: At = begin(guide, {}, offers).at;
      addTurn({ day, language: at.language, from: '', to: at.node, how: 'new call' });
      let seconds = 12;
      while (nodeAt(guide, at)?.kind !== 'goodbye' && random() > 0.04) {
        const next = step(guide, at, act(guide, at, language, offers, random), offers);
        addTurn({ day, language: next.at.language, from: at.node, to: next.at.node, how: next.left });
        at = next.at;
        seconds += 6 + Math.round(10 * random());
      }
      const hour = String(8 + Math.floor(12 * ((random() + random()) / 2))).padStart(2, '0');
      addMeasure({ day, measure: 'hour', step: hour });
      addMeasure({ day, measure: 'length', step: lengthOf(seconds) });
      addMeasure({ day, measure: 'minutes', step: '' }, Math.ceil(seconds / 60));
    }
  }
  return { turns: [...turns.values()], measures: [...measures.values()] };
}

/** What a caller does next: finds their language, then listens on or presses one of the keys that are offered. */
function act(guide: Guide, at: At, language: Language, offers: Offers, random: () => number): Heard {
  const node = nodeAt(guide, at);
  const silence: Heard = { kind: 'silence' };
  if (node?.kind === 'languages') {
    const place = offers.languages.indexOf(language) - at.stop * 8;
    return place >= 0 && place < 8 && random() < 0.95 ? { kind: 'key', key: String(place + 1) } : silence;
  }
  if (node?.kind === 'handover') return { kind: 'call', how: random() < 0.7 ? 'completed' : 'no-answer' };
  if (node?.kind === 'zip') return random() < 0.8 ? { kind: 'key', key: '60601' } : silence;
  if (node?.kind === 'phone') return random() < 0.8 ? { kind: 'key', key: '2125550100' } : silence;
  if (node?.kind === 'own phone') return { kind: 'own phone', digits: '2125550100' };
  if (node?.kind === 'leaving') return { kind: 'left number', how: 'kept' };
  if (node?.kind === 'sending') return { kind: 'text', how: 'sent' };
  if (random() < 0.45) return silence;
  if (random() < 0.04) return { kind: 'key', key: '#' };
  if (random() < 0.03) return { kind: 'key', key: '8' };
  const choices = node ? choicesOf(node) : [];
  const choice = choices[Math.floor(random() ** 1.5 * choices.length)];
  return choice === undefined ? silence : { kind: 'key', key: choice.key };
}

function pick<T>(items: readonly T[], weightOf: (item: T) => number, random: () => number): T {
  let left = random() * items.reduce((all, item) => all + weightOf(item), 0);
  const found = items.find((item) => (left -= weightOf(item)) < 0) ?? items[0];
  if (found === undefined) throw new Error('there is nothing to pick from');
  return found;
}

/** A small generator of random numbers from 0 to 1 (mulberry32): a seed gives the same ones on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
