import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { serveStudio } from '../../src/workbench/studio/routes.tsx';
import { ana } from '../desk/benches.ts';
import { agree } from '../desk/benches.ts';
import { openBrowser, openPage } from './browser.ts';
import { spoken } from './microphone.ts';
import { members, signIn, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const place = { language: 'es', line: spoken.line };

async function openDesk(): Promise<{ desk: TestDeskSite; page: Page; address: string }> {
  const desk = await startTestDesk((site) => ({ studio: serveStudio(site) }), { assets: true });
  const page = await openPage(await openBrowser(), 'about:blank');
  await signIn(page, desk, 'cleo');
  for (const member of [members.cleo, members.dora]) if (member) await agree(desk.bench, member);
  const address = `${desk.origin}/desk/studio?lang=es&line=${spoken.line}`;
  await page.goto(address);
  await expect.poll(() => page.isEnabled('#file')).toBe(true);
  return { desk, page, address };
}

/** Keeps a take of the line without a connection. */
async function keepOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.setInputFiles('#file', spoken.file);
  await expect.poll(() => page.isEnabled('#keep'), { timeout: 20_000 }).toBe(true);
  await page.click('#keep');
  await page.locator('#outbox li').waitFor();
}

const takeOf = async ({ bench }: TestDeskSite): Promise<string | undefined> =>
  (await bench.line(place))?.take?.who;

it('what is recorded without a connection is sent once there is one, though the page was closed', async () => {
  const { desk, page, address } = await openDesk();
  await keepOffline(page);
  expect(await page.isVisible('#offline')).toBe(true);
  expect(await takeOf(desk)).toBeUndefined();
  // The next line was fetched ahead.
  expect(new URL(page.url()).searchParams.get('line')).not.toBe(spoken.line);
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await again.locator('#outbox .badge.good').waitFor();
  expect(await takeOf(desk)).toBe('cleo');
  await again.click('#outbox .acts button');
  await expect.poll(() => again.isVisible('#outbox')).toBe(false);
});

it('it is sent as soon as the connection is back, where the page stayed open', async () => {
  const { desk, page } = await openDesk();
  await keepOffline(page);
  await page.context().setOffline(false);
  await expect.poll(() => takeOf(desk), { timeout: 20_000 }).toBe('cleo');
});

it('what the line took, and could not say so, is taken once', async () => {
  const { desk, page } = await openDesk();
  await page.route('**/studio/keep?*', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.setInputFiles('#file', spoken.file);
  await expect.poll(() => page.isEnabled('#keep'), { timeout: 20_000 }).toBe(true);
  await page.click('#keep');
  await page.locator('#outbox .badge.look').waitFor();
  await page.unroute('**/studio/keep?*');
  await page.reload();
  await page.locator('#outbox .badge.good').waitFor();
  expect(await desk.bench.history(place)).toHaveLength(1);
});

it('what is in the way of somebody else’s change stays, until whoever did it throws it away', async () => {
  const { desk, page, address } = await openDesk();
  await keepOffline(page);
  const { text = '', seen = '' } = (await desk.bench.line(place)) ?? {};
  const changed = text.replace(/\.$/, ', de verdad.');
  await desk.bench.write(ana, place, { text: changed, seen, meaning: undefined });
  await page.context().setOffline(false);
  await page.locator('#outbox .badge.bad').waitFor();
  await page.goto(address);
  await expect.poll(() => page.textContent('#outbox'), { timeout: 20_000 }).toContain(changed);
  expect(await page.locator('#outbox audio').count()).toBe(1);
  expect(await takeOf(desk)).toBeUndefined();
  await page.click('#outbox li button');
  await expect.poll(() => page.isVisible('#outbox')).toBe(false);
});

it('what one member kept is neither shown to another in the same browser nor sent as theirs', async () => {
  const { desk, page, address } = await openDesk();
  await keepOffline(page);
  await signIn(page, desk, 'dora');
  await page.context().setOffline(false);
  // The page is still Cleo's.
  await expect.poll(() => page.locator('#outbox a[href$="/desk/"]').count(), { timeout: 20_000 }).toBe(1);
  await page.goto(address);
  await expect.poll(() => page.isEnabled('#file')).toBe(true);
  expect(await page.locator('#outbox li').count()).toBe(0);
  expect(await takeOf(desk)).toBeUndefined();
  await signIn(page, desk, 'cleo');
  await page.reload();
  await expect.poll(() => takeOf(desk), { timeout: 20_000 }).toBe('cleo');
});
