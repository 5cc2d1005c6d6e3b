import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import { levelsOf } from '../../src/speech/takes/levels.ts';
import { surveyOf } from '../tones.ts';
import { openBrowser, openPage } from './browser.ts';
import { makeMicrophone, record, secondsToHear, spoken } from './microphone.ts';
import { startTestBench, type TestBench } from './test-bench.ts';

async function openStudio(bench: TestBench, microphone: readonly string[]): Promise<Page> {
  const page = await openPage(await openBrowser(microphone), bench.address);
  await page.goto(`${bench.origin}/studio?lang=es&line=${spoken.line}`);
  return page;
}

const isKept = (bench: TestBench): boolean => surveyOf(bench.folders, 'es').recordings.files.has(spoken.line);

describe('the studio', () => {
  it('records a line by keyboard alone, plays it back, and keeps it as a file that callers can be played', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('speech'));
    await record(page, await secondsToHear());
    expect(await page.getAttribute('#take-state', 'data-kind')).toBe('good');
    expect(await page.isVisible('#level')).toBe(false);
    await page.keyboard.press('l');
    await page.locator('audio[data-sound="ended"]').first().waitFor({ state: 'attached' });
    expect(isKept(bench)).toBe(false);
    const before = Number(await page.locator('.goal progress').getAttribute('value'));
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('.goal progress').getAttribute('value')).toBe(String(before + 1));
    const kept = surveyOf(bench.folders, 'es').recordings.files.get(spoken.line);
    expect(kept?.seconds).toBeGreaterThan(1);
    const sound = await decodeSound(readFileSync(kept?.file ?? ''));
    expect(sound.rate).toBe(8000);
    expect(levelsOf(sound)?.aboveNoise).toBeGreaterThan(15);
    expect(new URL(page.url()).searchParams.get('line')).not.toBe(spoken.line);
  });

  it('shows how loud it is while a line is being recorded', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('speech'));
    await expect.poll(() => page.isEnabled('#record')).toBe(true);
    await page.click('#record');
    await page.locator('#level').waitFor({ state: 'visible' });
    const level = (): Promise<number> =>
      page.locator('#level').evaluate((meter) => (meter as HTMLMeterElement).value);
    await expect.poll(level, { timeout: 20_000 }).toBeGreaterThan(0.05);
    await page.click('#record');
  });

  it('loses no take when the page is closed, and finds it again', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('speech'));
    await record(page, 2);
    const again = await page.context().newPage();
    await page.close();
    await again.goto(`${bench.origin}/studio?lang=es&line=${spoken.line}`);
    await expect.poll(() => again.isEnabled('#listen')).toBe(true);
    await again.click('#listen');
    await again.locator('audio[data-sound="playing"]').first().waitFor({ state: 'attached' });
  });

  it('says of a silent take what is wrong, and lets nobody keep it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, await makeMicrophone('silence'));
    await record(page, 1);
    expect(await page.getAttribute('#take-state', 'data-kind')).toBe('bad');
    expect(await page.isEnabled('#keep')).toBe(false);
    await page.keyboard.press('k');
    await page.reload();
    await expect.poll(() => page.isEnabled('#listen')).toBe(true);
    expect(await page.isEnabled('#keep')).toBe(false);
    expect(isKept(bench)).toBe(false);
  });

  it('takes a file in place of the microphone, whatever the browser can unpack', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openStudio(bench, []);
    await expect.poll(() => page.isEnabled('#file')).toBe(true);
    await page.setInputFiles('#file', spoken.file);
    await expect.poll(() => page.getAttribute('#take-state', 'data-kind'), { timeout: 20_000 }).toBe('good');
    await page.click('#keep');
    await expect.poll(() => isKept(bench), { timeout: 20_000 }).toBe(true);
  });

  it('records in a browser that has no worklets', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(await makeMicrophone('speech')), bench.address);
    await page.addInitScript(() => {
      Reflect.deleteProperty(BaseAudioContext.prototype, 'audioWorklet');
    });
    await page.goto(`${bench.origin}/studio?lang=es&line=${spoken.line}`);
    await record(page, await secondsToHear());
    expect(await page.getAttribute('#take-state', 'data-kind')).toBe('good');
  });

  it('says what to do where there is no microphone', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address, { permissions: [] });
    await page.goto(`${bench.origin}/studio?lang=ht`);
    await page.click('#record');
    await expect.poll(() => page.getAttribute('#take-state', 'data-kind')).toBe('bad');
    expect(await page.isEnabled('#record')).toBe(true);
  });
});
