import { describe, expect, it } from 'vitest';
import { guide } from '../guides.ts';
import { pathsFrom } from '../../src/guide/paths.ts';
import { shapeOf } from '../../src/guide/shape.ts';
import { openBrowser, openPage } from './browser.ts';
import { installHummingEngine, startTestBench } from './test-bench.ts';

installHummingEngine();

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
});
