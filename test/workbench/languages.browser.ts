import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveLanguages } from '../../src/workbench/language/routes.tsx';
import { serveScript } from '../../src/workbench/script/routes.tsx';
import { openBrowser, openPage } from './browser.ts';
import { inspect } from './inspect.ts';
import { browsing, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const start = (): Promise<TestDeskSite> =>
  startTestDesk((site) => ({ languages: serveLanguages(site), script: serveScript(site) }), { assets: true });

async function open({ origin }: TestDeskSite, member: string, address = '/languages'): Promise<Page> {
  return openPage(await openBrowser(), `${origin}/desk${address}`, browsing(member));
}

async function startSomali(page: Page, code = 'so'): Promise<void> {
  await page.click('a[href="/desk/languages/new"]');
  await page.fill('#name', 'Soomaali');
  await page.fill('#english', 'Somali');
  await page.fill('#code', code);
  await page.click('main form button.primary');
}

describe('a language that nobody has', () => {
  it('is started in one form, and its page leads to the first line to translate', async () => {
    const page = await open(await start(), 'ben');
    await startSomali(page);
    await page.waitForURL('**/languages/so');
    expect(await page.locator('h1').textContent()).toBe('Somali');
    const way = page.locator('a.primary.big');
    expect(await way.getAttribute('href')).toContain('/languages/so/glossary');
    const list = page.locator('main .panel li a');
    await list.filter({ hasText: 'essential' }).click();
    expect(await page.locator('a[href*="/script/so/"]').count()).toBeGreaterThan(5);
  });

  it('keeps what was filled in where it cannot be started, and says why', async () => {
    const page = await open(await start(), 'ana');
    await startSomali(page, 'es');
    expect(await page.locator('.banner.bad').textContent()).toContain('Spanish');
    expect(await page.inputValue('#name')).toBe('Soomaali');
  });

  it('has a glossary that is kept, and handed back where somebody else was here first', async () => {
    const desk = await start();
    const [first, second] = [
      await open(desk, 'ines', '/languages/ht/glossary'),
      await open(desk, 'ana', '/languages/ht/glossary'),
    ];
    await first.fill('#can', 'kapab, ka');
    await first.click('main form button');
    expect(await first.locator('.banner.good').count()).toBe(1);
    expect(await first.inputValue('#can')).toBe('kapab, ka');
    await second.fill('#can', 'ka');
    await second.click('main form button');
    expect(await second.locator('.banner.bad').textContent()).toContain('kapab');
    expect(await second.inputValue('#can')).toBe('ka');
  });

  it('gives a sheet to print', async () => {
    const page = await open(await start(), 'hugo', '/languages/ht');
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    expect(sheet.suggestedFilename()).toBe('sheet-ht.html');
  });
});

describe('the page of a language that anybody may read', () => {
  it('is there while an owner has it on, under another address each time, without a cookie or a name', async () => {
    const desk = await start();
    const page = await open(desk, 'ana', '/languages/ht');
    const turn = async (): Promise<void> => {
      await page.click('#shown button');
      await page.locator('.banner.good').waitFor();
    };
    await turn();
    const address = await page.inputValue('#link');
    const shown = await fetch(address);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('set-cookie')).toBeNull();
    expect(shown.headers.get('cache-control')).toContain('public');
    const text = await shown.text();
    expect(text).toContain('Haitian Creole');
    expect(text).not.toMatch(/<form|Hugo|Inès/);
    expect(await (await fetch(address, { headers: { cookie: 'desk-locale=es' } })).text()).toBe(text);
    await turn();
    expect((await fetch(address)).status).toBe(404);
    await turn();
    expect(await page.inputValue('#link')).not.toBe(address);
    expect((await fetch(address)).status).toBe(404);
  });

  it('tells nothing of a language that is not shown, or by a guessed address', async () => {
    const { origin } = await start();
    for (const way of ['ht/', 'ht/guess', 'xx/guess', 'en/guess']) {
      expect((await fetch(`${origin}/desk/shown/${way}`)).status).toBe(404);
    }
  });
});

it.each([
  ['light', 'en'],
  ['dark', 'es'],
] as const)('all of them can be used by everyone, %s, in %s, on a phone', async (colorScheme, locale) => {
  const desk = await start();
  const options = { colorScheme, locale, viewport: { width: 320, height: 640 }, ...browsing('ana') };
  const page = await openPage(await openBrowser(), `${desk.origin}/desk/languages`, options);
  await startSomali(page);
  await page.goto(`${desk.origin}/desk/languages/so`);
  await page.click('#shown button');
  const shown = await page.inputValue('#link');
  const addresses = [
    '/languages',
    '/languages/new',
    '/languages/so',
    '/languages/ht',
    '/languages/so/glossary',
  ];
  for (const address of [...addresses.map((one) => `${desk.origin}/desk${one}`), shown]) {
    await page.goto(address);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([address, over]).toEqual([address, 0]);
    expect([address, await inspect(page)]).toEqual([address, []]);
    if (process.env.SHOTS) {
      await page.setViewportSize({ width: 360, height: 740 });
      const name = address.replace(desk.origin, '').replaceAll(/\W+/g, '-').slice(0, 30);
      await page.screenshot({ path: `/tmp/shots-nl/${name}-${locale}.png`, fullPage: true });
      await page.setViewportSize({ width: 320, height: 640 });
    }
  }
});
