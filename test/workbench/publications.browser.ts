import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/desk/roles.ts';
import { servePublications } from '../../src/workbench/publications/routes.tsx';
import { openBrowser, openPage } from './browser.ts';
import { browsing, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const ana: Actor = { id: 'ana', role: 'owner', languages: [] };

function start(): Promise<TestDeskSite> {
  return startTestDesk((site) => ({ publications: servePublications(site) }), { assets: true });
}

/** Puts a word into a Spanish line, in the draft. */
async function write({ bench }: TestDeskSite, word: string, line = 'safe'): Promise<void> {
  const place = { language: 'es', line };
  const { text = '', seen = '' } = (await bench.line(place)) ?? {};
  const outcome = await bench.write(ana, place, {
    text: text.replace(/\.$/, `, ${word}.`),
    seen,
    meaning: undefined,
  });
  if (outcome.kind !== 'done') throw new Error(`[test] not written: ${JSON.stringify(outcome)}`);
}

async function open({ origin }: TestDeskSite, member = 'ben'): Promise<Page> {
  return openPage(await openBrowser(), `${origin}/desk/publications`, browsing(member));
}

async function publish(page: Page, note: string): Promise<void> {
  await page.fill('#note', note);
  await page.locator('form[action="/desk/publications"] button').click();
  await page.locator('.banner.good, .banner.bad').first().waitFor();
}

describe('publishing', () => {
  it('shows what would change word for word, has callers hear it, and then shows nothing more', async () => {
    const desk = await start();
    await write(desk, 'de verdad');
    const page = await open(desk);
    expect(await page.locator('.differences-list ins').first().textContent()).toContain('verdad');
    expect(await page.locator('a[href="/desk/phone"]').count()).toBe(1);
    await publish(page, 'Said more clearly');
    expect(await page.locator('.banner.good').count()).toBe(1);
    expect(await page.locator('.differences-list, #note').count()).toBe(0);
    expect(await page.locator('.publications').textContent()).toContain('Said more clearly');
    expect(await desk.bench.publications()).toMatchObject([
      { number: 1, who: 'ben', note: 'Said more clearly' },
    ]);
    expect((await desk.bench.difference()).lines).toEqual([]);
  });

  it('tells the second of two who publish, keeps their note, and lets them look and publish again', async () => {
    const desk = await start();
    await write(desk, 'de verdad');
    const [first, second] = [await open(desk, 'ana'), await open(desk, 'ben')];
    await publish(first, 'Mine');
    await write(desk, 'siempre');
    await publish(second, 'Also mine');
    expect(await second.locator('.banner.bad').textContent()).toContain('Ana');
    expect(await second.inputValue('#note')).toBe('Also mine');
    expect(await desk.bench.publications()).toHaveLength(1);
    await publish(second, 'Also mine');
    expect(await desk.bench.publications()).toMatchObject([{ number: 2, who: 'ben' }, { number: 1 }]);
  });

  it('leaves in the draft what came after the page was opened, and says so', async () => {
    const desk = await start();
    await write(desk, 'de verdad');
    const page = await open(desk);
    await write(desk, 'siempre', 'mail');
    await publish(page, '');
    expect(await page.locator('.banner.good p').count()).toBe(2);
    expect((await desk.bench.difference()).lines.map(({ line }) => line)).toEqual(['mail']);
  });

  it('of an earlier one again takes two steps, and leaves the draft as it is', async () => {
    const desk = await start();
    for (const word of ['de verdad', 'siempre']) {
      await write(desk, word);
      const { upTo, newest } = await desk.bench.difference();
      await desk.bench.publish(ana, { upTo, newest, note: word });
    }
    const page = await open(desk);
    const button = page.locator('form[action$="/1/again"] button');
    expect(await button.isVisible()).toBe(false);
    await page.locator('.publications .two-steps summary').click();
    await button.click();
    await page.locator('.banner.good').waitFor();
    expect((await desk.bench.publications())[0]).toMatchObject({ number: 3, again: 1, who: 'ben' });
    expect((await desk.bench.difference()).lines.map(({ line }) => line)).toEqual(['safe']);
  });

  it('takes no form that is none, and nothing from a speaker', async () => {
    const desk = await start();
    await write(desk, 'de verdad');
    const send = async (member: string, path: string, body: Record<string, string>): Promise<number> => {
      const form = { method: 'POST', headers: desk.as(member), body: new URLSearchParams(body) };
      return (await fetch(`${desk.origin}/desk/publications${path}`, form)).status;
    };
    expect(await send('ben', '', { upTo: 'all' })).toBe(400);
    expect(await send('ben', '/7/again', { newest: '0' })).toBe(422);
    expect(await send('cleo', '', { upTo: '1', newest: '0', note: '' })).toBe(403);
    expect(await desk.bench.publications()).toEqual([]);
  });
});
