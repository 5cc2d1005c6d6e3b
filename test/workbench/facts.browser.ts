import { describe, expect, it } from 'vitest';
import { comparingOrder } from '../../src/facts/order.ts';
import { serveFacts } from '../../src/workbench/facts/routes.tsx';
import { guide } from '../guides.ts';
import { openBrowser, openPage } from './browser.ts';
import { hearLine } from './hear-line.ts';
import { startTestBench } from './test-bench.ts';
import { browsing, startTestDesk } from './test-desk-site.ts';
import { keysTo } from '../keys-to.ts';

/** To whether it is safe to go. */
const toSafe = `${keysTo('about-safe')},-,-`;
const [first = '', second = '', third = ''] = comparingOrder(guide);

describe('a fact, on somebody’s own computer', () => {
  it('is silenced in two steps: callers are told to ask, until it is spoken again', async () => {
    const bench = await startTestBench({ assets: true });
    const { line } = bench;
    const page = await openPage(await openBrowser(), bench.address);
    const [safe, ask] = [line.speech().text('safe', 'es'), line.speech().text('silenced', 'es')];
    expect(await hearLine(bench, 'es', toSafe)).toContain(safe);
    await page.goto(`${bench.origin}/facts`);
    const row = page.locator('#fact-W5');
    expect(await row.locator('button').isVisible()).toBe(false);
    await row.locator('.two-steps summary').click();
    await row.locator('button').click();
    await page.locator('.banner.good').waitFor();
    const heard = await hearLine(bench, 'es', toSafe);
    expect(heard).not.toContain(safe);
    expect(heard).toContain(ask);
    const silenced = page.locator('#silenced');
    expect(await silenced.locator('.instead q').first().textContent()).toBeTruthy();
    await silenced.locator('.two-steps summary').click();
    await silenced.locator('.two-steps button').click();
    await page.locator('#silenced').waitFor({ state: 'detached' });
    expect(await hearLine(bench, 'es', toSafe)).toContain(safe);
  });

  it('leads to its sources, and to the lines that say it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/facts`);
    const row = page.locator('#fact-W5');
    expect(await row.locator('.sources a').first().getAttribute('href')).toMatch(/^https:/);
    const lines = await row
      .locator('.said-in a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(lines).toContain('/script/en/safe');
  });
});

describe('the monthly comparison, on the line', () => {
  it('goes from fact to fact, keeps what is still right at once, and comes back to what was skipped', async () => {
    const desk = await startTestDesk((site) => ({ facts: serveFacts(site) }), { assets: true });
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/facts/compare`, browsing('ben'));
    const at = (id: string): Promise<void> => page.waitForURL(new RegExp(`/facts/${id}(?:\\?|$)`));
    await at(first);
    await page.locator(`form[action$="/${first}/compared"] button`).click();
    await at(second);
    const key = `${guide.facts[first]?.version ?? ''}/${first}`;
    expect((await desk.bench.compared()).get(key)).toBe('2026-11');
    expect((await desk.bench.difference()).compared).toEqual([key]);
    await page.locator(`a[href$="/compare?after=${second}"]`).click();
    await at(third);
    await page.goto(`${desk.origin}/desk/facts/compare`);
    await at(second);
  });

  it('silences at once what has changed, and then shows the words to mend', async () => {
    const desk = await startTestDesk((site) => ({ facts: serveFacts(site) }), { assets: true });
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/facts/W5`, browsing('ben'));
    await page.locator('a[href$="/W5/changed"]').click();
    await page.waitForURL(/changed$/);
    expect(await page.locator('.said-in a').count()).toBeGreaterThan(0);
    expect(await page.locator('a[href="/desk/notices/notice"]').count()).toBe(1);
    await page.locator('.two-steps summary').click();
    await page.locator('.two-steps button').click();
    await page.locator('.banner.good').waitFor();
    expect((await desk.bench.own()).words.silenced).toEqual(['W5']);
    // An emergency waits for no publication.
    expect(await desk.bench.difference()).toMatchObject({ lines: [], own: [], compared: [] });
  });

  it('takes no fact that there is not, and nothing from a speaker', async () => {
    const desk = await startTestDesk((site) => ({ facts: serveFacts(site) }));
    const send = async (member: string, path: string, body = {}): Promise<number> => {
      const form = { method: 'POST', headers: desk.as(member), body: new URLSearchParams(body) };
      return (await fetch(`${desk.origin}/desk/facts${path}`, { ...form, redirect: 'manual' })).status;
    };
    expect(await send('ben', '/silence', { subject: 'W99', silenced: 'yes' })).toBe(422);
    expect(await send('ben', '/silence', { subject: 'W5', silenced: 'perhaps' })).toBe(400);
    expect(await send('ben', '/W99/compared')).toBe(422);
    expect(await send('hugo', '/silence', { subject: 'W5', silenced: 'yes' })).toBe(403);
    expect(await send('hugo', '/W5/compared')).toBe(403);
    const gone = await fetch(`${desk.origin}/desk/facts/W99`, { headers: desk.as('ben') });
    expect(gone.status).toBe(404);
    expect(await send('ben', '/silence', { subject: 'bring-no-id', silenced: 'yes' })).toBe(200);
    expect((await desk.bench.own()).words.silenced).toEqual(['bring-no-id']);
  });
});
