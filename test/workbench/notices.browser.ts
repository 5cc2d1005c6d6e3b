import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveNotices } from '../../src/workbench/notices/routes.tsx';
import { openBrowser, openPage } from './browser.ts';
import { hearLine } from './hear-line.ts';
import { startTestBench } from './test-bench.ts';
import { browsing, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const notice = { en: 'This hotline is closed next week.', es: 'La línea cierra la próxima semana.' };

async function fill(page: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [language, text] of Object.entries(texts)) await page.fill(`#text-${language}`, text);
}

const look = (page: Page): Promise<void> => page.locator('button[value="look"]').click();
const say = (page: Page): Promise<void> => page.locator('button[value="say"]').click();

function openDesk(desk: TestDeskSite, member: string, path: string): Promise<Page> {
  return openBrowser().then((browser) => openPage(browser, `${desk.origin}/desk${path}`, browsing(member)));
}

describe('a notice, on somebody’s own computer', () => {
  it('is looked at in every language, then heard by callers, until it is taken away', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/notices/notice`);
    await fill(page, notice);
    await look(page);
    await page.locator('button[value="say"]').waitFor();
    expect(await page.locator('.own-texts .text').allTextContents()).toEqual([notice.es, notice.en]);
    // Of the languages that lack it, none goes untold.
    expect(await page.locator('.banner.look').textContent()).toContain('Arabic');
    expect(await page.locator('.own-texts .hear').count()).toBe(2);
    expect(await hearLine(bench, 'es', '-')).not.toContain(notice.es);
    await say(page);
    await page.locator('.banner.good').waitFor();
    for (const language of ['es', 'en'] as const)
      expect(await hearLine(bench, language, '-')).toContain(notice[language]);
    await page.click('a[href="/notices/notice/away"]');
    await page.locator('form button.danger').click();
    await page.locator('.banner.good').waitFor();
    expect(await hearLine(bench, 'es', '-')).not.toContain(notice.es);
  });

  it('that the rules refuse is kept as it was typed, with what is wrong beside each language', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/notices/notice`);
    await fill(page, { en: 'See www.uscis.gov.', es: notice.es });
    await look(page);
    await page.locator('#text-en-fault li').first().waitFor();
    expect(await page.locator('#text-es-fault').count()).toBe(0);
    expect(await page.inputValue('#text-en')).toBe('See www.uscis.gov.');
    expect(await page.inputValue('#text-es')).toBe(notice.es);
    await page.fill('#text-en', notice.en);
    await look(page);
    await page.locator('button[value="back"]').click();
    expect(await page.inputValue('#text-en')).toBe(notice.en);
  });
});

describe('the hotline’s own words, on the line', () => {
  it('are said at once where they are urgent, and wait for a publication where they are not', async () => {
    const desk = await startTestDesk((site) => ({ notices: serveNotices(site) }), { assets: true });
    const page = await openDesk(desk, 'ben', '/notices/notice');
    await fill(page, notice);
    await look(page);
    await say(page);
    await page.locator('.banner.good').waitFor();
    expect((await desk.bench.own()).words.notice?.text).toEqual(notice);
    expect((await desk.bench.difference()).own).toEqual([]);
    await page.goto(`${desk.origin}/desk/notices/legal-help`);
    await fill(page, { en: 'Open House is at the corner of Main Street.' });
    await look(page);
    await say(page);
    await page.locator('.banner.good').waitFor();
    expect((await desk.bench.difference()).own.map(({ part }) => part)).toEqual(['legal help']);
  });

  it('tell the second of two people what the first wrote, and lose nothing of either', async () => {
    const desk = await startTestDesk((site) => ({ notices: serveNotices(site) }), { assets: true });
    const second = await openDesk(desk, 'ana', '/notices/notice');
    await fill(second, { en: 'We are closed on Monday.' });
    const first = await openDesk(desk, 'ben', '/notices/notice');
    await fill(first, notice);
    for (const page of [first, second]) {
      await look(page);
      await say(page);
      await page.locator('.banner.good, .banner.bad').first().waitFor();
    }
    expect(await second.locator('.banner.bad').textContent()).toContain(notice.es);
    expect(await second.inputValue('#text-en')).toBe('We are closed on Monday.');
    expect((await desk.bench.own()).words.notice?.text).toEqual(notice);
    await look(second);
    await say(second);
    await second.locator('.banner.good').waitFor();
    expect((await desk.bench.own()).words.notice?.text.en).toBe('We are closed on Monday.');
  });

  it('take no form that is none, and nothing from a speaker', async () => {
    const desk = await startTestDesk((site) => ({ notices: serveNotices(site) }));
    const send = async (member: string, path: string, body: Record<string, string>): Promise<number> => {
      const form = { method: 'POST', headers: desk.as(member), body: new URLSearchParams(body) };
      return (await fetch(`${desk.origin}/desk/notices${path}`, form)).status;
    };
    expect(await send('ben', '/notice', { step: 'shout' })).toBe(400);
    expect(await send('ben', '/notice', { step: 'say', seen: '', 'text-en': 'a'.repeat(2001) })).toBe(400);
    expect(await send('ben', '/nothing', { step: 'say', seen: '' })).toBe(404);
    expect(
      await send('ben', '/notice', { step: 'say', seen: '', until: '2026-11-01', 'text-en': 'Hi.' }),
    ).toBe(422);
    const sound = { step: 'say', seen: '', until: '2026-12-01', 'text-en': notice.en };
    expect(await send('hugo', '/notice', sound)).toBe(403);
    expect((await desk.bench.own()).words.notice).toBeUndefined();
    expect(await send('ben', '/notice', sound)).toBe(200);
  });
});
