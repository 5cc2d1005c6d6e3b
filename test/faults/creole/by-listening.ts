import { visitDesk, type DeskAt, type DeskMember } from '../../attack/desk-visits.ts';
import { approveAll } from '../../desk/takes.ts';
import { language } from './stage.ts';

/** Has a member approve all that waits, as the page's own form sends it; gives how many there were. */
export function approveByLink(atOf: () => DeskAt, { cookie }: DeskMember): Promise<number> {
  return approveAll(async (address, sent) => {
    const answer = await visitDesk(atOf(), {
      path: address.replace(/^\/desk/, ''),
      cookie,
      ...(sent && { body: sent.body, headers: { 'Content-Type': sent.type } }),
    });
    return { status: answer.status, text: Buffer.from(answer.body, 'latin1').toString('utf8') };
  }, language);
}

/** Has an owner choose whose voice callers hear in all of the language. */
export async function chooseVoice(atOf: () => DeskAt, { cookie }: DeskMember, name: string): Promise<void> {
  const page = await visitDesk(atOf(), { path: `/studio/voices?lang=${language}`, cookie });
  const [, seen = ''] = /name="seen" value="([^"]*)"/.exec(page.body) ?? [];
  const [, voice = ''] = new RegExp(`<option value="([^"]+)"[^>]*>${name}:`).exec(page.body) ?? [];
  const form = { language, seen, voice, place: 'all' };
  const { status } = await visitDesk(atOf(), { path: '/studio/voices', cookie, form });
  if (status !== 200) throw new Error(`choosing ${name} is answered with ${status}`);
}
