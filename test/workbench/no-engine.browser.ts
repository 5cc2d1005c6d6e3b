import { expect, it, onTestFinished } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench } from './test-bench.ts';

it('shows all that is said where the computer cannot speak, and says so', async () => {
  const { address, origin } = await startTestBench({ assets: true });
  const browser = await openBrowser();
  const had = process.env.PATH;
  process.env.PATH = '';
  onTestFinished(() => {
    process.env.PATH = had;
  });
  const page = await openPage(browser, address);
  await page.goto(`${origin}/phone`);
  const before = await page.textContent('#sound-note');
  await page.selectOption('#number', '?lang=ru');
  await page.click('#call');
  await page.locator('.caption[lang="ru"]').first().waitFor();
  await expect.poll(() => page.textContent('#sound-note')).not.toBe(before);
  expect(await page.locator('audio[data-sound="failed"]').count()).toBe(0);
});
