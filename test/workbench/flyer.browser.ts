import { describe, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench } from './test-bench.ts';

const filled = 'number=1-555-010-0199&hours=Mon-Fri+9:00-12:00,+13:00-17:00';

/** The pages of a PDF, by its own list of them. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

/** A PDF's first page, in points. */
function sizeOf(pdf: Buffer): readonly number[] {
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf.toString('latin1')) ?? [];
  return [Number(width), Number(height)].map(Math.round);
}

describe('the flyer', () => {
  it.each(
    ['en', 'ar', 'zh'].flatMap((lang) =>
      ['flyer', 'card'].flatMap((sheet) => [
        { lang, sheet, paper: 'letter', size: [612, 792] },
        { lang, sheet, paper: 'a4', size: [595, 842] },
      ]),
    ),
  )('prints $sheet in $lang on one page of $paper', async ({ lang, sheet, paper, size }) => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/flyer?lang=${lang}&sheet=${sheet}&paper=${paper}&${filled}`);
    await page.evaluate(() => document.fonts.ready);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pagesOf(pdf)).toBe(1);
    expect(sizeOf(pdf).map((length, index) => Math.abs(length - (size[index] ?? 0)))).toSatisfy(
      (off: number[]) => off.every((points) => points <= 1),
    );
  });

  it('fits on its paper in every language, and no word is cut off', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/flyer`);
    const codes = await page
      .locator('#lang option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    expect(codes.length).toBe(15);
    for (const lang of codes) {
      for (const wish of [
        'sheet=flyer&paper=letter',
        'sheet=flyer&paper=a4',
        'sheet=card&paper=letter',
        'sheet=card&paper=a4',
      ]) {
        await page.goto(`${bench.origin}/flyer?lang=${lang}&${wish}&${filled}`);
        const cut = await page.evaluate(async () => {
          await document.fonts.ready;
          const boxes = [
            ...document.querySelectorAll('.sheet, .card, .card li, .keypad-picture td, .halves'),
          ];
          return boxes
            .filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
            .map(({ className, tagName }) => className || tagName);
        });
        expect([lang, wish, cut]).toEqual([lang, wish, []]);
      }
    }
  });

  it('is written in fonts that have its script', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    const families = {
      ar: 'Noto Sans Arabic',
      zh: 'Noto Sans SC',
      pa: 'Noto Sans Gurmukhi',
      bn: 'Noto Sans Bengali',
      gu: 'Noto Sans Gujarati',
      ru: 'Noto Sans',
    };
    for (const [lang, family] of Object.entries(families)) {
      await page.goto(`${bench.origin}/flyer?lang=${lang}`);
      const loaded = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(({ status }) => status === 'loaded').map((font) => font.family);
      });
      expect(
        loaded.some((name) => name.includes(`${family} Variable`)),
        lang,
      ).toBe(true);
    }
  });

  it('promises a person at 0 only where there is one', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    const unused = page.locator('.keypad-picture td.unused .key', { hasText: '0' });
    await page.goto(`${bench.origin}/flyer?lang=es`);
    expect(await unused.count()).toBe(1);
    await page.goto(`${bench.origin}/flyer?lang=es&hours=9-17`);
    expect(await unused.count()).toBe(0);
  });

  it('has a gap to write into where no number is given, and refuses what is none', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/flyer?lang=es`);
    expect(await page.locator('.big-number .gap').count()).toBe(1);
    await page.fill('#number', 'call me');
    await page.click('text=Show');
    expect(await page.getByRole('alert').count()).toBe(1);
  });

  it('is printed by its button', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/flyer?lang=es`);
    await page.evaluate(() => {
      window.print = () => {
        document.title = 'asked to print';
      };
    });
    await page.click('#print');
    expect(await page.title()).toBe('asked to print');
  });

  it('takes a number that phones know, asks about one that they do not, and prints both', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    const told = page.locator('#number-told');
    await page.goto(`${bench.origin}/flyer?lang=es&number=212-555-0123`);
    expect(await told.count()).toBe(0);
    await page.goto(`${bench.origin}/flyer?lang=es&number=1-555-010-0199`);
    expect(await told.getAttribute('role')).toBe('status');
    expect(await page.locator('.big-number bdi').textContent()).toBe('1-555-010-0199');
    await page.goto(`${bench.origin}/flyer?lang=es&number=212-555-01`);
    expect(await told.getAttribute('role')).toBe('alert');
    expect(await page.locator('.big-number bdi').count()).toBe(0);
  });

  it('invites nobody to a language that the line does not speak', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address);
    await page.goto(`${bench.origin}/flyer?lang=ht&${filled}`);
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await page.locator('.sheet .not-offered').count()).toBe(1);
    await page.goto(`${bench.origin}/flyer?lang=ht&sheet=card&${filled}`);
    expect(await page.getByRole('alert').count()).toBe(1);
    expect(await page.locator('.sheet').first().textContent()).not.toContain('555-010-0199');
    await page.goto(`${bench.origin}/flyer?lang=es&${filled}`);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.locator('.sheet .not-offered').count()).toBe(0);
  });

  it('is shown whole on a phone', async () => {
    const bench = await startTestBench({ assets: true });
    for (const width of [320, 360, 600, 1024]) {
      const page = await openPage(await openBrowser(), bench.address, { viewport: { width, height: 740 } });
      for (const paper of ['letter', 'a4']) {
        await page.goto(`${bench.origin}/flyer?lang=ar&paper=${paper}`);
        const over = await page.locator('.desk').evaluate((desk) => desk.scrollWidth - desk.clientWidth);
        expect([width, paper, over]).toEqual([width, paper, 0]);
      }
    }
  });
});
