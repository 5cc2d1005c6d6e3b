import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import wavefile from 'wavefile';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import { levelsOf } from '../../src/speech/takes/levels.ts';
import { surveyOf } from '../tones.ts';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench, type TestBench } from './test-bench.ts';

const material = path.join(import.meta.dirname, '../speech/takes/made-by-espeak-ng/es/004 not-going-do.ogg');

/** What the microphone hears, over and over: the material with a second of silence on each side, or silence alone. */
async function makeMicrophone(what: 'speech' | 'silence'): Promise<readonly string[]> {
  const { samples, rate } = await decodeSound(readFileSync(material));
  const silence = new Float64Array(rate);
  const heard = what === 'speech' ? [...silence, ...samples, ...silence] : [...silence];
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

async function openStudio(bench: TestBench, microphone: readonly string[]): Promise<Page> {
  const page = await openPage(await openBrowser(microphone), bench.address);
  await page.goto(`${bench.origin}/studio?lang=es&line=not-going-do`);
  return page;
}

/** Records by keyboard for as long as the line takes and a little more. */
async function record(page: Page, seconds: number): Promise<void> {
  await page.keyboard.press('r');
  await expect
    .poll(async () => Number(/(\d+) s$/.exec((await page.textContent('#take-state')) ?? '')?.[1] ?? 0), {
      timeout: 60_000,
    })
    .toBeGreaterThanOrEqual(seconds);
  await page.keyboard.press('r');
  await expect.poll(() => page.isEnabled('#record')).toBe(true);
}

describe('the studio', () => {
  it('records a line by keyboard alone, plays it back, and keeps it as a file that callers can be played', async () => {
    const bench = await startTestBench({ assets: true });
    const { samples, rate } = await decodeSound(readFileSync(material));
    const page = await openStudio(bench, await makeMicrophone('speech'));
    await record(page, Math.ceil(samples.length / rate) + 1);
    expect(await page.getAttribute('#take-state', 'data-kind')).toBe('good');
    await expect
      .poll(() => page.locator('#level').evaluate((meter) => (meter as HTMLMeterElement).value), {
        timeout: 20_000,
      })
      .toBeGreaterThan(0.02);
    await page.keyboard.press('l');
    await page.locator('audio[data-sound="ended"]').first().waitFor({ state: 'attached' });
    const before = Number(await page.locator('#progress').getAttribute('value'));
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('#progress').getAttribute('value')).toBe(String(before + 1));
    const kept = surveyOf(bench.folders, 'es').recordings.files.get('not-going-do');
    expect(kept?.seconds).toBeGreaterThan(1);
    const sound = await decodeSound(readFileSync(kept?.file ?? ''));
    expect(sound.rate).toBe(8000);
    expect(levelsOf(sound)?.aboveNoise).toBeGreaterThan(15);
    expect(new URL(page.url()).searchParams.get('line')).not.toBe('not-going-do');
  });

  it('loses no take when the page is closed, and finds it again', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('speech'));
    await record(page, 2);
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${bench.origin}/studio?lang=es&line=not-going-do`);
    expect(await again.isEnabled('#listen')).toBe(true);
    await again.click('#listen');
    await again.locator('audio[data-sound="playing"]').first().waitFor({ state: 'attached' });
  });

  it('says of a silent take what is wrong, and does not keep it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('silence'));
    await record(page, 1);
    expect(await page.getAttribute('#take-state', 'data-kind')).toBe('bad');
    await page.keyboard.press('k');
    await expect.poll(() => page.isEnabled('#record')).toBe(true);
    expect(surveyOf(bench.folders, 'es').recordings.files.size).toBe(0);
  });

  it('says what to do where there is no microphone', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address, { permissions: [] });
    await page.goto(`${bench.origin}/studio?lang=ht`);
    await page.click('#record');
    await expect.poll(() => page.getAttribute('#take-state', 'data-kind')).toBe('bad');
  });
});
