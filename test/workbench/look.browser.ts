import { describe, expect, it } from 'vitest';
import { copyWords } from '../copied-words.ts';
import { makeLines } from '../speech/engines/humming.ts';
import { openBrowser, openPage } from './browser.ts';
import { servePublications } from '../../src/workbench/publications/routes.tsx';
import { serveToday } from '../../src/workbench/today/routes.tsx';
import { inspect } from './inspect.ts';
import { startTestBench, type TestBench } from './test-bench.ts';
import { serveStudio } from '../../src/workbench/studio/routes.tsx';
import { agree, takeFor } from '../desk/benches.ts';
import { browsing, startTestDesk } from './test-desk-site.ts';

const pages = [
  '/today',
  '/notices',
  '/notices/notice',
  '/offices',
  '/offices/new',
  '/offices?q=79901',
  '/facts',
  '/facts/W5',
  '/facts/W5/changed',
  '/phone',
  '/guidance?lang=es',
  '/map?lang=ar&node=notice-court-receipt&word=USCIS',
  '/script?lang=pa&show=open',
  '/script?lang=en',
  '/script?lang=ht&show=unheard',
  '/script/ht/safe?show=unheard',
  '/script/fa/safe?show=open&order=gravest',
  '/script?lang=es&q=no-such-words',
  '/studio?lang=ht',
  '/studio/listen?lang=ht',
  '/studio/listen?lang=es',
  '/flyer?lang=zh&number=1-555-010-0199',
  '/flyer?lang=ar&sheet=card',
  '/flyer?lang=ht&number=12',
  '/usage/sample',
  '/usage/sample/words',
  '/usage',
];

/** The pages, with lines that a computer speaks. */
async function startBench(): Promise<TestBench> {
  const folders = copyWords();
  await makeLines(folders, 'ht', ['safe', 'mail']);
  return startTestBench({ assets: true, folders });
}

describe('every page', () => {
  it.each([
    ['light', 'en'],
    ['dark', 'es'],
  ] as const)(
    'can be used by everyone, %s, in %s: axe finds nothing, and nothing scrolls sideways at 320 pixels',
    async (colorScheme, locale) => {
      const bench = await startBench();
      const page = await openPage(await openBrowser(), bench.address, { colorScheme });
      await page.context().addCookies([{ name: 'desk-locale', value: locale, url: bench.origin }]);
      for (const address of pages) {
        for (const viewport of [
          { width: 1280, height: 900 },
          { width: 320, height: 640 },
        ]) {
          await page.setViewportSize(viewport);
          await page.goto(bench.origin + address);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect([address, viewport.width, over, await inspect(page)]).toEqual([
            address,
            viewport.width,
            0,
            [],
          ]);
        }
      }
    },
  );

  it.each(['light', 'dark'] as const)('is so on the line too, %s, on a phone', async (colorScheme) => {
    const desk = await startTestDesk(
      (site) => ({
        today: serveToday(site),
        publications: servePublications(site),
        studio: serveStudio(site),
      }),
      { assets: true },
    );
    const place = { language: 'ar', line: 'goodbye-thanks' };
    const owner = { id: 'ana', role: 'owner', languages: [] } as const;
    for (const text of ['شكرًا لاتصالك.', 'شكرًا جزيلاً لاتصالك.']) {
      const now = (await desk.bench.line(place))?.seen ?? '';
      await desk.bench.write(owner, place, { text, seen: now, meaning: undefined });
      const { upTo, newest } = await desk.bench.difference();
      if (newest === 0) await desk.bench.publish(owner, { upTo, newest, note: 'The first' });
    }
    for (const language of ['es', 'ar']) await agree(desk.bench, owner, language);
    const spoken = { language: 'es', line: 'safe' };
    const { text = '', seen = '' } = (await desk.bench.line(spoken)) ?? {};
    await desk.bench.keep(owner, spoken, { bytes: takeFor(text), seen });
    const { sound = '' } = (await desk.bench.line(spoken))?.take ?? {};
    await desk.bench.hear(owner, spoken, { sound, verdict: 'refused', why: 'Too fast.' });
    const options = { colorScheme, viewport: { width: 320, height: 640 }, ...browsing('ana') };
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/today`, options);
    for (const address of [
      '/today',
      '/publications',
      '/studio?lang=ht',
      '/studio?lang=fa',
      '/studio?lang=es&line=safe',
      '/studio/voices?lang=es',
      '/studio/consent?lang=ar',
    ]) {
      await page.goto(`${desk.origin}/desk${address}`);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([address, over]).toEqual([address, 0]);
      expect([address, await inspect(page)]).toEqual([address, []]);
    }
  });
});
