import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectFolders } from '../../src/speech/folders.ts';
import { recordTones, surveyOf } from '../tones.ts';
import { copyWords } from '../copied-words.ts';
import { humAsWave } from '../speech/engines/hum.ts';
import { createHum, makeLines } from '../speech/engines/humming.ts';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench, type TestBench } from './test-bench.ts';

const thanks = '/script/es/goodbye-thanks';

function textIn({ folders }: TestBench, file: string, line: string): unknown {
  const values = JSON.parse(readFileSync(path.join(folders.prompts, file), 'utf8')) as Record<
    string,
    unknown
  >;
  return values[line];
}

const thanksIn = (bench: TestBench): unknown => textIn(bench, 'es/call.json', 'goodbye-thanks');

/** The form of something that can be done to the line. */
const formOf = (page: Page, act: string): Locator => page.locator(`form:has(input[value="${act}"])`);

async function edit(page: Page, text: string): Promise<void> {
  const field = page.locator('#new-words');
  if (!(await field.isVisible())) await page.locator('summary[aria-keyshortcuts=e]').click();
  await field.fill(text);
  await formOf(page, 'words').locator('button').click();
}

async function open(bench: TestBench, address: string): Promise<Page> {
  const page = await openPage(await openBrowser(), bench.address);
  await page.goto(bench.origin + address);
  return page;
}

/** Plays what is on the page to its end, quickly. */
async function listen(page: Page): Promise<void> {
  await page
    .locator('audio')
    .first()
    .evaluate(async (audio: HTMLAudioElement) => {
      const ended = new Promise((resolve) => {
        audio.addEventListener('ended', resolve);
      });
      audio.playbackRate = 8;
      await audio.play();
      await ended;
    });
}

const verdict = (page: Page, value: 'approved' | 'refused'): Locator =>
  page.locator(`button[value=${value}]`);
const good = '.came .banner.good';
const bad = '.came .banner.bad';

describe('the script on one’s own computer', () => {
  it('writes a new sentence into the project, shows what changed, and callers hear it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, thanks);
    const after = `${String(thanksIn(bench)).replace(/\.$/, '')}, y suerte.`;
    await edit(page, after);
    await page.locator(good).first().waitFor();
    expect(await page.locator('.came ins').first().textContent()).toContain('suerte');
    expect(thanksIn(bench)).toBe(after);
    expect(readFileSync(path.join(bench.scripts, 'faq', 'es.md'), 'utf8')).toContain(after);
    expect(bench.line.speech().text('goodbye-thanks', 'es')).toBe(after);
  });

  it('refuses what the rules refuse, with their words, and keeps what was typed', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, thanks);
    const before = thanksIn(bench);
    await edit(page, 'Vea www.uscis.gov.');
    await page.locator(bad).waitFor();
    expect(await page.locator(`${bad} li`).count()).toBeGreaterThan(0);
    expect(await page.locator('#new-words').inputValue()).toBe('Vea www.uscis.gov.');
    expect(thanksIn(bench)).toBe(before);
  });

  it('tells the second of two people who edit one line, and loses nothing of either', async () => {
    const bench = await startTestBench({ assets: true });
    const first = await open(bench, thanks);
    const second = await first.context().newPage();
    await second.goto(bench.origin + thanks);
    await edit(first, 'Gracias por su llamada.');
    await first.locator(good).first().waitFor();
    await edit(second, 'Muchas gracias por llamar.');
    await second.locator(bad).waitFor();
    expect(await second.locator(bad).textContent()).toContain('Gracias por su llamada.');
    expect(await second.locator('#new-words').inputValue()).toBe('Muchas gracias por llamar.');
    expect(thanksIn(bench)).toBe('Gracias por su llamada.');
    await formOf(second, 'words').locator('button').click();
    await second.locator(good).first().waitFor();
    expect(thanksIn(bench)).toBe('Muchas gracias por llamar.');
  });

  it('leads whoever says their name from one line to review to the next, keeping filter and order', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script?lang=fr&order=gravest&show=open');
    await page.locator('.script-line').first().click();
    await page.locator('#line').waitFor();
    const line = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await formOf(page, 'review').locator('button').click();
    expect(surveyOf(bench.folders, 'fr').reviewOf(line)).toBe('unreviewed');
    await page.fill('#name-review', 'Ana María Őri');
    await formOf(page, 'review').locator('button').click();
    await page.locator(good).first().waitFor();
    const { reviewOf, reviews } = surveyOf(bench.folders, 'fr');
    expect([reviewOf(line), reviews[line]?.review?.by]).toEqual(['reviewed', 'Ana María Őri']);
    expect(await page.locator('.words').textContent()).toContain('Ana María Őri');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(`/${line}`));
    expect(new URL(page.url()).search).toBe('?show=open&order=gravest');
    expect(await page.locator('#name-review').count()).toBe(0);
  });

  it('tells warmly that nothing is left once the last line of a list is reviewed', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script/fr/goodbye-thanks?show=open&q=goodbye-thanks');
    await page.fill('#name-review', 'Ana');
    await formOf(page, 'review').locator('button').click();
    await page.locator('.came a').waitFor();
    expect(await page.locator('.came .banner.good').count()).toBe(2);
    await page.locator('.came a').click();
    await page.locator('.script-line').first().waitFor();
    expect(await page.locator('.how-far progress').getAttribute('value')).toBe('1');
  });

  it('plays a recorded line, and asks whether its new words mean the same', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', ['goodbye-thanks']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await open(bench, thanks);
    const lasts = await page
      .locator('audio')
      .first()
      .evaluate(async (audio) => {
        await (audio as HTMLAudioElement).play();
        return (audio as HTMLAudioElement).duration;
      });
    expect(lasts).toBeCloseTo(0.5);
    await edit(page, 'Gracias por su llamada.');
    await page.locator(bad).waitFor();
    await page.locator('input[name=meaning][value=same]').check();
    await formOf(page, 'words').locator('button').click();
    await page.locator(good).first().waitFor();
    expect(surveyOf(folders, 'es').stock.stateOf('goodbye-thanks')).toBe('older');
  });

  it('has a listener hear what a computer made before they approve or refuse it, under their name', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe', 'mail']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await open(bench, '/script?lang=ht&show=unheard');
    expect(await page.locator('.script-line').count()).toBe(2);
    await page.goto(`${bench.origin}/script/ht/safe?show=unheard`);
    expect(await verdict(page, 'approved').isDisabled()).toBe(true);
    await listen(page);
    await page.fill('[id^=name-heard]', 'Marie Joseph');
    await verdict(page, 'approved').click();
    await page.locator('.came a').click();
    await page.waitForURL(/\/mail\?/);
    await listen(page);
    await verdict(page, 'refused').click();
    await page.locator(good).first().waitFor();
    const after = surveyOf(folders, 'ht');
    expect([after.stock.stateOf('safe'), after.stock.stateOf('mail')]).toEqual(['current', 'refused']);
    expect(after.recordings.list.safe?.heard?.by).toBe('Marie Joseph');
    await page.goto(`${bench.origin}/script?lang=ht&show=unrecorded&q=mail`);
    expect(await page.locator('#line-mail').count()).toBe(1);
    await page.goto(`${bench.origin}/script?lang=ht&show=unheard`);
    expect(await page.locator('.script-line').count()).toBe(0);
  });

  it('keeps no verdict on a recording that has been made anew since the page was shown', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await openPage(await openBrowser(), bench.address, { javaScriptEnabled: false });
    await page.goto(`${bench.origin}/script/ht/safe`);
    const longer = createHum({
      speak: (text, rate) => Promise.resolve({ bytes: humAsWave(text, rate * 0.9), charged: 0 }),
    });
    await makeLines(folders, 'ht', ['safe'], { engine: longer, all: true });
    await page.fill('[id^=name-heard]', 'Marie Joseph');
    await verdict(page, 'approved').click();
    expect(await page.locator(bad).count()).toBe(1);
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
    await verdict(page, 'approved').click();
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('current');
  });

  it('works without its script, too, and keeps filter and order when somebody says their name', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address, { javaScriptEnabled: false });
    await page.goto(bench.origin + thanks);
    await edit(page, 'Gracias por su llamada.');
    await page.locator(good).first().waitFor();
    expect(thanksIn(bench)).toBe('Gracias por su llamada.');
    await page.goto(`${bench.origin}/script?lang=es&show=open&order=gravest&q=cita&page=2`);
    await page.fill('#name', 'Ana');
    await page.locator('form[action$="/script/name"] button').click();
    expect(new URL(page.url()).search).toBe('?lang=es&show=open&order=gravest&q=cita&page=2');
    expect(await page.locator('#name').inputValue()).toBe('Ana');
  });

  it('can be worked with keys alone, which do nothing while somebody types, or wants none', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script?lang=es');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = await page.locator('.script-line').first().getAttribute('href');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(first);
    await page.keyboard.press('/');
    await page.keyboard.type('jk goodbye-thanks');
    expect(await page.locator('#q').inputValue()).toBe('jk goodbye-thanks');
    await page.goto(bench.origin + thanks);
    await page.keyboard.press('e');
    await page.keyboard.type('j');
    expect(await page.locator('#new-words').inputValue()).toMatch(/j/);
    await page.locator('#line-name').click();
    await page.keyboard.press('j');
    await page.waitForURL((url) => url.pathname !== thanks);
    const there = page.url();
    await page.keyboard.press('?');
    await page.locator('#keys-on').uncheck();
    await page.locator('#line-name').click();
    await page.keyboard.press('k');
    await page.reload();
    expect(page.url()).toBe(there);
    expect(await page.locator('#keys-on').isChecked()).toBe(false);
  });

  it('warns while somebody writes that a fixed word is missing', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script/es/safe');
    await page.keyboard.press('e');
    const warnings = page.locator('.fixed-warnings li:visible');
    expect(await warnings.count()).toBe(0);
    await page.locator('#new-words').fill('Es seguro.');
    expect(await warnings.count()).toBeGreaterThan(0);
    await page.locator('#new-words').fill('Por lo general es seguro.');
    expect(await warnings.count()).toBe(0);
  });

  it('keeps an edit in the browser while there is no connection, and sends it later', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, thanks);
    const before = thanksIn(bench);
    await page.context().setOffline(true);
    await edit(page, 'Gracias por su llamada.');
    await page.locator('#outbox li').waitFor();
    expect(await page.locator('#new-words').inputValue()).toBe('Gracias por su llamada.');
    expect(thanksIn(bench)).toBe(before);
    await page.context().setOffline(false);
    await page.locator('#outbox .badge.good').waitFor();
    expect(thanksIn(bench)).toBe('Gracias por su llamada.');
  });

  it('leaves the project’s own words alone in these tests', () => {
    expect(existsSync(path.join(projectFolders.audio, 'es'))).toBe(false);
  });
});
