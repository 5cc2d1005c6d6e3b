import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serveStudio } from '../../src/workbench/studio/routes.tsx';
import { agree, takeFor } from '../desk/benches.ts';
import { openBrowser, openPage } from './browser.ts';
import { makeMicrophone, record, secondsToHear, spoken } from './microphone.ts';
import { members, signIn, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const place = { language: 'es', line: spoken.line };

const start = (): Promise<TestDeskSite> =>
  startTestDesk((site) => ({ studio: serveStudio(site) }), { assets: true });

async function openAs(browser: Browser, desk: TestDeskSite, member: string, address: string): Promise<Page> {
  const page = await openPage(browser, 'about:blank', { viewport: { width: 320, height: 640 } });
  await signIn(page, desk, member);
  await page.goto(`${desk.origin}/desk${address}`);
  return page;
}

/** Has a member agree without a browser. */
async function agreeAs(desk: TestDeskSite, member: 'cleo' | 'dora'): Promise<void> {
  const actor = members[member];
  if (actor) await agree(desk.bench, actor, place.language);
}

/** Keeps a take without a browser. */
async function keepAs(desk: TestDeskSite, member: 'cleo' | 'ana'): Promise<void> {
  const line = await desk.bench.line(place);
  const bytes = takeFor(line?.text ?? '');
  const { cleo, ana } = members;
  const actor = member === 'cleo' ? cleo : ana;
  if (!actor) throw new Error('there is no such member');
  await agree(desk.bench, actor, place.language);
  expect(await desk.bench.keep(actor, place, { bytes, seen: line?.seen ?? '' })).toMatchObject({
    kind: 'done',
  });
}

/** Plays the recording of the page to its end. */
async function hear(page: Page): Promise<void> {
  // A browser plays nothing before somebody has touched the page.
  await page.click('h1');
  await page.evaluate(() => document.querySelector('audio')?.play());
  await expect.poll(() => page.isEnabled('[value="refused"]'), { timeout: 30_000 }).toBe(true);
}

const stateOf = async ({ bench }: TestDeskSite): Promise<string | undefined> =>
  (await bench.survey()).find(({ info }) => info.code === 'es')?.stock.stateOf(spoken.line);

it('a first-time speaker agrees in their own language, and says a line with three clicks', async () => {
  const desk = await start();
  const address = `/studio?lang=es&line=${spoken.line}`;
  const page = await openAs(await openBrowser(await makeMicrophone('speech')), desk, 'cleo', address);
  expect(await page.locator('#record').count()).toBe(0);
  expect(await page.locator('.points').first().getAttribute('lang')).toBe('es');
  await page.click('[name="given"][value="yes"]');
  expect((await desk.bench.voices('es')).consents.get('cleo')).toMatchObject({ given: true, text: 1 });
  await page.goto(`${desk.origin}/desk${address}`);
  await expect.poll(() => page.isEnabled('#record')).toBe(true);
  await page.click('#record');
  const seconds = await secondsToHear();
  const heard = async (): Promise<number> =>
    Number(/(\d+) s$/.exec((await page.textContent('#take-state')) ?? '')?.[1] ?? 0);
  await expect.poll(heard, { timeout: 60_000 }).toBeGreaterThanOrEqual(seconds);
  await page.click('#record');
  await expect.poll(() => page.isEnabled('#keep'), { timeout: 30_000 }).toBe(true);
  await page.click('#keep');
  await expect.poll(() => new URL(page.url()).searchParams.get('line')).not.toBe(spoken.line);
  expect((await desk.bench.line(place))?.take?.who).toBe('cleo');
});

it('a speaker who withdraws is told what happens, and is heard no more', async () => {
  const desk = await start();
  await keepAs(desk, 'cleo');
  const page = await openAs(await openBrowser(), desk, 'cleo', '/studio/consent?lang=es');
  await page.click('[name="given"][value="no"]');
  expect((await desk.bench.line(place))?.voices.size).toBe(1);
  await page.check('#sure');
  await page.click('[name="given"][value="no"]');
  await page.locator('.banner.good').waitFor();
  expect((await desk.bench.line(place))?.voices.size).toBe(0);
});

it('an owner hears each voice, chooses one for a topic, and sees it on the page', async () => {
  const desk = await start();
  await keepAs(desk, 'cleo');
  const { sound = '' } = (await desk.bench.line(place))?.take ?? {};
  const { ana } = members;
  if (!ana) throw new Error('there is no owner');
  await desk.bench.hear(ana, place, { sound, verdict: 'approved' });
  const page = await openAs(await openBrowser(), desk, 'ana', '/studio/voices?lang=es');
  expect(await page.locator('#voice-cleo audio').count()).toBe(1);
  await page.selectOption('#voice', 'cleo');
  await page.selectOption('#place', 'about');
  await page.click('#choose button');
  await page.locator('.banner.good').waitFor();
  expect([...(await desk.bench.voices('es')).chosen]).toEqual([['about', 'cleo']]);
});

it('what a speaker records on a phone is heard by callers once another speaker has listened to it', async () => {
  const desk = await start();
  await agreeAs(desk, 'cleo');
  const cleo = await openAs(
    await openBrowser(await makeMicrophone('speech')),
    desk,
    'cleo',
    `/studio?lang=es&line=${spoken.line}`,
  );
  await record(cleo, await secondsToHear());
  await cleo.click('#keep');
  await expect.poll(() => new URL(cleo.url()).searchParams.get('line')).not.toBe(spoken.line);
  expect((await desk.bench.line(place))?.take?.who).toBe('cleo');
  await cleo.goto(`${desk.origin}/desk/studio/listen?lang=es`);
  expect(await cleo.locator('[value="approved"]').count()).toBe(0);

  const dora = await openAs(await openBrowser(), desk, 'dora', '/studio/listen?lang=es');
  expect(await dora.isEnabled('[value="approved"]')).toBe(false);
  await hear(dora);
  expect(await stateOf(desk)).toBe('missing');
  await dora.click('[value="approved"]');
  await dora.locator('.banner.good').waitFor();
  expect(await stateOf(desk)).toBe('current');
});

it('whoever finds a recording wrong says why, and the line is to be recorded again', async () => {
  const desk = await start();
  await keepAs(desk, 'cleo');
  const page = await openAs(await openBrowser(), desk, 'dora', '/studio/listen?lang=es');
  await hear(page);
  await page.fill('#why', 'The second word is missing.');
  await page.click('[value="refused"]');
  await page.locator('.empty').waitFor();
  const line = await desk.bench.line(place);
  expect(line?.take).toBeUndefined();
  expect(line?.voices.get('cleo')?.sentBack).toMatchObject({ why: 'The second word is missing.' });
  const back = await openAs(await openBrowser(), desk, 'cleo', `/studio?lang=es&line=${spoken.line}`);
  expect(await back.textContent('#sent-back')).toContain('The second word is missing.');
});

it('an owner who is the only one to speak a language decides alone, once they have said so', async () => {
  const desk = await start();
  await keepAs(desk, 'ana');
  const page = await openAs(await openBrowser(), desk, 'ana', '/studio/listen?lang=es');
  await hear(page);
  await page.click('[value="approved"]');
  expect(await stateOf(desk)).toBe('missing');
  await page.check('#alone');
  await page.click('[value="approved"]');
  await page.locator('.banner.good').waitFor();
  expect(await stateOf(desk)).toBe('current');
});

it('a speaker sees that somebody else has recorded a line meanwhile, and is led to another one', async () => {
  const desk = await start();
  await agreeAs(desk, 'dora');
  const page = await openAs(await openBrowser(), desk, 'dora', `/studio?lang=es&line=${spoken.line}`);
  expect(await page.locator('#taken').count()).toBe(0);
  await keepAs(desk, 'cleo');
  await expect.poll(() => page.isEnabled('#file')).toBe(true);
  await page.setInputFiles('#file', spoken.file);
  await expect.poll(() => page.textContent('#take-state'), { timeout: 20_000 }).toContain('Cleo');
  await page.goto(`${desk.origin}/desk/studio?lang=es&line=${spoken.line}`);
  expect(await page.textContent('#taken')).toContain('Cleo');
  await page.click('#taken a');
  expect(await page.locator('.listening').getAttribute('id')).toBe(`line-${spoken.line}`);
});
