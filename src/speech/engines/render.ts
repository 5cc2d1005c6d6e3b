import pMap from 'p-map';
import type { Guide } from '../../guide/guide.ts';
import type { Language, LineKey } from '../../guide/ids.ts';
import { linesNeeded } from '../../guide/lines.ts';
import { toFingerprint } from '../fingerprint.ts';
import { slowRate } from '../pace.ts';
import type { Made, RecordingState } from '../recordings.ts';
import { recordableIn } from '../recordable.ts';
import { linesToRecord } from '../sheet.ts';
import type { Surveyed } from '../survey.ts';
import { atPace, keepTake, prepareTake, type Take } from '../takes/take-in.ts';
import type { Sound } from '../takes/sound.ts';
import { textIn } from '../texts.ts';
import { countCharacters, EngineError, type Engine } from './engine.ts';

/** A line to be made. */
interface Job {
  readonly line: LineKey;
  readonly text: string;
  /** Percent of the voice's own pace at which it is said. */
  readonly rate: number;
  readonly why: 'missing' | 'stale' | 'refused' | 'all';
}

/** What is to be made of a language, and what is left as it is. */
export interface Plan {
  readonly jobs: readonly Job[];
  /** Lines that a person has recorded: no engine takes their place. */
  readonly people: readonly LineKey[];
  /** Lines that a listener has refused as just this voice says them: they wait for a person, or for another voice. */
  readonly refused: readonly LineKey[];
}

/** Plans what an engine makes of a language: what is missing or stale, or, with `all`, whatever no person has recorded. */
export function planRender(
  guide: Guide,
  one: Surveyed,
  callers: readonly Language[],
  made: Made,
  all: boolean,
): Plan {
  const { recordings, stock } = one;
  const jobs: Job[] = [];
  const people: LineKey[] = [];
  const refused: LineKey[] = [];
  for (const { line, text, rate } of linesToMake(guide, one, callers)) {
    const state = stock.stateOf(line);
    const entry = recordings.list[line];
    const isOlder = entry?.made !== undefined && entry.text !== toFingerprint(text);
    const reasons: Readonly<Record<RecordingState, Job['why'] | undefined>> = {
      missing: 'missing',
      changed: 'stale',
      older: undefined,
      refused: entry?.made && isSame(entry.made, made) ? undefined : 'refused',
      current: all && entry?.made ? 'all' : undefined,
      unheard: all ? 'all' : undefined,
    };
    const why = state !== 'missing' && isOlder ? 'stale' : reasons[state];
    if (why !== undefined) jobs.push({ line, text, rate, why });
    else if (state === 'refused') refused.push(line);
    else if (!entry?.made) people.push(line);
  }
  return { jobs, people, refused };
}

/** Every line that can be played of a language, those first with which it can be offered at all. */
function linesToMake(guide: Guide, one: Surveyed, callers: readonly Language[]): readonly Omit<Job, 'why'>[] {
  const { info, texts } = one;
  const needed = new Map(linesNeeded(guide, info.code, callers).map((line) => [line.line, line]));
  const { first, rest } = linesToRecord(guide, one);
  const ordered = new Set([...first, ...rest, ...needed.keys()]);
  return [...ordered].filter(recordableIn(guide, one)).flatMap((line) => {
    const text = textIn(texts, line);
    return text === undefined ? [] : [{ line, text, rate: needed.get(line)?.slow ? slowRate : 100 }];
  });
}

function isSame(one: Made, other: Made): boolean {
  return one.engine === other.engine && one.voice === other.voice && one.settings === other.settings;
}

/** Characters that an engine is paid for, and US dollars. */
export interface Cost {
  readonly characters: number;
  readonly dollars: number;
}

/** What so many characters cost. */
export function costOf({ price }: Pick<Engine, 'price'>, characters: number): Cost {
  return { characters, dollars: (characters * price) / 1_000_000 };
}

/** What a plan will cost: each line is spoken twice by an engine that has a slower rate of its own. */
export function costOfPlan(engine: Engine, { jobs }: Plan): Cost {
  const characters = jobs.reduce((sum, { text }) => sum + countCharacters(text), 0);
  return costOf(engine, engine.price === 0 ? 0 : characters * (engine.hasRates ? 2 : 1));
}

/** What happened to one line. */
export interface Step {
  readonly line: LineKey;
  readonly outcome: { readonly seconds: number } | { readonly refused: string };
}

/** What came of a plan. */
export interface Rendered {
  readonly made: number;
  readonly refused: number;
  readonly characters: number;
  /** Why it was ended before all was done. */
  readonly stopped: Error | undefined;
}

/** What making needs beside the plan. */
interface Rendering {
  readonly engine: Engine;
  readonly audioFolder: string;
  readonly language: Language;
  /** Seconds that a voice takes for a text at a pace, 1 being its own. */
  readonly seconds: (text: string, rate?: number) => number;
  /** The day, as 2026-11-22. */
  readonly on: string;
  readonly signal: AbortSignal;
  readonly told: (step: Step) => void;
}

/** So many lines that cannot be made, before any can, are the engine's fault and not the lines'. */
const mostAtFirst = 3;

/**
 * Makes what is planned, line by line, each kept as soon as it is made; so it can be stopped at any moment, and goes on where it
 * stopped. An engine that fails for every line ends it.
 */
export async function render({ jobs }: Plan, rendering: Rendering): Promise<Rendered> {
  const { engine, audioFolder, language, on, told } = rendering;
  const ending = new AbortController();
  const signal = AbortSignal.any([rendering.signal, ending.signal]);
  let [made, refused, characters] = [0, 0, 0];
  let stopped: Error | undefined;
  const isEnding = (): boolean => signal.aborted;
  const stop = (error: Error): void => {
    stopped ??= error;
    ending.abort(error);
  };
  const refuse = (line: LineKey, why: string): void => {
    refused += 1;
    told({ line, outcome: { refused: why } });
    if (made === 0 && refused >= mostAtFirst) {
      stop(new EngineError('run', `none of the first ${refused} lines could be made`));
    }
  };
  await pMap(
    jobs,
    async (job) => {
      if (isEnding()) return;
      try {
        const spoken = await make(job, { ...rendering, signal }, (charged) => (characters += charged));
        if ('refused' in spoken) {
          refuse(job.line, spoken.refused);
          return;
        }
        const entry = { text: toFingerprint(job.text), on, made: engine.made };
        keepTake(audioFolder, { language, line: job.line }, spoken, entry);
        made += 1;
        told({ line: job.line, outcome: { seconds: spoken.plain.samples.length / spoken.plain.rate } });
      } catch (error) {
        if (isEnding()) return;
        if (error instanceof EngineError && error.concerns === 'line') refuse(job.line, error.message);
        else stop(error as Error);
      }
    },
    { concurrency: engine.parallel },
  );
  if (rendering.signal.aborted) stopped ??= rendering.signal.reason as Error;
  return { made, refused, characters, stopped };
}

/** A line and its slower twin, by the engine's own rates or stretched, through the checks that a person's recording passes. */
async function make(
  { text, rate }: Job,
  { engine, seconds, signal }: Rendering,
  charge: (characters: number) => void,
): Promise<Take | { readonly refused: string }> {
  const speak = async (percent: number): Promise<Sound | { readonly refused: string }> => {
    const { bytes, charged } = await engine.speak(text, percent, signal);
    charge(charged);
    return prepareTake(bytes, seconds(text, percent / 100));
  };
  const slowerRate = (rate * slowRate) / 100;
  const plain = await speak(engine.hasRates ? rate : 100);
  if ('refused' in plain) return plain;
  if (!engine.hasRates) {
    return {
      plain: rate === 100 ? plain : atPace(plain, rate),
      slower: atPace(plain, slowerRate),
    };
  }
  const slower = await speak(slowerRate);
  return 'refused' in slower ? slower : { plain, slower };
}
