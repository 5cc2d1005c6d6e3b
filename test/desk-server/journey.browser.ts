import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleAssets } from '../../src/cli/assets.ts';
import { projectRoot } from '../../src/root.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { decodeSound } from '../../src/speech/takes/decode.ts';
import { takeOf } from '../desk/benches.ts';
import { giveLock, writeWords } from '../desk/members/ways-in.ts';
import { approveAll, recordLines, type Ask } from '../desk/takes.ts';
import { callWithKeys, played } from '../recorded-calls.ts';
import { publicUrl, type TestLine } from '../test-line.ts';
import { shortLines } from '../tones.ts';
import { startPostgres, type TestDatabases } from '../usage/databases.ts';
import { openBrowser, openPage } from '../workbench/browser.ts';
import { makeMicrophone, record } from '../workbench/microphone.ts';
import { startFront } from './front.ts';
import { hear, makeFolder, startDeskLine } from './line.ts';
import { lineProgram } from '../line-program.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await startPostgres();
  // Where a line that is not built finds them, too.
  bundleAssets(path.join(projectRoot, 'dist/workbench/assets'));
}, 60_000);
afterAll(() => databases.remove(), 60_000);

const home = `${publicUrl}/desk`;
/** Within how many milliseconds every instance says what is new. */
const soon = { timeout: 5000, interval: 50 };

/** What a line that takes calls in these languages is told, by whoever runs it. */
function settingsFor(url: string): Readonly<Record<string, string>> {
  return { DATABASE_URL: url, LANGUAGES: 'es,ht,en' };
}

/** The link that the command prints for the first owner. */
async function inviteOwner(url: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [lineProgram, 'desk', 'invite', '--owner'], {
    cwd: makeFolder(),
    env: {
      PATH: process.env.PATH,
      PUBLIC_URL: publicUrl,
      TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
      GUIDANCE: 'faq',
      REVIEWED_ONLY: 'off',
      DESK: 'on',
      ...settingsFor(url),
    },
  });
  return stdout.trim();
}

interface Joining {
  /** What is told to the browser at its start. */
  readonly options: readonly string[];
  readonly way: 'passkey' | 'words';
}

/** Opens an invitation in a browser of its own, and becomes a member. */
async function join(link: string, name: string, { options, way }: Joining): Promise<Page> {
  const page = await openPage(await openBrowser(options), 'about:blank');
  if (way === 'passkey') await giveLock(page);
  await page.goto(link);
  await page.fill('#name', name);
  await page.click(`button[value=${way}]`);
  if (way === 'words') await writeWords(page);
  await page.waitForURL(`${home}/today`);
  return page;
}

/** Invites somebody, and gives the link that is to be sent to them. */
async function invite(page: Page, role: 'editor' | 'speaker', language?: string): Promise<string> {
  await page.goto(`${home}/members`);
  await page.check(`#invite-${role}`);
  if (language !== undefined) await page.check(`#invite-${language}`);
  await page.click('#invite button');
  return page.inputValue('#link');
}

/** Asks as the browser of a page does that is signed in. */
function askIn(page: Page): Ask {
  return (address, sent) =>
    page.evaluate(
      async ({ url, type, bytes }) => {
        const response = await fetch(url, {
          method: bytes === undefined ? 'GET' : 'POST',
          headers: { 'Desk-Visitor': document.documentElement.dataset.visitor ?? '', 'Content-Type': type },
          ...(bytes && { body: Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)) }),
        });
        return { status: response.status, text: await response.text() };
      },
      { url: address, type: sent?.type ?? '', bytes: sent?.body.toString('base64') },
    );
}

it('from the first invitation to callers who hear a language that nobody was offered before', async () => {
  const url = await databases.fresh();
  const lines = [await startDesk(url), await startDesk(url)] as const;
  const options = await startFront(lines.map(({ voiceUrl }) => Number(new URL(voiceUrl).port)));
  const isOffered = (line: TestLine): boolean => line.offers().languages.includes('ht');

  const ana = await join(await inviteOwner(url), 'Ana', { options, way: 'passkey' });
  const toBen = await invite(ana, 'editor');
  const toHugo = await invite(ana, 'speaker', 'ht');
  const ben = await join(toBen, 'Ben', { options, way: 'words' });
  const toInès = await invite(ben, 'speaker', 'ht');
  const sound = await decodeSound(takeOf(0.7));
  const hugo = await join(toHugo, 'Hugo', {
    options: [...options, ...(await makeMicrophone(sound))],
    way: 'words',
  });
  const inès = await join(toInès, 'Inès', { options, way: 'passkey' });

  // Whoever speaks it reviews a line.
  await hugo.goto(`${home}/script?lang=ht`);
  await hugo.locator('.script-line').first().click();
  await hugo.locator('#line').waitFor();
  await hugo.click('form:has(input[value="review"]) button');
  await hugo.locator('.came .banner.good').first().waitFor();

  // A line by the microphone, one from a file, and the others at the same door.
  await hugo.goto(`${home}/today`);
  await hugo.click('.next-line');
  await hugo.click('button[name="given"][value="yes"]');
  await record(hugo, 3);
  await hugo.click('#keep');
  await hugo.locator('.booth[data-line="short-here"]').waitFor();
  await hugo.setInputFiles('#file', { name: 'a.wav', mimeType: 'audio/wav', buffer: takeOf(2.7) });
  await hugo.locator('#keep:enabled').click();
  await hugo.locator('.booth:not([data-line="short-here"])').waitFor();
  const essentials = shortLines(projectFolders, 'ht');
  const recorded = new Set(['language-name', 'short-here']);
  await recordLines(
    askIn(hugo),
    'ht',
    essentials.filter((line) => !recorded.has(line)),
  );

  // Somebody else listens: to one of them with their own ears.
  await inès.goto(`${home}/today`);
  await inès.click('.waiting a[href*="show=unheard"]');
  await inès.locator('.script-line').first().waitFor();
  await inès.goto(`${home}/studio/listen?lang=ht`);
  await inès.click('h1');
  await inès.evaluate(() => document.querySelector('audio')?.play());
  await expect.poll(() => inès.isEnabled('[value="approved"]'), { timeout: 10_000 }).toBe(true);
  await inès.click('[value="approved"]');
  await inès.locator('.banner.good').waitFor();
  expect(await approveAll(askIn(inès), 'ht')).toBe(essentials.length - 1);
  expect(lines.map(isOffered)).toEqual([false, false]);

  // Whoever publishes looks at it, and calls the draft before.
  await ben.goto(`${home}/today`);
  await ben.click('.waiting a[href$="/publications"]');
  await ben.click('main a[href$="/phone"]');
  await ben.click('#call');
  await ben.locator('.caption').first().waitFor();
  await ben.click('[data-key="2"]');
  await ben.locator('.caption[lang="ht"]').first().waitFor();
  await ben.click('#hang-up');
  await ben.locator('#call:enabled').waitFor();
  await ben.goBack();
  await ben.fill('#note', 'Haitian Creole');
  await ben.click('form[action="/desk/publications"] button');
  await ben.locator('.banner.good').waitFor();
  for (const line of lines) {
    await expect.poll(() => isOffered(line), soon).toBe(true);
    const call = await callWithKeys(line, '2,-,-,-,-,-,-,-,-,-');
    expect(call.ended).toBe('line');
    expect(played(call)).toEqual(expect.arrayContaining(['language-name', 'safe-briefly', 'digits-83']));
  }

  // The guidance has changed: callers are told at once.
  const notice = 'Llame otra vez mañana.';
  await ana.goto(`${home}/today`);
  await ana.click('nav a[href$="/notices"]');
  await ana.click('a[href$="/notices/notice"]');
  await ana.fill('#text-es', notice);
  await ana.click('button[value="look"]');
  await ana.click('button[value="say"]');
  await ana.locator('.banner.good').waitFor();
  for (const line of lines) await expect.poll(() => hear(line), soon).toContain(notice);
});

function startDesk(url: string): Promise<TestLine> {
  return startDeskLine(url, settingsFor(url), { watchEvery: 2 });
}
