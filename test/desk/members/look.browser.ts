import { expect, it } from 'vitest';
import { findPort } from '../../ports.ts';
import { openBrowser, openPage } from '../../workbench/browser.ts';
import { inspect } from '../../workbench/inspect.ts';
import { startWholeDesk } from '../whole-desk.ts';

it.each(['light', 'dark'] as const)(
  'the pages of the door and of members fit a phone, and axe finds nothing, %s',
  async (colorScheme) => {
    const port = await findPort();
    const publicUrl = `http://localhost:${port}`;
    const desk = await startWholeDesk({ assets: true, publicUrl, port });
    const { secret, id } = await desk.store.invite({ role: 'owner', languages: [] }, Date.now());
    const credential = { kind: 'passphrase', kept: 'kept' } as const;
    await desk.store.accept({ secret, id, name: 'Ana', credential }, Date.now());
    const open = await desk.store.invite({ role: 'speaker', languages: ['ht'], by: id }, Date.now());
    const session = await desk.store.openSession(id, Date.now() + 1_000_000, Date.now());
    const proxied = { 'X-Forwarded-Proto': 'https' };
    const page = await openPage(await openBrowser(), `${publicUrl}/desk/`, {
      viewport: { width: 320, height: 640 },
      colorScheme,
      extraHTTPHeaders: proxied,
    });
    const check = async (what: string): Promise<void> => {
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([what, over, await inspect(page)]).toEqual([what, 0, []]);
    };
    await page.locator('#by-words').waitFor();
    await check('sign-in');
    await page.goto(`${publicUrl}/desk/invitation#${open.secret}`);
    await page.locator('#invited').waitFor();
    await check('invitation');
    await page.fill('#name', 'Hugo');
    await page.click('button[value=words]');
    await page.locator('#words-list li').first().waitFor();
    await check('four words');
    await page.goto('about:blank');
    await page.goto(`${publicUrl}/desk/invitation#none`);
    await page.locator('#over').waitFor();
    await check('an invitation that is over');
    await page.setExtraHTTPHeaders({ ...proxied, Cookie: `__Host-desk=${session?.secret ?? ''}` });
    await page.goto(`${publicUrl}/desk/account`);
    await check('account');
    await page.goto(`${publicUrl}/desk/members`);
    await check('members');
    await page.check('#invite-ht');
    await page.click('#invite button');
    await page.locator('#copy').waitFor();
    await check('a link');
    await page.fill('#code-name', 'Rosa');
    await page.check('#code-ht');
    await page.click('#code button');
    await page.locator('output.code').waitFor();
    await check('a code');
  },
);
