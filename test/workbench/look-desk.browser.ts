import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import type { LinePlace } from '../../src/speech/texts.ts';
import { edit } from '../../src/topics/edit.ts';
import { isRefused } from '../../src/topics/own-topics.ts';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { createCalls } from '../../src/workbench/phone/calls.ts';
import { agree, ana, cleo, dora, takeFor } from '../desk/benches.ts';
import { openBrowser, openPage } from './browser.ts';
import { inspect } from './inspect.ts';
import { openTeam } from './people-team.ts';
import { browsing, signIn, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

/** Every page with what waits on it. */
const pages = [
  '/today',
  '/script?lang=es',
  '/script?lang=es&show=proposed',
  '/script?lang=es&q=no-such-words',
  '/script/es/safe',
  '/script/es/mail',
  '/script/es/goodbye-thanks',
  '/studio?lang=es',
  '/studio?lang=ht',
  '/studio/listen?lang=es',
  '/studio/listen?lang=ht',
  '/notices',
  '/notices/notice',
  '/notices/legal-help/away',
  '/offices?q=TX&page=2',
  '/facts',
  '/facts/W5',
  '/facts/W5/changed',
  '/facts/compare',
  '/publications',
  '/phone',
  '/map',
  '/map?lang=es&node=main',
  '/topics',
  '/topics/sick-child',
  '/topics/at/main',
  '/topics/at/late',
  '/flyer?lang=es&number=1-555-010-0199',
  '/usage',
  '/people',
  '/call-backs',
];

/** The whole desk but for its members: with a proposal, a refusal, a take, a comment, a notice, and a publication. */
async function startBusyDesk(): Promise<TestDeskSite> {
  const { desk: people } = await openTeam();
  const desk = await startTestDesk(
    (site) => {
      const calls = createCalls(site);
      onTestFinished(calls.hangUpAll);
      return pagesOf(site, calls);
    },
    { assets: true, people },
  );
  const { bench } = desk;
  const seenAt = async (place: LinePlace): Promise<{ readonly text: string; readonly seen: string }> => {
    const { text = '', seen = '' } = (await bench.line(place)) ?? {};
    return { text, seen };
  };
  const [safe, mail, bye] = ['safe', 'mail', 'goodbye-thanks'].map((line) => ({ language: 'es', line }));
  if (!safe || !mail || !bye) throw new Error('there are no such lines');
  await bench.write(ana, bye, {
    text: 'Muchas gracias por llamar.',
    seen: (await seenAt(bye)).seen,
    meaning: undefined,
  });
  const { upTo } = await bench.difference();
  await bench.publish(ana, { upTo, newest: 0, note: 'La primera' });
  const { text, seen } = await seenAt(safe);
  await agree(bench, cleo);
  await bench.keep(cleo, safe, { bytes: takeFor(text), seen });
  await bench.write(cleo, safe, { text: text.replace(/\.$/, ', de verdad.'), seen, meaning: undefined });
  await bench.comment(cleo, safe, '¿Decimos “usted”?');
  await bench.refuse(dora, mail, { seen: (await seenAt(mail)).seen, why: 'No se dice así.' });
  const own = await bench.own();
  const help = { en: 'Ask at the library.' };
  await bench.setOwn(ana, { kind: 'notice', value: { until: '2026-12-01', text: help } }, own.seen.notice);
  await bench.setOwn(ana, { kind: 'legal help', value: { text: help } }, own.seen['legal help']);
  await bench.silence(ana, 'W5', true);
  const { base, own: topics, seenOf } = (await bench.topics()) ?? {};
  if (!base || !topics || !seenOf) throw new Error('the desk keeps no topics');
  const started = edit(base, topics, {
    act: 'start',
    title: 'Sick child',
    about: 'What to do when the child is sick.',
    template: 'question',
    under: 'trouble',
    choice: 'If your child is sick,',
    key: undefined,
  });
  if (isRefused(started)) throw new Error(started.text);
  const topic = started.get('sick-child');
  if (!topic) throw new Error('the topic has another name');
  // Written, so that the draft can be published.
  const words = Object.keys(topic.words).map((line) => [line, 'Call, and say that the child is sick.']);
  const written = { ...topic, words: Object.fromEntries(words) as typeof topic.words };
  await bench.setTopic(ana, 'sick-child', { topic: written }, seenOf('sick-child'));
  return desk;
}

/** That everybody can use a page as it is now, on a phone too. */
async function expectUsable(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft([what, over, await inspect(page)]).toEqual([what, 0, []]);
}

it.each(['light', 'dark'] as const)(
  'every page of the desk can be used by everyone on a phone, %s: empty, with work, after an act, refused, and offline',
  async (colorScheme) => {
    const desk = await startBusyDesk();
    const options = { colorScheme, viewport: { width: 320, height: 640 }, ...browsing('ana') };
    const page = await openPage(await openBrowser(), `${desk.origin}/desk/today`, options);
    const go = (address: string): Promise<unknown> => page.goto(`${desk.origin}/desk${address}`);
    for (const address of pages) {
      await go(address);
      await expectUsable(page, address);
    }
    // Words that the rules refuse, and then some that they do not.
    await go('/script/es/goodbye-thanks');
    for (const [text, tone] of [
      ['Llame al 911.', 'bad'],
      ['Mil gracias por llamar.', 'good'],
    ] as const) {
      await page.locator('details:has([value=words])').evaluate((edit: HTMLDetailsElement) => {
        edit.open = true;
      });
      await page.locator('form:has([value=words]) textarea').fill(text);
      await page.locator('form:has([value=words]) button[type=submit]').click();
      await page.locator(`.came .banner.${tone}`).waitFor();
      await expectUsable(page, `words, ${tone}`);
    }
    // A draft that cannot be published, one that can, and a notice that cannot be said.
    await go('/publications');
    await page.locator('form[action$="/publications"] button[type=submit]').click();
    await page.locator('.banner.good').waitFor();
    await expectUsable(page, 'published');
    await go('/notices/notice');
    await page.locator('[name=text-en]').fill('See www.uscis.gov.');
    await page.locator('main form button[type=submit]').first().click();
    await page.locator('.fault').first().waitFor();
    await expectUsable(page, 'a notice that is refused');
    await page.context().setOffline(true);
    await page.locator('#offline').waitFor();
    await expectUsable(page, 'offline');
    await page.context().setOffline(false);
    // Whoever speaks one language, and whoever only looks.
    for (const [member, addresses] of [
      ['hugo', ['/today', '/script/es/safe', '/studio/listen?lang=ht', '/people', '/call-backs']],
      ['eve', ['/usage']],
    ] as const) {
      await signIn(page, desk, member);
      for (const address of addresses) {
        await go(address);
        await expectUsable(page, `${address} as ${member}`);
      }
    }
  },
);
