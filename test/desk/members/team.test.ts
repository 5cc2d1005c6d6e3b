import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/desk/roles.ts';
import { startWholeDesk } from '../whole-desk.ts';
import { ask, cookieOf, join, joinByWords, visit, type Person, type TestDesk } from './test-desk.ts';

async function send(
  desk: TestDesk,
  path: string,
  { cookie }: Pick<Person, 'cookie'>,
  form: Readonly<Record<string, string>> = {},
): Promise<number> {
  return (await visit(desk, path, { form, cookie })).status;
}

async function see(desk: TestDesk, path: string, { cookie }: Pick<Person, 'cookie'>): Promise<number> {
  return (await visit(desk, path, { cookie, headers: { Accept: 'text/html' } })).status;
}

/** The secret of the link that a page shows. */
async function linkOf(response: Response): Promise<string> {
  return /\/desk\/invitation#([\w-]+)/.exec(await response.text())?.[1] ?? '';
}

describe('a member', () => {
  it('has the role that they are given from the next request on, on a page that they have open too', async () => {
    const desk = await startWholeDesk();
    const owner = await join(desk, 'Owner', 'owner');
    const marie = await join(desk, 'Marie', 'editor');
    expect(await see(desk, '/members', marie)).toBe(200);
    const role = { role: 'speaker', languages: 'ht' };
    expect(await send(desk, `/members/${marie.id}/role`, owner, role)).toBe(200);
    expect(await send(desk, '/members/invite', marie, { role: 'viewer' })).toBe(403);
    expect(await see(desk, '/members', marie)).toBe(403);
    expect(await desk.store.invitations(Date.now())).toEqual([]);
  });

  it('who is removed is out at once, with every way in and every invitation of theirs', async () => {
    const desk = await startWholeDesk();
    const owner = await join(desk, 'Owner', 'owner');
    const marie = await join(desk, 'Marie', 'editor');
    const secret = await linkOf(
      await visit(desk, '/members/invite', { form: { role: 'viewer' }, cookie: marie.cookie }),
    );
    expect(await send(desk, `/members/${marie.id}/remove`, owner)).toBe(200);
    expect(await see(desk, '/account', marie)).toBe(401);
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const response = marie.passkey.sign(options);
    expect((await visit(desk, '/sign-in/passkey', { body: { response } })).status).toBe(401);
    expect((await visit(desk, '/invitation', { body: { secret } })).status).toBe(410);
    expect((await desk.store.members()).map(({ name }) => name)).toEqual(['Owner']);
  });

  it('who is the only owner can neither leave nor be another', async () => {
    const desk = await startWholeDesk();
    const owner = await join(desk, 'Owner', 'owner');
    expect(await send(desk, `/members/${owner.id}/remove`, owner)).toBe(409);
    expect(await send(desk, `/members/${owner.id}/role`, owner, { role: 'viewer' })).toBe(409);
    expect(await see(desk, '/members', owner)).toBe(200);
  });

  it('who has lost their device comes back by a link as who they were, and all that was theirs before ends', async () => {
    const desk = await startWholeDesk();
    const owner = await join(desk, 'Owner', 'owner');
    const { id, cookie, passkey } = await join(desk, 'Marie', 'speaker', ['ht']);
    const secret = await linkOf(await visit(desk, `/members/${id}/link`, { form: {}, cookie: owner.cookie }));
    expect(await see(desk, '/account', { cookie })).toBe(200);
    expect(await ask(desk, '/invitation', { body: { secret } })).toMatchObject({ member: 'Marie' });
    const drawn = await ask(desk, '/invitation/words', { body: { secret } });
    const accepted = await visit(desk, '/invitation/accept', {
      body: { secret, name: 'Somebody', ...drawn },
    });
    expect(await accepted.json()).toEqual({ id, name: 'Marie', role: 'speaker', languages: ['ht'] });
    expect(await see(desk, '/account', { cookie: cookieOf(accepted) })).toBe(200);
    expect(await see(desk, '/account', { cookie })).toBe(401);
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const response = passkey.sign(options);
    expect((await visit(desk, '/sign-in/passkey', { body: { response } })).status).toBe(401);
    expect((await visit(desk, '/invitation', { body: { secret } })).status).toBe(410);
  });

  it('gets no new way in from somebody who may not invite to the role that they have, or have by then', async () => {
    const desk = await startWholeDesk();
    const owner = await join(desk, 'Owner', 'owner');
    const editor = await join(desk, 'Editor', 'editor');
    const marie = await join(desk, 'Marie', 'viewer');
    expect(await send(desk, `/members/${owner.id}/link`, editor)).toBe(403);
    const link = await visit(desk, `/members/${marie.id}/link`, { form: {}, cookie: editor.cookie });
    const secret = await linkOf(link);
    const drawn = await ask(desk, '/invitation/words', { body: { secret } });
    expect(await send(desk, `/members/${marie.id}/role`, owner, { role: 'owner' })).toBe(200);
    expect((await visit(desk, '/invitation/accept', { body: { secret, ...drawn } })).status).toBe(410);
    expect(await see(desk, '/account', marie)).toBe(200);
  });

  it('adds another way in, which others cannot use, and new words end the old ones', async () => {
    const desk = await startWholeDesk();
    const { passphrase, cookie } = await joinByWords(desk, 'Marie');
    const other = await join(desk, 'Other', 'viewer');
    const drawn = await ask(desk, '/ways/words', { body: {}, cookie });
    expect((await visit(desk, '/ways/add', { body: drawn, cookie: other.cookie })).status).toBe(400);
    expect((await visit(desk, '/ways/add', { body: drawn, cookie })).status).toBe(204);
    const signIn = async (words: string | undefined): Promise<number> =>
      (await visit(desk, '/sign-in/passphrase', { body: { name: 'Marie', passphrase: words } })).status;
    expect([await signIn(passphrase), await signIn(drawn.passphrase)]).toEqual([401, 204]);
  });
});

describe('a session', () => {
  it('is ended from another of the same member, and by nobody else', async () => {
    const desk = await startWholeDesk();
    const { id, cookie: stolen, passkey } = await join(desk, 'Marie', 'viewer');
    const other = await join(desk, 'Other', 'owner');
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const signed = await visit(desk, '/sign-in/passkey', { body: { response: passkey.sign(options) } });
    const cookie = cookieOf(signed);
    const page = await visit(desk, '/account', { cookie, headers: { Accept: 'text/html' } });
    expect(await page.text()).not.toContain(stolen.split('=')[1]);
    const sessions = await desk.store.sessions(id, Date.now());
    expect(sessions).toHaveLength(2);
    for (const session of sessions) await send(desk, `/account/sessions/${session.id}/end`, other);
    await send(desk, '/account/sessions/end', other);
    expect(await see(desk, '/account', { cookie: stolen })).toBe(200);
    await send(desk, '/account/sessions/end', { cookie });
    expect([
      await see(desk, '/account', { cookie: stolen }),
      await see(desk, '/account', { cookie }),
    ]).toEqual([401, 200]);
  });

  it('is a new one after each sign-in, whatever cookie somebody has planted before', async () => {
    const desk = await startWholeDesk();
    const victim = await joinByWords(desk, 'Marie');
    const attacker = await join(desk, 'Attacker', 'viewer');
    for (const planted of ['__Host-desk=planted', attacker.cookie]) {
      const body = { name: 'Marie', passphrase: victim.passphrase };
      const signed = await visit(desk, '/sign-in/passphrase', { body, cookie: planted });
      expect(cookieOf(signed)).not.toBe(planted);
      expect(await see(desk, '/account', { cookie: planted })).toBe(401);
      expect(await see(desk, '/account', { cookie: cookieOf(signed) })).toBe(200);
    }
  });
});

describe('the team', () => {
  it('takes no standing that there is not', async () => {
    const desk = await startWholeDesk();
    const { id } = await join(desk, 'Owner', 'owner');
    const owner: Actor = { id, role: 'owner', languages: [] };
    const invite = async (standing: object): Promise<string> =>
      (await desk.door.team.invite(owner, standing as Actor)).kind;
    expect(await invite({ role: 'viewer', languages: ['ht'] })).toBe('no such role');
    expect(await invite({ role: 'speaker', languages: [] })).toBe('no such role');
    expect(await invite({ role: 'speaker', languages: ['xx'] })).toBe('no such role');
    expect(await invite({ role: 'king', languages: [] })).toBe('no such role');
    expect(await invite({ role: 'speaker', languages: ['ht', 'ht'] })).toBe('invited');
  });
});

it('a stranger gets the sign-in where they asked for a page, and says "try again" while the database is away', async () => {
  const desk = await startWholeDesk();
  const html = { headers: { Accept: 'text/html' } };
  const page = await visit(desk, '/script?lang=ht', html);
  expect([page.status, page.headers.get('set-cookie')]).toEqual([401, null]);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await visit(desk, '/script?lang=ht')).headers.get('content-type')).toContain('json');
  const { cookie } = await join(desk, 'Owner', 'owner');
  await desk.store.close();
  expect((await visit(desk, '/members', { ...html, cookie })).status).toBe(503);
  expect(
    (await visit(desk, '/sign-in/passphrase', { body: { name: 'Owner', passphrase: 'a b' } })).status,
  ).toBe(503);
  expect(desk.logged()).not.toContain('Owner');
});
