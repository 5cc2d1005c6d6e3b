import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Carried } from '../../../src/phone/microphone.ts';
import { rate } from './material.ts';

/** Seconds in which the longest sound is surely said. */
const mostSeconds = 60;

/** What the page's own script is given in place of a device: a stream that says what it is told to. */
interface Speaking {
  say: (samples: string) => Promise<void>;
}

/**
 * Gives a page a microphone into which a sound is said, so many times as fast as speech: the page is told that the microphone takes that much fewer
 * samples a second, so that its takes are as long as the sound. All else is the page's own.
 */
export async function giveMicrophone(page: Page, pace: number): Promise<void> {
  await page.addInitScript(
    ({ pace, rate }) => {
      const Real = AudioContext;
      window.AudioContext = class extends Real {
        override get sampleRate(): number {
          return super.sampleRate / pace;
        }
      };
      navigator.mediaDevices.getUserMedia = async () => {
        const context = new Real();
        await context.resume();
        const destination = context.createMediaStreamDestination();
        (window as unknown as Speaking).say = async (samples) => {
          const bytes = Uint8Array.from(atob(samples), (one) => one.charCodeAt(0));
          const sound = Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 0x8000);
          const buffer = context.createBuffer(1, sound.length, rate * pace);
          buffer.copyToChannel(sound, 0);
          const source = context.createBufferSource();
          source.buffer = buffer;
          source.connect(destination);
          await new Promise((resolve) => {
            source.onended = resolve;
            source.start();
          });
        };
        return destination.stream;
      };
    },
    { pace, rate },
  );
}

/** Says a sound into it; resolves when it is over. Rejects where the browser does not come to its end. */
export async function sayInto(page: Page, sound: Carried): Promise<void> {
  const bytes = Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength).toString('base64');
  const said = page.evaluate((samples) => (window as unknown as Speaking).say(samples), bytes);
  const late = new AbortController();
  const waiting = sleep(mostSeconds * 1000, undefined, { signal: late.signal }).then(() => {
    throw new Error('the browser does not come to the end of a sound');
  });
  await Promise.race([said, waiting]).finally(() => {
    late.abort();
  });
}
