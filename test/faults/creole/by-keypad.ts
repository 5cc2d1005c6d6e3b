import type { Caller } from '../../../src/phone/caller.ts';
import { placeCall } from '../../../src/phone/call.ts';
import { createInstantClock } from '../../../src/phone/clock.ts';
import { toWav } from '../../../src/phone/microphone.ts';
import type { CallRecord } from '../../../src/phone/record.ts';
import type { Answered } from '../../../src/phone/request.ts';
import { readLendWords } from '../../../src/lend/words.ts';
import { authToken, publicUrl } from '../../built-line.ts';
import { usualForm } from '../../test-line.ts';
import type { LineTaken } from './figures.ts';
import { lineHeard, say, textOf } from './material.ts';
import type { Stage } from './stage.ts';

/** What somebody calls to do. */
interface Visit {
  readonly code: string;
  /** The key of the work among what is offered to them, where there is more than one kind. */
  readonly work: string;
  /** Whether they do a line, or stop before it. */
  readonly wants: (line: string) => boolean;
  /** Done before each turn that is asked of the line. */
  readonly beforeTurn?: (turn: number) => Promise<unknown>;
}

/** What came of a call. */
interface Visited {
  readonly record: CallRecord;
  /** The lines of which the speaker was told that they are kept, or taken as right. */
  readonly done: readonly string[];
  readonly taken: readonly LineTaken[];
  readonly turns: number;
}

/** A document as a speaker understands it. */
interface Understood {
  readonly texts: readonly string[];
  readonly isToRecord: boolean;
  readonly isTake: boolean;
  readonly isToListen: boolean;
  readonly line: string | undefined;
}

/** Calls, presses the star and the code, and goes from line to line; what is to be said is said by espeak-ng. */
export async function callByKeypad({ proxy, api }: Stage, visit: Visit): Promise<Visited> {
  const clock = createInstantClock();
  const words = readLendWords().en;
  const opening = ['*', ...Array.from(visit.code), '1'];
  const done: string[] = [];
  const taken: LineTaken[] = [];
  const sounds = new Map<string, Uint8Array>();
  let understood: Understood = read([]);
  let line: string | undefined;
  let began: { readonly at: number; readonly keys: number } | undefined;
  let decided: number | undefined;
  let keys = 0;
  let turns = 0;

  const understand = async ({ document, xml }: Answered): Promise<void> => {
    const texts = document.verbs.flatMap((verb) => [verb, ...verb.children]).flatMap(textIn);
    understood = read(texts, xml);
    const isDone = texts[0] === words('note.kept') || texts[0] === words('note.right');
    if (isDone && line !== undefined) {
      done.push(line);
      if (began) taken.push({ line, seconds: clock.now() - began.at, presses: keys - began.keys });
    }
    if (isDone || (understood.line !== undefined && understood.line !== line)) {
      line = understood.line;
      began = line === undefined ? undefined : { at: clock.now(), keys };
    }
    if (line !== undefined && !sounds.has(line)) sounds.set(line, toWav(await say(textOf(line))));
  };
  const choose = (): string | undefined => {
    if (understood.isTake) return '1';
    if (understood.line !== undefined && !visit.wants(understood.line)) return '9';
    if (understood.isToRecord) return undefined;
    return understood.isToListen ? '1' : visit.work;
  };
  // What is to be said of a document is made ready while it is heard.
  let ready = Promise.resolve();
  const caller: Caller = {
    pass: async (seconds, { doing, gather }) => {
      await ready;
      const isOpening = opening.length > 0;
      if (!gather || (!isOpening && decided === gather.number)) {
        await clock.sleep(seconds);
        return { kind: 'elapsed' };
      }
      const wait = isOpening ? 0 : Math.max(0, gather.openedAt + gather.saidAfter - clock.now());
      const key = doing === 'recording' ? '#' : (opening[0] ?? choose());
      if (wait > seconds || key === undefined) {
        if (key === undefined) decided = gather.number;
        await clock.sleep(seconds);
        return { kind: 'elapsed' };
      }
      opening.shift();
      decided = gather.number;
      keys += 1;
      await clock.sleep(wait);
      return { kind: 'key', key };
    },
  };
  const voiceUrl = `http://127.0.0.1:${proxy.port}/voice`;
  const record = await placeCall({
    line: { voiceUrl, statusCallback: `${voiceUrl}/status` },
    authToken,
    accountSid: usualForm.AccountSid,
    publicUrl,
    clock,
    caller,
    microphone: () => (line === undefined ? undefined : sounds.get(line)),
    onRecording: api.keep,
    onDocument: (answered) => {
      ready = understand(answered);
    },
    fetch: async (input, init) => {
      const { pathname } = new URL(input as string);
      if (pathname === '/voice/lend') {
        turns += 1;
        await visit.beforeTurn?.(turns);
      }
      return fetch(input, init);
    },
  });
  if (record.failure) throw new Error(`a speaker's call failed: ${record.failure.message}`);
  return { record, done, taken, turns };
}

function read(texts: readonly string[], xml = ''): Understood {
  return {
    texts,
    isToRecord: xml.includes('<Record'),
    isTake: xml.includes('/audio/lend/take/'),
    isToListen: xml.includes('/audio/lend/line/'),
    line: lineHeard(texts),
  };
}

function textIn(part: Answered['document']['verbs'][number] | string): readonly string[] {
  if (typeof part === 'string' || part.name !== 'Say') return [];
  return [part.children.filter((child) => typeof child === 'string').join('')];
}
