import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import wavefile from 'wavefile';
import { expect, onTestFinished } from 'vitest';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import type { Sound } from '../../src/speech/takes/sound.ts';

const material = path.join(import.meta.dirname, '../speech/takes/made-by-espeak-ng/es/004 not-going-do.ogg');

/** The line of es that the microphone hears, and the seconds that it takes to say it. */
export const spoken = { line: 'not-going-do', file: material };

/** What the microphone hears, over and over: the material, or another sound, with a second of silence on each side; or silence alone. */
export async function makeMicrophone(what: 'speech' | 'silence' | Sound): Promise<readonly string[]> {
  const { samples, rate } = typeof what === 'string' ? await decodeSound(readFileSync(material)) : what;
  const silence = new Float64Array(rate);
  const heard = what === 'silence' ? [...silence] : [...silence, ...samples, ...silence];
  const wave = new wavefile.WaveFile();
  wave.fromScratch(
    1,
    rate,
    '16',
    heard.map((sample) => Math.round(sample * 0x7fff)),
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'microphone-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'microphone.wav');
  writeFileSync(file, wave.toBuffer());
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}`,
  ];
}

/** The seconds after which the microphone has surely said the line. */
export async function secondsToHear(): Promise<number> {
  const { samples, rate } = await decodeSound(readFileSync(material));
  return Math.ceil(samples.length / rate) + 1;
}

/** Records by keyboard for so many seconds, and waits for what is said of the take. */
export async function record(page: Page, seconds: number): Promise<void> {
  await expect.poll(() => page.isEnabled('#record'), { timeout: 20_000 }).toBe(true);
  await page.keyboard.press('r');
  await expect
    .poll(async () => Number(/(\d+) s$/.exec((await page.textContent('#take-state')) ?? '')?.[1] ?? 0), {
      timeout: 60_000,
    })
    .toBeGreaterThanOrEqual(seconds);
  await page.keyboard.press('r');
  await expect.poll(() => page.isEnabled('#record'), { timeout: 30_000 }).toBe(true);
}
