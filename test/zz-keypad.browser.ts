import { it } from 'vitest';
import { openBrowser, openPage } from './workbench/browser.ts';
import { startTestBench } from './workbench/test-bench.ts';

it('shoots', async () => {
  const bench = await startTestBench({ assets: true });
  const browser = await openBrowser();
  const addresses = (process.env.SHOTS ?? '/phone').split(' ');
  for (const [width, height] of [[360, 740], [1280, 860]] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await openPage(browser, bench.address, { viewport: { width, height }, colorScheme });
      for (const address of addresses) {
        await page.goto(bench.origin + address);
        await page.screenshot({ path: `/tmp/shots/${address.replaceAll(/\W+/g, '-')}-${width}-${colorScheme}.png` });
      }
    }
  }
});
