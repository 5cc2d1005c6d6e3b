import { existsSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { onTestFinished } from 'vitest';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const laxOptions = [
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
];

/** The machine's Chrome or Chromium; else the one that comes with the packages. */
async function findBrowser(): Promise<LaunchOptions> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...places,
  ];
  const found = process.env.CHROME_PATH ?? candidates.find((file) => existsSync(file));
  if (found !== undefined && found !== '') return { executablePath: found, args: ['--no-sandbox'] };
  // Its own options are for pages of one's own choosing; here what a browser forbids must be forbidden.
  const args = sparticuz.args.filter((option) => !laxOptions.includes(option));
  return { executablePath: await sparticuz.executablePath(), args };
}

/** Opens a browser, closed with its test. Fails where there is none that starts: then nothing was tested. */
export async function openBrowser(options: readonly string[] = []): Promise<Browser> {
  const { executablePath, args = [] } = await findBrowser();
  const browser = await chromium.launch({
    executablePath: executablePath ?? '',
    args: [...args, '--autoplay-policy=user-gesture-required', '--disable-background-networking', ...options],
  });
  onTestFinished(() => browser.close());
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
