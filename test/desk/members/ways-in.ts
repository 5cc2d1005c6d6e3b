import type { Page } from 'playwright-core';

/** A device that unlocks whatever is asked of it. */
export async function giveLock(page: Page): Promise<void> {
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
}

/** Writes the four words down, and shows that; gives them. */
export async function writeWords(page: Page): Promise<readonly string[]> {
  await page.locator('#words-list li').first().waitFor();
  const words = await page.locator('#words-list li').allTextContents();
  await page.click('#words-written');
  await page.fill('#word', 'wrong');
  await page.click('#words-check button.primary');
  await page.locator('#word-fault').waitFor();
  await page.fill('#word', words[1] ?? '');
  await page.click('#words-check button.primary');
  return words;
}
