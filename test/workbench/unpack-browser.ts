import { findBrowser } from './launch-browser.ts';

/** Unpacks the browser of the packages before any test starts: two tests at once would start what the other is still writing. */
export async function setup(): Promise<void> {
  await findBrowser();
}
