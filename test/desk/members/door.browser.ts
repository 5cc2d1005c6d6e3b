import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Role } from '../../../src/desk/roles.ts';
import { findPort } from '../../ports.ts';
import { openBrowser, openPage } from '../../workbench/browser.ts';
import { startWholeDesk } from '../whole-desk.ts';
import { giveLock, writeWords } from './ways-in.ts';
import type { TestDesk } from './test-desk.ts';

interface Opened {
  readonly desk: TestDesk;
  readonly page: Page;
  readonly home: string;
}

const proxied = { extraHTTPHeaders: { 'X-Forwarded-Proto': 'https' } };

/** The page of an invitation, in a browser that comes through a proxy. */
async function openInvitation(role: Role = 'speaker'): Promise<Opened> {
  const port = await findPort();
  const publicUrl = `http://localhost:${port}`;
  const desk = await startWholeDesk({
    assets: true,
    publicUrl,
    port,
  });
  const languages = role === 'speaker' ? ['ht'] : [];
  const { secret } = await desk.store.invite({ role, languages }, Date.now());
  const page = await openPage(await openBrowser(), `${publicUrl}/desk/invitation#${secret}`, proxied);
  return { desk, page, home: `${publicUrl}/desk` };
}

async function joinByWords({ page, home }: Opened): Promise<readonly string[]> {
  await page.fill('#name', 'Marie');
  await page.click('button[value=words]');
  const words = await writeWords(page);
  await page.waitForURL(`${home}/today`);
  return words;
}

async function signOut({ page, home }: Opened): Promise<void> {
  await page.goto(`${home}/account`);
  await page.click('form[action$="/sign-out"] button');
  await page.locator('#by-words').waitFor();
}

it('an invitation leads a browser with a passkey to the first page, out, and in again', async () => {
  const opened = await openInvitation();
  const { page, home } = opened;
  await giveLock(page);
  await page.locator('[data-role=speaker]:visible').waitFor();
  await page.fill('#name', 'Marie');
  await page.click('button[value=passkey]');
  await page.waitForURL(`${home}/today`);
  await signOut(opened);
  await page.click('#passkey');
  await page.waitForURL(`${home}/today`);
});

it('an invitation leads a browser with four words to the first page, out, and in again where one was going', async () => {
  const opened = await openInvitation();
  const { page, home } = opened;
  const words = await joinByWords(opened);
  await signOut(opened);
  await page.goto(`${home}/account`);
  await page.fill('#name', 'marie');
  await page.fill('#passphrase', words.join(' '));
  await page.click('#by-words button');
  await page.locator('#sessions').waitFor();
  expect(page.url()).toBe(`${home}/account`);
});

it('a member who follows a link from another site comes to its page without signing in again', async () => {
  const opened = await openInvitation();
  const { page, home } = opened;
  await joinByWords(opened);
  const foreign = new URL(home);
  foreign.hostname = '127.0.0.1';
  await page.route(`${foreign.origin}/message`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${home}/account?a=b">a message</a>` }),
  );
  await page.goto(`${foreign.origin}/message`);
  await page.click('a');
  await page.locator('#sessions').waitFor();
  expect(page.url()).toBe(`${home}/account?a=b`);
});

it('an invitation that is used says so, and asks for nothing', async () => {
  const opened = await openInvitation();
  const { page, desk } = opened;
  const address = page.url();
  await joinByWords(opened);
  await page.goto('about:blank');
  await page.goto(address);
  await page.locator('#over').waitFor();
  expect(await page.locator('#accept').isVisible()).toBe(false);
  expect(await desk.store.members()).toHaveLength(1);
});

it('the page of an invitation is read in another language, and the invitation is still there', async () => {
  const { page } = await openInvitation();
  await page.locator('#invited').waitFor();
  await page.click('#locales [value=es]');
  await page.locator('html[lang=es] #invited').waitFor();
});

it('an owner invites somebody with a link that is copied, and gives a member who lost theirs a new way in', async () => {
  const opened = await openInvitation('owner');
  const { page, home, desk } = opened;
  await joinByWords(opened);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${home}/members`);
  await page.check('#invite-speaker');
  await page.check('#invite-ht');
  await page.click('#invite button');
  await page.click('#copy');
  await page.locator('#copied:not(:empty)').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await openPage(await openBrowser(), link, proxied);
  await other.fill('#name', 'Hugo');
  await other.click('button[value=words]');
  await writeWords(other);
  await other.waitForURL(`${home}/today`);

  const hugo = (await desk.store.members()).find(({ name }) => name === 'Hugo');
  const owner = (await desk.store.members()).find(({ name }) => name === 'Marie');
  if (!hugo || !owner) throw new Error('somebody is missing');
  const made = await desk.door.team.replace({ ...owner }, hugo.id);
  if (made.kind !== 'invited') throw new Error(made.kind);
  await other.goto(made.link);
  await other.locator('[data-for=known]:visible').first().waitFor();
  expect(await other.locator('#name').isVisible()).toBe(false);
  await other.click('button[value=words]');
  await writeWords(other);
  await other.waitForURL(`${home}/today`);
  expect(await desk.store.members()).toHaveLength(2);
});

it('a member adds a passkey and other words, and signs another device out', async () => {
  const opened = await openInvitation();
  const { page, home, desk } = opened;
  await giveLock(page);
  await joinByWords(opened);
  const [marie] = await desk.store.members();
  await desk.store.openSession(marie?.id ?? '', Date.now() + 1_000_000, Date.now());
  await page.goto(`${home}/account`);
  await page.click('[data-way=passkey]');
  await page.locator('#added').waitFor();
  await page.click('[data-way=words]');
  await writeWords(page);
  await page.locator('#words').waitFor({ state: 'hidden' });
  expect(await desk.store.ways(marie?.id ?? '')).toEqual({ passkeys: 1, hasPassphrase: true });
  expect(await page.locator('#sessions li').count()).toBe(2);
  await page.click('#sessions li form button');
  await page.locator('.banner.good:visible').waitFor();
  expect(await page.locator('#sessions li').count()).toBe(1);
});
