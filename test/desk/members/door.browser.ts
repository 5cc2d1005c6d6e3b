import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { findPort } from '../../ports.ts';
import { createFiles } from '../../usage/databases.ts';
import { openBrowser, openPage } from '../../workbench/browser.ts';
import { startDesk, type TestDesk } from './test-desk.ts';

/** The page of an invitation, in a browser that comes through a proxy. */
async function openInvitation(): Promise<{
  readonly desk: TestDesk;
  readonly page: Page;
  readonly home: string;
}> {
  const port = await findPort();
  const publicUrl = `http://localhost:${port}`;
  const desk = await startDesk(await createFiles().fresh(), Date.now, { publicUrl, port });
  const { secret } = await desk.store.invite({ role: 'speaker', languages: ['ht'] }, Date.now());
  const page = await openPage(await openBrowser(), `${publicUrl}/desk/invitation#${secret}`, {
    extraHTTPHeaders: { 'X-Forwarded-Proto': 'https' },
  });
  await page.locator('[role=status]:has-text("ht")').waitFor();
  return { desk, page, home: `${publicUrl}/desk` };
}

async function press(page: Page, way: string): Promise<void> {
  await page.locator(`button[value=${way}]`).click();
}

it('an invitation leads a browser with a passkey to the desk, out, and in again', async () => {
  const { page, home } = await openInvitation();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.fill('[name=name]', 'Marie');
  await press(page, 'passkey');
  await page.waitForURL(home);
  expect(await page.locator('main').textContent()).toContain('Marie');
  await press(page, 'out');
  await page.locator('main[data-page=sign-in]').waitFor();
  await press(page, 'passkey');
  await page.locator('main[data-page=home]').waitFor();
});

it('an invitation leads a browser with four words to the desk, out, and in again', async () => {
  const { page, home } = await openInvitation();
  let words = '';
  page.once('dialog', (dialog) => {
    words = /: ((?:[a-z]+ ?){4})/.exec(dialog.message())?.[1] ?? '';
    void dialog.accept();
  });
  await page.fill('[name=name]', 'Marie');
  await press(page, 'passphrase');
  await page.waitForURL(home);
  await press(page, 'out');
  await page.locator('main[data-page=sign-in]').waitFor();
  await page.fill('[name=name]', 'marie');
  await page.fill('[name=passphrase]', words);
  await press(page, 'passphrase');
  await page.locator('main[data-page=home]').waitFor();
});
