import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSavedCall } from '../../src/workbench/phone/saved-call.ts';
import { openBrowser, openPage } from './browser.ts';
import { installHummingEngine, startTestBench } from './test-bench.ts';

beforeAll(installHummingEngine);

const languages = [
  { code: 'en', lang: 'en', dir: 'ltr' },
  { code: 'ar', lang: 'ar', dir: 'rtl' },
  { code: 'pa', lang: 'pa', dir: 'ltr' },
] as const;

/** Opens the page with the phone. */
async function openPhone(options: BrowserContextOptions = {}): Promise<Page> {
  const { address, origin } = await startTestBench({ assets: true });
  const page = await openPage(await openBrowser(), address, options);
  await page.goto(`${origin}/phone`);
  return page;
}

/** Waits until the call says something after a key, counted from 1. */
async function hearAfterKey(page: Page, count: number): Promise<void> {
  const key = page.locator('.captions .key').nth(count - 1);
  await key.locator('xpath=following-sibling::li').locator('.caption').first().waitFor();
}

const soundsThat = (page: Page, state: string) => page.locator(`audio[data-sound="${state}"]`);

describe('the phone on the page', () => {
  it.each(languages)(
    'makes a whole call by clicks in $code: captions in their own direction, sounds to their end, keys, a saved call',
    async ({ code, lang, dir }) => {
      const page = await openPhone();
      await page.selectOption('#number', `?lang=${code}`);
      await page.check('#show-english');
      await page.click('#call');
      await soundsThat(page, 'playing').first().waitFor({ state: 'attached' });
      const caption = page.locator(`.caption[lang="${lang}"]`).first();
      await caption.waitFor();
      expect(await caption.getAttribute('dir')).toBe(dir);
      expect(await page.locator('.english:visible').count()).toBe(
        code === 'en' ? 0 : await page.locator('.english').count(),
      );
      await page.click('[data-key="5"]');
      await hearAfterKey(page, 1);
      // The chime is a recording, and what is said before and after it is spoken: both must come to their end.
      await soundsThat(page, 'ended').nth(2).waitFor({ state: 'attached' });
      await page
        .locator('audio[data-sound="ended"][src*="/sound/file/"]')
        .first()
        .waitFor({ state: 'attached' });
      expect(await soundsThat(page, 'failed').count()).toBe(0);
      await page.click('.document summary');
      expect(await page.locator('#document').textContent()).toContain('<Response>');
      expect(Number(await page.textContent('#meter-seconds'))).toBeGreaterThan(0);
      expect(Number(await page.textContent('#meter-local'))).toBeGreaterThan(0);
      await page.click('#hang-up');
      await page.locator('.captions .end').waitFor();
      expect(await page.textContent('#meter-keys')).toBe('1');
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
      const saved = readSavedCall(JSON.parse(readFileSync(await download.path(), 'utf8')));
      expect(saved).toMatchObject({
        number: `?lang=${code}`,
        keys: expect.stringMatching(/^5@[\d.]+,h@[\d.]+$/) as string,
      });
    },
  );

  it.each(languages)('makes a whole call by keyboard alone in $code', async ({ code, lang }) => {
    const page = await openPhone();
    await page.focus('#number');
    while ((await page.inputValue('#number')) !== `?lang=${code}`) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator(`.caption[lang="${lang}"]`).first().waitFor();
    for (const [index, key] of ['1', '*', '#'].entries()) {
      await page.keyboard.press(key);
      await hearAfterKey(page, index + 1);
    }
    await page.keyboard.press('Escape');
    await page.locator('.captions .end').waitFor();
    expect(await page.textContent('#meter-keys')).toBe('3');
    expect(await page.isEnabled('#call')).toBe(true);
  });

  it('plays a saved call again, and refuses a file that is none', async () => {
    const page = await openPhone();
    const call = { title: '', number: '?lang=es', keys: '2@1,h@3' };
    await page.setInputFiles('#replay', {
      name: 'call.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(call)),
    });
    await page.locator('.captions .end').waitFor();
    expect(await page.locator('.captions .key').count()).toBe(1);
    expect(await page.locator('.caption[lang="es"]').count()).toBeGreaterThan(0);
    await page.setInputFiles('#replay', {
      name: 'other.json',
      mimeType: 'application/json',
      buffer: Buffer.from('['),
    });
    await expect.poll(() => page.textContent('#state')).toContain('other.json');
  });
});
