import type { Moment } from '../../src/phone/record.ts';
import { speakAsWave } from '../../src/phone/espeak.ts';
import type { SipCall } from './answerer.ts';
import { createPacker, silence, toFrames } from './rtp.ts';

/** Says into a call what the line says and plays. */
interface Speaker {
  readonly begin: (moment: Moment) => void;
  /** A key cut it short. */
  readonly cut: () => void;
  readonly stop: () => void;
}

const frameSeconds = 0.02;

/** Sends sound all the time, as a phone does: what is said, or silence. `origin` is where recordings really are. */
export function createSpeaker({ media, hearsAt }: SipCall, origin: string): Speaker {
  const pack = createPacker();
  let queue: readonly Buffer[] = [];
  let turn = 0;
  let sent = 0;
  const began = performance.now();
  const timer = setInterval(() => {
    for (; sent * frameSeconds * 1000 < performance.now() - began; sent += 1) {
      const [next = silence, ...rest] = queue;
      queue = rest;
      media.send(pack(next), hearsAt.port, hearsAt.address);
    }
  }, 10);
  const soundOf = async ({ kind, text, language, url }: Moment): Promise<Buffer | undefined> => {
    if (kind === 'say') return speakAsWave(text, language ?? 'en');
    if (kind !== 'play' || url === undefined) return undefined;
    const { pathname } = new URL(url);
    return Buffer.from(await (await fetch(new URL(pathname, origin))).arrayBuffer());
  };
  return {
    begin: (moment) => {
      turn += 1;
      const mine = turn;
      queue = [];
      void soundOf(moment).then((wave) => {
        if (wave && mine === turn) queue = toFrames(wave);
      });
    },
    cut: () => {
      turn += 1;
      queue = [];
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
