import { performance } from 'node:perf_hooks';
import type { Page } from 'playwright-core';
import { publicUrl } from '../../built-line.ts';
import { writeWords } from '../../desk/members/ways-in.ts';
import type { LineTaken } from './figures.ts';
import { rate, say, textOf } from './material.ts';
import { giveMicrophone, sayInto } from './microphone.ts';
import { language, type Stage } from './stage.ts';

const home = `${publicUrl}/desk`;
/** Milliseconds in which a page does what it is asked, unless something is amiss. */
const soon = 20_000;
/** Milliseconds after which somebody presses a button once more. */
const again = 3000;

/** How often somebody tries before they ask what is amiss. */
const mostTries = 5;

/** Somebody who records in a browser. */
interface LinkSpeaker {
  /** Records so many lines, each as the page leads to it. */
  readonly record: (count: number, progress?: (recorded: number) => void) => Promise<readonly LineTaken[]>;
  /** Waits until the page has sent all that it keeps; whether it has within so many seconds. */
  readonly sendAll: (seconds: number) => Promise<boolean>;
}

/** Opens an invitation in a browser, becomes a member, and agrees to be heard by callers; speaks so many times as fast as people do. */
export async function joinByLink(
  { browser }: Stage,
  link: string,
  name: string,
  pace: number,
): Promise<LinkSpeaker> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await giveMicrophone(page, pace);
  let clicks = 0;
  const click = async (selector: string): Promise<void> => {
    clicks += 1;
    await page.click(selector, { timeout: soon });
  };
  await open(page, link, '#name');
  await page.fill('#name', name);
  await click('button[value=words]');
  await writeWords(page);
  await page.waitForURL(`${home}/today`);
  await open(page, `${home}/studio?lang=${language}`, 'button[name="given"]');
  await click('button[name="given"][value="yes"]');
  await lineOf(page);

  const recordOne = async (): Promise<LineTaken> => {
    const line = await lineOf(page);
    const [began, before] = [performance.now(), clicks];
    const sound = await say(textOf(line));
    let waited = 0;
    let tries = 0;
    do {
      if ((tries += 1) > mostTries) throw new Error(`"${line}" is not taken: ${await toldOn(page)}`);
      await page.locator('#record:enabled').waitFor({ timeout: soon });
      await click('#record');
      await page.locator('#record[data-recording]:enabled').waitFor({ timeout: soon });
      const said = performance.now();
      await sayInto(page, sound);
      waited += performance.now() - said;
      await click('#record');
      await page.locator('#record:not([data-recording]):enabled').waitFor({ timeout: soon });
    } while (!(await page.isEnabled('#keep')));
    const isLast = !(await page.getAttribute('.booth', 'data-next'));
    await click('#keep');
    if (isLast) await page.locator('#take-state[data-kind="good"]').waitFor({ timeout: soon });
    let looked = 0;
    while (!isLast && !(await isPast(page, line))) {
      if ((looked += 1) > mostTries) throw new Error(`"${line}" leads nowhere: ${await toldOn(page)}`);
      // Without a connection the page stays; whoever sees that presses on.
      const next = page.locator('#next-open');
      if ((await page.isEnabled('#record')) && (await next.count()) > 0) await click('#next-open');
    }
    const spoken = sound.length / rate;
    const seconds = (performance.now() - began - waited) / 1000 + spoken;
    return { line, seconds, presses: clicks - before };
  };
  return {
    record: async (count, progress) => {
      const taken: LineTaken[] = [];
      while (taken.length < count) {
        taken.push(await recordOne());
        progress?.(taken.length);
      }
      return taken;
    },
    sendAll: async (seconds) => {
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until) {
        await open(page, `${home}/studio?lang=${language}`, '.booth');
        await page.waitForTimeout(again);
        const waiting = await page.locator('#outbox:not([hidden]) .badge:not(.good)').count();
        if (waiting === 0) return true;
      }
      return false;
    },
  };
}

/** What the page says of the take. */
async function toldOn(page: Page): Promise<string> {
  return (await page.textContent('#take-state')) ?? '';
}

/** The line that the page shows. */
async function lineOf(page: Page): Promise<string> {
  const line = await page.locator('.booth').getAttribute('data-line', { timeout: soon });
  return line ?? '';
}

/** Whether another line has come in its place within a moment. */
async function isPast(page: Page, line: string): Promise<boolean> {
  return page
    .locator(`.booth:not([data-line="${line}"])`)
    .waitFor({ timeout: again })
    .then(
      () => true,
      () => false,
    );
}

/** Opens an address, and again where that fails, as anybody does, until something of it is there. */
async function open(page: Page, address: string, selector: string): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await page.goto(address);
      await page.locator(selector).first().waitFor({ timeout: soon });
      return;
    } catch (error) {
      if (tried === 5) throw error;
    }
  }
}
