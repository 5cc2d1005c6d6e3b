import { describe, expect, it } from 'vitest';
import { serveFacts } from '../../src/workbench/facts/routes.tsx';
import { serveNotices } from '../../src/workbench/notices/routes.tsx';
import type { PageRoutes } from '../../src/workbench/pages.tsx';
import { servePublications } from '../../src/workbench/publications/routes.tsx';
import type { Site } from '../../src/workbench/site.ts';
import { serveToday } from '../../src/workbench/today/routes.tsx';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench } from './test-bench.ts';
import { browsing, startTestDesk } from './test-desk-site.ts';

const pages = (site: Site): PageRoutes => ({
  today: serveToday(site),
  notices: serveNotices(site),
  facts: serveFacts(site),
  publications: servePublications(site),
});

describe('the page of what waits, on somebody’s own computer', () => {
  it('is where they begin, and each of its links leads to a page that there is', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    expect(new URL(page.url()).pathname).toBe('/today');
    const links = await page
      .locator('.waiting a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(10);
    expect(new Set(links).size).toBe(links.length);
    for (const kind of ['script', 'facts', 'studio']) {
      const link = links.find((one) => new URL(one).pathname.startsWith(`/${kind}`)) ?? '';
      expect((await page.request.get(link)).status()).toBe(200);
    }
  });

  it('says what all of this is until its visitor knows', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    const welcome = page.locator('form[action="/today/welcome"]');
    await welcome.getByRole('button').click();
    await page.waitForURL(`${bench.origin}/today`);
    expect(await welcome.count()).toBe(0);
    await page.reload();
    expect(await welcome.count()).toBe(0);
  });
});

describe('the page of what waits, on the line', () => {
  it('shows a speaker their language alone, one big button first, and none of what is not theirs', async () => {
    const desk = await startTestDesk(pages, { assets: true });
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/today`, browsing('hugo'));
    const next = page.locator('.next-line');
    expect(await next.getAttribute('href')).toBe('/desk/studio?lang=ht');
    const hrefs = await page
      .locator('.waiting a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(hrefs.every((href) => href?.includes('lang=ht'))).toBe(true);
    expect(await page.locator('nav a[href="/desk/publications"]').count()).toBe(0);
    for (const page of ['notices', 'facts', 'publications', 'notices/notice', 'facts/compare']) {
      const response = await fetch(`${desk.origin}/desk/${page}`, { headers: desk.as('hugo') });
      expect([page, response.status]).toEqual([page, 403]);
    }
  });

  it('shows whoever has nothing to do that nothing waits', async () => {
    const desk = await startTestDesk(pages, { assets: true });
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/today`, browsing('nora'));
    expect(await page.locator('.empty').count()).toBe(1);
    expect(await page.locator('.waiting, .next-line').count()).toBe(0);
  });

  it('leads a second person to what the first has proposed, and whoever publishes to what is not published', async () => {
    const desk = await startTestDesk(pages, { assets: true });
    const { bench, site } = desk;
    const place = { language: 'es', line: 'safe' };
    const { text = '', seen = '' } = (await bench.line(place)) ?? {};
    const cleo = { id: 'cleo', role: 'speaker', languages: ['es'] } as const;
    await bench.write(cleo, place, { text: text.replace('muy', 'siempre muy'), seen, meaning: undefined });
    await bench.compare({ id: 'ben', role: 'editor', languages: [] }, 'W5', '2026-11');
    const hrefsOf = async (member: string): Promise<readonly string[]> => {
      const response = await fetch(`${desk.origin}${site.base}/today`, { headers: desk.as(member) });
      return [...(await response.text()).matchAll(/href="([^"]+)"/g)].map(([, href = '']) =>
        href.replaceAll('&amp;', '&'),
      );
    };
    const proposals = '/desk/script?lang=es&show=proposals&order=gravest';
    expect(await hrefsOf('dora')).toContain(proposals);
    expect(await hrefsOf('cleo')).not.toContain(proposals);
    const main = (await hrefsOf('ben')).filter((href) => href === '/desk/publications');
    // Once in the menu, and once among what waits.
    expect(main).toHaveLength(2);
  });
});
