import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { createCalls } from '../../src/workbench/phone/calls.ts';
import { writeWords } from '../desk/members/ways-in.ts';
import { codeIn, done, leaving } from '../people/people-desk.ts';
import { openBrowser, openPage } from './browser.ts';
import { openEmptyTeam, type TestTeam } from './people-team.ts';
import { browsing, members, signIn, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

function serve({ desk: people }: TestTeam): Promise<TestDeskSite> {
  return startTestDesk(
    (site) => {
      const calls = createCalls(site);
      onTestFinished(calls.hangUpAll);
      return pagesOf(site, calls);
    },
    { assets: true, people },
  );
}

const digits = '2125550177';

/** Makes a key, and gives its four words. */
async function makeKey(page: Page): Promise<string> {
  await page.click('#make-key');
  const words = await writeWords(page);
  await page.locator('#key-told.good').waitFor();
  return words.join(' ');
}

/** Waits for what came of an act. */
async function came(page: Page): Promise<void> {
  await page.locator('main > .banner.good').waitFor();
}

it('a volunteer verifies a phone, says when they are there, opens a number in their browser alone, has it called, and it is gone', async () => {
  const team = await openEmptyTeam();
  const { desk, calls, line } = team;
  const { ana, hugo } = members;
  if (!ana || !hugo) throw new Error('there are no such members');
  await done(desk.setSettings(ana, { callBacks: true, alsoEnglish: false }));
  const site = await serve(team);
  const page = await openPage(await openBrowser(), `${site.origin}/desk/people`, browsing('hugo'));

  await page.fill('#number', '(212) 555-0123');
  await page.click('#phone button');
  await page.fill('#code', codeIn(calls().at(-1)));
  await page.click('form[action$="/code"] button');
  await came(page);
  await page.check('#on');
  await page.check('#speaks-ht');
  for (const day of [0, 5]) {
    await page.selectOption(`#from-${day}-0`, '00:00');
    await page.selectOption(`#to-${day}-0`, '24:00');
  }
  await page.click('#shift button.primary');
  await came(page);
  const mine = async () => (await desk.all()).find(({ member }) => member === 'hugo')?.shift;
  expect(await mine()).toMatchObject({
    isOn: true,
    languages: ['ht'],
    hours: 'Mon 00:00-24:00; Sat 00:00-24:00',
  });
  await page.click('#now button.big');
  await came(page);
  expect((await mine())?.pausedUntil).toBe(Date.parse('2026-11-29T00:00:00-05:00'));
  await page.click('#now button.big');
  await came(page);
  expect((await mine())?.pausedUntil).toBeUndefined();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  const words = await makeKey(page);
  const [first = '', second = ''] = words.split(' ');

  await expect.poll(() => line.leave(leaving(digits))).toBe('kept');
  await page.goto(`${site.origin}/desk/today`);
  await page.click('.waiting a[href$="/call-backs"]');
  await page.fill('#words', words.replace(/^\w+/, 'wrong'));
  await page.click('#locked button');
  await page.locator('#lock-fault').waitFor();
  await page.fill('#words', words.toUpperCase());
  await page.click('#locked button');
  await page.locator('#unlocked').waitFor();
  const number = page.locator('[data-number]');
  expect((await number.textContent())?.replaceAll(/\D/g, '')).toBe(digits);
  await page.click('[value=take]');
  await came(page);
  // Another page of the same tab, in which they are still open.
  expect((await number.textContent())?.replaceAll(/\D/g, '')).toBe(digits);
  await page.click('#lock-now');
  expect(await number.isVisible()).toBe(false);
  expect(await number.textContent()).toBe('');
  await page.reload();
  expect(await number.isVisible()).toBe(false);
  const telling = new RegExp(`${digits}|${first}\\W+${second}`);
  expect(sent.filter((one) => telling.test(decodeURIComponent(one)))).toEqual([]);
  await page.fill('#words', words);
  await page.click('#locked button');
  await page.click('[data-call]');
  await page.locator('[data-told].good').waitFor();
  expect(calls().at(-1)?.To).toBe('+12125550123');
  expect(sent.filter((one) => one.includes(digits))).toEqual([
    expect.stringMatching(/\/call \{"digits":"2125550177"\}$/),
  ]);
  await page.click('[value=done]');
  await came(page);
  expect(await page.locator('[data-call-back]').count()).toBe(0);
  expect(await desk.callBacks(hugo)).toEqual([]);
}, 120_000);

it('others see who has taken a number, and without a connection a call is not made and said to be so', async () => {
  const team = await openEmptyTeam();
  const { desk, line, reach, calls } = team;
  const { ana, hugo, ines } = members;
  if (!ana || !hugo || !ines) throw new Error('there are no such members');
  await done(desk.setSettings(ana, { callBacks: true, alsoEnglish: false }));
  await reach(hugo, '+12125550123', ['ht']);
  await reach(ines, '+12125550142', ['ht']);
  const site = await serve(team);
  const page = await openPage(await openBrowser(), `${site.origin}/desk/call-backs`, browsing('ines'));
  await page.click('#no-key a');
  const words = await makeKey(page);
  await expect.poll(() => line.leave(leaving(digits))).toBe('kept');
  const [waiting] = await desk.callBacks(ines);
  const id = waiting?.id ?? '';
  await done(desk.act(hugo, id, 'take'));
  await page.goto(`${site.origin}/desk/call-backs`);
  expect(await page.locator('[data-call-back]').textContent()).toContain('Hugo');
  expect(await page.locator('[data-call-back] form').count()).toBe(0);
  await done(desk.act(hugo, id, 'give back'));
  await page.reload();
  await page.click('[value=take]');
  await page.fill('#words', words);
  await page.click('#locked button');
  await page.locator('[data-call]').waitFor();
  const before = calls().length;
  await page.context().setOffline(true);
  await page.click('[data-call]');
  await page.locator('[data-told].bad').waitFor();
  await page.context().setOffline(false);
  expect(calls().length).toBe(before);
  // A number that was left before a key was made is not told to whoever makes one later.
  await signIn(page, site, 'hugo');
  await page.goto(`${site.origin}/desk/people`);
  await makeKey(page);
  await page.goto(`${site.origin}/desk/call-backs`);
  expect(await page.locator('[data-call-back]').count()).toBe(1);
  expect(await page.locator('[data-call-back][data-sealed]').count()).toBe(0);
}, 120_000);
