import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import type { CallEvent } from '../../src/workbench/phone/events.ts';
import { readSavedCall } from '../../src/workbench/phone/saved-call.ts';
import { guide } from '../guides.ts';
import { openBrowser, openPage } from './browser.ts';
import { installHummingEngine, startTestBench } from './test-bench.ts';
import { keysTo } from '../keys-to.ts';

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
  it('can be called with once its script is there, and not before: no press is lost', async () => {
    const { address, origin } = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), address);
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route(/\/assets\/.*\.js/u, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(`${origin}/phone`, { waitUntil: 'commit' });
    await page.locator('#call:disabled').waitFor();
    arrive();
    await page.click('#call');
    await page.locator('.caption').first().waitFor();
  });

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
      await page.click(`[data-key="${keysTo('contact')}"]`);
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
        keys: expect.stringMatching(new RegExp(`^${keysTo('contact')}@[\\d.]+,h@[\\d.]+$`)) as string,
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

  it('leads from what is heard to its line in the script, while the call goes on', async () => {
    const page = await openPhone();
    await page.selectOption('#number', '?lang=es');
    await page.click('#call');
    await page.locator('.caption a').nth(2).waitFor();
    const links = await page.locator('.caption a').evaluateAll((all) =>
      all.map((link) => ({
        place: new URL((link as HTMLAnchorElement).href).pathname,
        isAside: (link as HTMLAnchorElement).target === '_blank',
      })),
    );
    const lines = guide.topics.flatMap(({ lines: declared }) => Object.keys(declared));
    for (const { place, isAside } of links) {
      const [, script, language, line = ''] = place.split('/');
      expect([script, language, isAside]).toEqual(['script', 'es', true]);
      expect(lines).toContain(line);
    }
  });

  it('shows what is heard and the keys together on a small phone, in a call', async () => {
    const page = await openPhone({ viewport: { width: 360, height: 640 } });
    await page.selectOption('#number', '?lang=es');
    await page.click('#call');
    await page.locator('.caption').first().waitFor();
    for (const what of ['#captions', '#keypad', '#hang-up', '#state']) {
      await expect
        .poll(() =>
          page.locator(what).evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
          }),
        )
        .toBe(true);
    }
    const size = await page.locator('#keypad button').first().boundingBox();
    expect(size?.height).toBeGreaterThanOrEqual(44);
  });

  it('reads the essentials at their own number', async () => {
    const page = await openPhone();
    await page.selectOption('#number', '?start=essentials');
    await page.click('#call');
    await page.locator('.caption a[href$="/what-name"], .caption a[href$="/who-speaks"]').first().waitFor();
  });

  it('names each language that cannot be called, and why', async () => {
    const page = await openPhone();
    const written = readLanguages(projectFolders.prompts).map(({ code }) => code);
    const offered = await page
      .locator('#number option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value.slice(6)));
    const missing = written.filter((code) => !offered.includes(code));
    expect(missing.length).toBeGreaterThan(0);
    await page.click('.not-offered-list summary');
    for (const code of missing) {
      const item = page.locator('.not-offered-list li', { has: page.locator(`a[href$="lang=${code}"]`) });
      const [name, why] = [await item.locator('a').textContent(), await item.textContent()];
      expect(why?.replace(name ?? '', '').length, code).toBeGreaterThan(10);
    }
  });

  it('hangs up when somebody leaves the page', async () => {
    const page = await openPhone();
    const placing = page.waitForResponse((response) => response.url().endsWith('/phone/calls'));
    await page.click('#call');
    const { id } = (await (await placing).json()) as { readonly id: string };
    await page.locator('.caption').first().waitFor();
    await page.goto(page.url().replace('/phone', '/flyer'));
    const told = await page.request.get(page.url().replace('/flyer', `/phone/calls/${id}/events`));
    const [last = ''] = (await told.text()).trim().split('data: ').slice(-1);
    const ended = JSON.parse(last) as CallEvent;
    expect(ended).toMatchObject({ kind: 'ended', by: 'caller' });
    // A server that only misses its page waits longer.
    expect(ended.at).toBeLessThan(13);
  });

  it('speaks the language of its visitor', async () => {
    const page = await openPhone();
    const english = await page.textContent('#call');
    await page.context().addCookies([{ name: 'desk-locale', value: 'es', url: page.url() }]);
    await page.reload();
    expect(await page.textContent('#call')).not.toBe(english);
    await page.selectOption('#number', '?lang=es');
    await page.click('#call');
    await page.locator('.caption').first().waitFor();
    await page.click('#hang-up');
    await page.locator('.captions .end').waitFor();
    expect(await page.locator('.captions .end').textContent()).not.toContain('{{');
  });
});
