import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectFolders } from '../../src/speech/folders.ts';
import { recordTones, surveyOf } from '../tones.ts';
import { copyWords } from '../copied-words.ts';
import { humAsWave } from '../speech/engines/hum.ts';
import { createHum, makeLines } from '../speech/engines/humming.ts';
import { openBrowser, openPage } from './browser.ts';
import { startTestBench, type TestBench } from './test-bench.ts';

function textIn({ folders }: TestBench, file: string, line: string): unknown {
  const values = JSON.parse(readFileSync(path.join(folders.prompts, file), 'utf8')) as Record<
    string,
    unknown
  >;
  return values[line];
}

async function edit(page: Page, line: string, text: string): Promise<void> {
  const card = page.locator(`#line-${line}`);
  const field = card.locator('textarea');
  if (!(await field.isVisible())) await card.locator('summary').click();
  await field.fill(text);
  await card.getByRole('button', { name: 'Save' }).click();
}

async function open(bench: TestBench, address: string): Promise<Page> {
  const page = await openPage(await openBrowser(), bench.address);
  await page.goto(bench.origin + address);
  return page;
}

describe('the script page', () => {
  it('writes a new sentence into the project, shows what changed, and callers hear it', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script?lang=es');
    const before = String(textIn(bench, 'es/call.json', 'goodbye-thanks'));
    const after = `${before.replace(/\.$/, '')}, y suerte.`;
    await edit(page, 'goodbye-thanks', after);
    await page.locator('#line-goodbye-thanks .outcome.good').waitFor();
    expect(await page.locator('#line-goodbye-thanks ins').first().textContent()).toContain('suerte');
    expect(textIn(bench, 'es/call.json', 'goodbye-thanks')).toBe(after);
    expect(readFileSync(path.join(bench.scripts, 'faq', 'es.md'), 'utf8')).toContain(after);
    expect(bench.line.speech().text('goodbye-thanks', 'es')).toBe(after);
  });

  it('refuses what the rules refuse, with their words, and keeps what was typed', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script?lang=es');
    const before = textIn(bench, 'es/call.json', 'goodbye-thanks');
    await edit(page, 'goodbye-thanks', 'Vea www.uscis.gov.');
    const card = page.locator('#line-goodbye-thanks');
    await card.locator('.outcome.bad').waitFor();
    expect(await card.locator('.outcome.bad li').count()).toBeGreaterThan(0);
    expect(await card.locator('textarea').inputValue()).toBe('Vea www.uscis.gov.');
    expect(textIn(bench, 'es/call.json', 'goodbye-thanks')).toBe(before);
  });

  it('tells the second of two people who edit one line, and loses nothing of either', async () => {
    const bench = await startTestBench({ assets: true });
    const first = await open(bench, '/script?lang=es');
    const second = await first.context().newPage();
    await second.goto(`${bench.origin}/script?lang=es`);
    await edit(first, 'goodbye-thanks', 'Gracias por su llamada.');
    await first.locator('#line-goodbye-thanks .outcome.good').waitFor();
    await edit(second, 'goodbye-thanks', 'Muchas gracias por llamar.');
    const card = second.locator('#line-goodbye-thanks');
    await card.locator('.outcome.bad').waitFor();
    expect(await card.locator('.outcome.bad').textContent()).toContain('Gracias por su llamada.');
    expect(await card.locator('textarea').inputValue()).toBe('Muchas gracias por llamar.');
    expect(textIn(bench, 'es/call.json', 'goodbye-thanks')).toBe('Gracias por su llamada.');
    await card.getByRole('button', { name: 'Save' }).click();
    await card.locator('.outcome.good').waitFor();
    expect(textIn(bench, 'es/call.json', 'goodbye-thanks')).toBe('Muchas gracias por llamar.');
  });

  it('marks a line as reviewed by a person who has said their name, and by nobody else', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await open(bench, '/script?lang=fr&order=gravest&show=open');
    const card = page.locator('article.line').first();
    const line = String(await card.getAttribute('id')).replace('line-', '');
    await card.getByRole('button', { name: /reviewed/ }).click();
    await card.locator('.outcome.bad').waitFor();
    expect(surveyOf(bench.folders, 'fr').reviewOf(line)).toBe('unreviewed');
    await page.fill('#reviewer', 'Ana María Őri');
    await page.click('text=This is me');
    await page.goto(`${bench.origin}/script?lang=fr`);
    await page
      .locator(`#line-${line}`)
      .getByRole('button', { name: /reviewed/ })
      .click();
    await page.locator(`#line-${line} .outcome.good`).waitFor();
    const { reviewOf, reviews } = surveyOf(bench.folders, 'fr');
    expect(reviewOf(line)).toBe('reviewed');
    expect(reviews[line]?.review?.by).toBe('Ana María Őri');
    expect(await page.locator(`#line-${line} .state.reviewed`).textContent()).toContain('Ana María Őri');
  });

  it('plays a recorded line, and asks whether its new words mean the same', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', ['goodbye-thanks']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await open(bench, '/script?lang=es');
    const card = page.locator('#line-goodbye-thanks');
    const lasts = await card.locator('audio').evaluate(async (audio) => {
      await (audio as HTMLAudioElement).play();
      return (audio as HTMLAudioElement).duration;
    });
    expect(lasts).toBeCloseTo(0.5);
    await edit(page, 'goodbye-thanks', 'Gracias por su llamada.');
    await card.locator('.outcome.bad').waitFor();
    await card.getByLabel(/the same/).check();
    await card.getByRole('button', { name: 'Save' }).click();
    await card.locator('.outcome.good').waitFor();
    expect(surveyOf(folders, 'es').stock.stateOf('goodbye-thanks')).toBe('older');
  });

  it('has a listener hear what a computer made before they approve or refuse it, under their name', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe', 'mail']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await open(bench, '/script?lang=ht&show=unheard');
    expect(await page.locator('article.line').count()).toBe(2);
    const judgeAs = async (line: string, name: RegExp): Promise<void> => {
      const card = page.locator(`#line-${line}`);
      const button = card.getByRole('button', { name });
      expect(await button.isDisabled()).toBe(true);
      await card
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
      await button.click();
      await card.locator('.outcome').waitFor();
    };
    const { stock } = surveyOf(folders, 'ht');
    expect(stock.stateOf('safe')).toBe('unheard');
    await judgeAs('safe', /approve/);
    expect(await page.locator('#line-safe .outcome.bad').count()).toBe(1);
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
    await page.fill('#reviewer', 'Marie Joseph');
    await page.click('text=This is me');
    await page.goto(`${bench.origin}/script?lang=ht&show=unheard`);
    await judgeAs('safe', /approve/);
    await judgeAs('mail', /recorded/);
    const after = surveyOf(folders, 'ht');
    expect([after.stock.stateOf('safe'), after.stock.stateOf('mail')]).toEqual(['current', 'refused']);
    expect(after.recordings.list.safe?.heard?.by).toBe('Marie Joseph');
    await page.goto(`${bench.origin}/script?lang=ht&show=unrecorded`);
    expect(await page.locator('#line-mail').count()).toBe(1);
    await page.goto(`${bench.origin}/script?lang=ht&show=unheard`);
    expect(await page.locator('article.line').count()).toBe(0);
  });

  it('keeps no verdict on a recording that has been made anew since the page was shown', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe']);
    const bench = await startTestBench({ assets: true, folders });
    const page = await openPage(await openBrowser(), bench.address, { javaScriptEnabled: false });
    await page.goto(`${bench.origin}/script?lang=ht`);
    await page.fill('#reviewer', 'Marie Joseph');
    await page.click('text=This is me');
    await page.goto(`${bench.origin}/script?lang=ht&show=unheard`);
    const longer = createHum({
      speak: (text, rate) => Promise.resolve({ bytes: humAsWave(text, rate * 0.9), charged: 0 }),
    });
    await makeLines(folders, 'ht', ['safe'], { engine: longer, all: true });
    await page
      .locator('#line-safe')
      .getByRole('button', { name: /approve/ })
      .click();
    expect(await page.locator('.outcome.bad').count()).toBe(1);
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
    await page
      .locator('#line-safe')
      .getByRole('button', { name: /approve/ })
      .click();
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('current');
  });

  it('works without its script, too', async () => {
    const bench = await startTestBench({ assets: true });
    const page = await openPage(await openBrowser(), bench.address, { javaScriptEnabled: false });
    await page.goto(`${bench.origin}/script?lang=es`);
    await edit(page, 'goodbye-thanks', 'Gracias por su llamada.');
    await page.locator('.outcome.good').waitFor();
    expect(textIn(bench, 'es/call.json', 'goodbye-thanks')).toBe('Gracias por su llamada.');
  });

  it('leaves the project’s own words alone in these tests', () => {
    expect(existsSync(path.join(projectFolders.audio, 'es'))).toBe(false);
  });
});
