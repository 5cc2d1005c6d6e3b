import { existsSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What the options for this browser have that is not wanted here. */
const unwanted = [
  // They are for pages of one's own choosing; here what a browser forbids must be forbidden.
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  // In one process the browser would end with its first page.
  '--single-process',
];

/** The machine’s Chrome or Chromium; else the one that comes with the packages, unpacked. */
export async function findBrowser(): Promise<LaunchOptions> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...places,
  ];
  const found = process.env.CHROME_PATH ?? candidates.find((file) => existsSync(file));
  if (found !== undefined && found !== '') return { executablePath: found, args: ['--no-sandbox'] };
  // No page draws in three dimensions; without them the browser takes a fifth less time.
  sparticuz.setGraphicsMode = false;
  const args = sparticuz.args.filter((option) => !unwanted.includes(option));
  return { executablePath: await sparticuz.executablePath(), args };
}

/** Opens a browser. Rejects where there is none that starts: then nothing was tested. */
export async function launchBrowser(options: readonly string[] = []): Promise<Browser> {
  const { executablePath, args = [] } = await findBrowser();
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [...args, '--autoplay-policy=user-gesture-required', '--disable-background-networking', ...options],
  });
}
