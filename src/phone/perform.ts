import { resolveAddress } from './address.ts';
import { fetchRecording } from './audio.ts';
import type { Heard } from './caller.ts';
import { allText } from './document.ts';
import { textOf, type Element } from './element.ts';
import { toSpeech, type SpokenPart } from './duration.ts';
import { CallFailure, codes } from './failure.ts';
import { checkSay } from './known-voices.ts';
import type { Asking, Method } from './asking.ts';

/** One performance of a Say, Play or Pause: what is heard, and for how long. */
export interface Performance {
  readonly kind: 'say' | 'play' | 'pause';
  readonly text: string;
  readonly seconds: number;
  readonly language?: string | undefined;
  readonly voice?: string | undefined;
  readonly parts?: readonly SpokenPart[] | undefined;
  /** The recording's address. */
  readonly url?: string | undefined;
}

/** What is wrong with a Say is told here; it decides whether that fails the call. */
type Complain = (code: number, message: string) => void;

const mostLoops = 1000;

/** Whether a verb is heard: Say, Play or Pause. */
export function isHeard({ name }: Element): boolean {
  return name === 'Say' || name === 'Play' || name === 'Pause';
}

/** The performances of one Say, Play or Pause, its loops apart. A recording is fetched once and must decode. */
export async function performances(
  verb: Element,
  url: string,
  asking: Asking,
  complain: Complain,
): Promise<readonly Performance[]> {
  if (verb.name === 'Pause') {
    const seconds = readCount(verb.attributes.length, 1);
    return [{ kind: 'pause', text: '', seconds }];
  }
  const loops = readCount(verb.attributes.loop, 1);
  const one = verb.name === 'Say' ? say(verb, complain) : await play(verb, url, asking);
  return Array.from({ length: loops === 0 ? mostLoops : Math.min(loops, mostLoops) }, () => one);
}

/** The method that a verb names; POST where it names none. */
export function methodOf({ attributes }: Element): Method {
  return attributes.method?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** A count that an attribute names, or what is usual. */
export function readCount(text: string | undefined, usual: number): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : usual;
}

/** What will be heard when these follow one another, with seconds from their beginning. */
export function toHeard(performed: readonly Performance[]): readonly Heard[] {
  let time = 0;
  return performed.flatMap(({ kind, text, language, seconds, parts }) => {
    const from = time;
    time += seconds;
    const stretches = parts ?? [{ text, start: 0, end: seconds }];
    return stretches.map((part) => ({
      kind,
      text: part.text,
      language,
      start: from + part.start,
      end: from + part.end,
    }));
  });
}

function say(verb: Element, complain: Complain): Performance {
  const { voice, language } = verb.attributes;
  const text = allText(verb);
  for (const fault of checkSay(voice, language, text)) {
    complain(fault.startsWith('voice') ? codes.voice : codes.say, fault);
  }
  return { kind: 'say', text, language, voice, ...toSpeech(verb) };
}

async function play(verb: Element, url: string, asking: Asking): Promise<Performance> {
  const { digits } = verb.attributes;
  if (digits !== undefined) return { kind: 'play', text: digits, seconds: digits.length * 0.5 };
  const address = textOf(verb);
  if (address === '') throw new CallFailure(codes.badAddress, url, '<Play> names no recording');
  const recording = resolveAddress(address, url);
  const seconds = await fetchRecording(asking, recording);
  return { kind: 'play', text: new URL(recording).pathname, url: recording, seconds };
}
