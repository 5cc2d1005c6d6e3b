import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serveTopics } from '../../src/workbench/topics/routes.tsx';
import { openBrowser, openPage } from './browser.ts';
import { browsing, startTestDesk } from './test-desk-site.ts';

/** Goes on by the tab key until what is wanted has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`the tab key never leads to ${selector}`);
}

async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

it('callers ask what to do when the child is sick on the day: by keyboard alone, from nothing to a sound topic', async () => {
  const desk = await startTestDesk((site) => ({ topics: serveTopics(site) }), { assets: true });
  const page = await openPage(await openBrowser(), `${desk.origin}/desk/topics`, browsing('ben'));
  await typeInto(page, '#start-title', 'Sick child');
  await typeInto(page, '#start-about', 'What to do when the child is sick on the day.');
  await tabTo(page, '[name=template]');
  for (let down = 0; down < 3; down += 1) await page.keyboard.press('ArrowDown');
  // A list is chosen from by typing how its entry begins.
  await typeInto(page, '#start-under', 'Cannot go, or');
  await typeInto(page, '#start-choice', 'If your child is sick on the day,');
  await page.keyboard.press('Enter');
  await page.waitForURL(/sick-child/);
  const words = page.locator('#at-sick-child-start textarea[name^="words:"]');
  for (let number = 1; number <= (await words.count()); number += 1) {
    await tabTo(page, '#at-sick-child-start textarea[name^="words:"]');
    await page.keyboard.type(
      `Do what is said in sentence ${['one', 'two', 'three', 'four', 'five'][number - 1] ?? ''}.`,
    );
  }
  await tabTo(page, '#at-sick-child-start .primary');
  await page.keyboard.press('Enter');
  await page.locator('#at-sick-child-start .banner.good').waitFor();
  expect(await page.locator('.topic-fault, .banner.look:not(#offline)').count()).toBe(0);
  expect(await desk.bench.checks()).toEqual([]);
  expect((await desk.bench.topics())?.own.get('sick-child')).toMatchObject({
    document: { joins: { trouble: { choices: [{ to: 'sick-child-start' }] } } },
    words: { 'sick-child-then-done': 'Do what is said in sentence five.' },
  });
});
