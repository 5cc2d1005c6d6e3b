import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { guide } from '../guides.ts';
import { pathsFrom } from '../../src/guide/paths.ts';
import { shapeOf } from '../../src/guide/shape.ts';
import { openBrowser, openPage } from './browser.ts';
import { installHummingEngine, startTestBench } from './test-bench.ts';

beforeAll(installHummingEngine);

describe('the map', () => {
  it('draws every node once, and a click shows its lines, its facts, its keys, and lets it be heard', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/map?lang=ar`);
    const drawn = await page.locator('.picture g.node').evaluateAll((nodes) => nodes.map(({ id }) => id));
    expect(drawn.toSorted()).toEqual([...shapeOf(guide).nodes.keys()].map((id) => `node-${id}`).toSorted());
    await page.locator('#node-hearing-soon a').first().click();
    await page.locator('#node h2').waitFor();
    expect(await page.locator('#node .reached kbd').allTextContents()).toEqual(
      pathsFrom(guide).get('hearing-soon'),
    );
    expect(await page.locator('#node .lines p[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
    expect(await page.locator('#node .facts a').first().getAttribute('href')).toMatch(/^https:/);
    await page.locator('#node .hear').first().click();
    await page.locator('#node audio[data-sound="ended"]').first().waitFor({ state: 'attached' });
  });

  it('finds a word in the language and in English, and draws its places thick', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/map?lang=en&word=passport`);
    const places = await page.locator('.found a').count();
    expect(places).toBeGreaterThan(0);
    expect(await page.locator('.picture g.marked').count()).toBe(places);
    await page.goto(`${bench.origin}/map?lang=en&word=zeppelin`);
    expect(await page.locator('.found a').count()).toBe(0);
  });

  it('brings the first place at which a word is found into view, and a chosen one before it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/map?lang=en`);
    expect(await isInFrame(page, 'node-main')).toBe(true);
    await page.fill('#word', 'merits');
    await page.click('.tools button');
    await page.locator('.found a').first().waitFor();
    const first = new URL(
      (await page.locator('.found a').first().getAttribute('href')) ?? '',
      bench.origin,
    ).searchParams.get('node');
    expect(first).not.toBe('main');
    await expect.poll(() => isInFrame(page, `node-${first}`)).toBe(true);
    await page.locator('#node h2').waitFor();
    await page.goto(`${bench.origin}/map?lang=en&node=bring`);
    await expect.poll(() => isInFrame(page, 'node-bring')).toBe(true);
  });

  it('grows, shrinks, and shows all of itself', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/map`);
    const width = (): Promise<number> =>
      page.locator('#picture svg').evaluate((svg) => svg.getBoundingClientRect().width);
    const begun = await width();
    await page.click('#zoom-in');
    expect(await width()).toBeGreaterThan(begun);
    expect(await isInFrame(page, 'node-main')).toBe(true);
    await page.click('#zoom-out');
    await page.click('#zoom-out');
    expect(await width()).toBeLessThan(begun);
    await page.click('#zoom-whole');
    const fits = await page.locator('#picture').evaluate((frame) => ({
      across: frame.scrollWidth <= frame.clientWidth + 1,
      down: frame.scrollHeight <= frame.clientHeight + 8,
    }));
    expect(fits).toEqual({ across: true, down: true });
  });

  it('prints no key on a box, and leads from each line to the script', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/map?lang=es&node=bring`);
    const covered = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.picture .node')].map((node) => ({
        id: node.id,
        rect: node.getBoundingClientRect(),
      }));
      return [...document.querySelectorAll('.picture .edge text')].flatMap((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        // A corner of a six-sided box is empty: what counts is its middle.
        return boxes
          .filter(({ rect }) => {
            const inset = rect.width / 6;
            return x > rect.left + inset && x < rect.right - inset && y > rect.top && y < rect.bottom;
          })
          .map(({ id }) => `${text.textContent} on ${id}`);
      });
    });
    expect(covered).toEqual([]);
    const links = await page
      .locator('#node .lines .to-script')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !/^\/script\/(?:es|en)\/[a-z0-9-]+$/.test(link ?? ''))).toEqual([]);
  });
});

/** Whether the middle of an element stands in the picture's frame. */
function isInFrame(page: Page, id: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const frame = document.querySelector('#picture')?.getBoundingClientRect();
    const box = document.getElementById(wanted)?.getBoundingClientRect();
    if (!frame || !box) return false;
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
  }, id);
}
