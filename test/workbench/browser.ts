import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchBrowser } from './launch-browser.ts';

/** The browser of a process's tests, which ends with the process: each test has contexts of its own there. */
let shared: Promise<Browser> | undefined;

function launchShared(): Promise<Browser> {
  const launched = launchBrowser();
  launched.catch(() => (shared = undefined));
  return launched;
}

/** Opens a browser; one with options is the test's own, and nothing of it outlives its test. */
export async function openBrowser(options: readonly string[] = []): Promise<Browser> {
  if (options.length > 0) {
    const browser = await launchBrowser(options);
    onTestFinished(() => browser.close());
    return browser;
  }
  let browser = await (shared ??= launchShared());
  // One that has crashed fails the test that it crashed in, and no other.
  if (!browser.isConnected()) browser = await (shared = launchShared());
  onTestFinished(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  return browser;
}

/** Opens a page at an address. A fault in the page's own script, or what its security policy refuses, fails the test. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (?:401|409|410|412|422)|net::ERR_/.test(message.text()))
      faults.push(message.text());
  });
  onTestFinished(() => {
    if (faults.length > 0) throw new Error(`the page told of faults:\n${faults.join('\n')}`);
  });
  await page.goto(address);
  return page;
}
