import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { may, permissions, roles, type Action, type Role } from '../../../src/desk/roles.ts';
import { createFiles } from '../../usage/databases.ts';
import { ask, cookieOf, join, joinByWords, origin, startDesk, visit, type TestDesk } from './test-desk.ts';

const day = 24 * 3_600_000;

async function start(now?: () => number): Promise<TestDesk> {
  return startDesk(await createFiles().fresh(), now);
}

async function isIn(desk: TestDesk, cookie: string): Promise<boolean> {
  return (await visit(desk, '/me', { cookie })).status === 200;
}

async function signIn(
  desk: TestDesk,
  name: string,
  passphrase: string,
  address = '203.0.113.1',
): Promise<Response> {
  return visit(desk, '/sign-in/passphrase', {
    body: { name, passphrase },
    headers: { 'X-Forwarded-For': address },
  });
}

describe('an invitation', () => {
  it('tells what it is for, and is spent by no look, only once, by whoever accepts', async () => {
    const desk = await start();
    const owner = await join(desk, 'Owner', 'owner');
    const made = await visit(desk, '/invitations', {
      cookie: owner.cookie,
      body: { role: 'speaker', languages: ['ht'] },
    });
    const { link } = (await made.json()) as { readonly link: string };
    const { pathname, hash, search } = new URL(link);
    expect([pathname, search, new URL(link).origin]).toEqual(['/desk/invitation', '', origin]);
    const secret = hash.slice(1);
    for (const method of ['GET', 'HEAD']) {
      const page = await visit(desk, '/invitation', {
        method,
        headers: method === 'GET' ? { 'Sec-Fetch-Site': 'cross-site' } : {},
      });
      expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
      expect((await visit(desk, '/invitation/passphrase', { method })).status).toBe(404);
    }
    for (let look = 0; look < 8; look += 1) {
      expect(await ask(desk, '/invitation', { body: { secret } })).toMatchObject({
        role: 'speaker',
        languages: ['ht'],
        by: 'Owner',
      });
    }
    const drawn = await ask(desk, '/invitation/passphrase/words', { body: { secret } });
    const accept = { body: { secret, name: 'Marie', ...drawn } };
    const both = await Promise.all([
      visit(desk, '/invitation/passphrase', accept),
      visit(desk, '/invitation/passphrase', accept),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 410]);
    expect((await visit(desk, '/invitation', { body: { secret } })).status).toBe(410);
    expect(desk.logged()).not.toContain(secret);
  });

  it('is over after seven days', async () => {
    let at = Date.now();
    const desk = await start(() => at);
    const { secret } = await desk.store.invite({ role: 'viewer', languages: [] }, at);
    at += 7 * day;
    expect((await visit(desk, '/invitation', { body: { secret } })).status).toBe(410);
    expect((await visit(desk, '/invitation/passphrase/words', { body: { secret } })).status).toBe(410);
  });

  it('takes no passphrase but one that its page has made', async () => {
    const desk = await start();
    const [one, other] = await Promise.all(
      [1, 2].map(() => desk.store.invite({ role: 'viewer', languages: [] }, Date.now())),
    );
    const drawn = await ask(desk, '/invitation/passphrase/words', { body: { secret: other?.secret } });
    const status = async (body: object): Promise<number> =>
      (await visit(desk, '/invitation/passphrase', { body: { secret: one?.secret, name: 'M', ...body } }))
        .status;
    expect(await status(drawn)).toBe(400);
    const own = await ask(desk, '/invitation/passphrase/words', { body: { secret: one?.secret } });
    expect(own.passphrase?.split(' ')).toHaveLength(4);
    expect(await status({ ...own, passphrase: 'one two three four' })).toBe(400);
    expect(await status({ ...own, name: '\u202e' })).toBe(400);
    expect(await status(own)).toBe(201);
  });
});

describe('a passkey', () => {
  it('signs its member in, and what it signed counts once', async () => {
    const desk = await start();
    const { passkey, cookie: before, id } = await join(desk, 'Marie', 'speaker', ['ht']);
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    // As the passkeys of phones are: without a counter that would tell a second time from the first.
    const response = passkey.sign(options, { counter: 0 });
    const signed = await visit(desk, '/sign-in/passkey', { body: { response }, cookie: before });
    expect(signed.status).toBe(204);
    expect(signed.headers.get('set-cookie')).toMatch(
      /^__Host-desk=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await ask(desk, '/me', { cookie: cookieOf(signed) })).toMatchObject({ id, name: 'Marie' });
    expect(await isIn(desk, before)).toBe(false);
    expect((await visit(desk, '/sign-in/passkey', { body: { response } })).status).toBe(401);
  });

  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['without the person', { isUnverified: true }],
    ['by another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ])('signed %s opens nothing, and is not taken from an invitation', async (_how, oddity) => {
    const desk = await start();
    const { passkey } = await join(desk, 'Marie', 'viewer');
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const response = passkey.sign(options, oddity);
    expect((await visit(desk, '/sign-in/passkey', { body: { response } })).status).toBe(401);
    if ('key' in oddity) return;
    const { secret } = await desk.store.invite({ role: 'viewer', languages: [] }, Date.now());
    const named = { secret, name: 'Other' };
    const asked = await ask<{ challenge: string }>(desk, '/invitation/passkey/options', { body: named });
    const made = { body: { ...named, response: passkey.make(asked, oddity) } };
    expect((await visit(desk, '/invitation/passkey', made)).status).toBe(400);
  });

  it('cannot be copied: a counter that goes back is refused', async () => {
    const desk = await start();
    const { passkey } = await join(desk, 'Marie', 'viewer');
    const status = async (counter: number): Promise<number> => {
      const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
      const response = passkey.sign(options, { counter });
      return (await visit(desk, '/sign-in/passkey', { body: { response } })).status;
    };
    expect([await status(7), await status(7), await status(8)]).toEqual([204, 401, 204]);
  });

  it('answers no challenge that is late, made up, or of an invitation', async () => {
    let at = Date.now();
    const desk = await start(() => at);
    const { passkey } = await join(desk, 'Marie', 'viewer');
    const status = async (challenge: string): Promise<number> =>
      (await visit(desk, '/sign-in/passkey', { body: { response: passkey.sign({ challenge }) } })).status;
    const { secret } = await desk.store.invite({ role: 'viewer', languages: [] }, at);
    const { challenge: other } = await ask<{ challenge: string }>(desk, '/invitation/passkey/options', {
      body: { secret, name: 'Other' },
    });
    const { challenge } = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    expect(await status(other)).toBe(401);
    expect(await status(Buffer.from(`${at + day}.x.y`).toString('base64url'))).toBe(401);
    at += 5 * 60_000;
    expect(await status(challenge)).toBe(401);
  });
});

describe('a passphrase', () => {
  it('signs its member in, however it is typed, and only its member', async () => {
    const desk = await start();
    const { passphrase } = await joinByWords(desk, 'Marie Ève');
    await joinByWords(desk, 'Other');
    const typed = ` ${passphrase.toUpperCase().replaceAll(' ', ',  ')}.`;
    const signed = await signIn(desk, 'marie  ève'.normalize('NFD'), typed);
    expect([signed.status, await isIn(desk, cookieOf(signed))]).toEqual([204, true]);
    expect((await signIn(desk, 'Other', passphrase)).status).toBe(401);
    expect((await signIn(desk, 'Nobody', passphrase)).status).toBe(401);
  });
});

describe('a session', () => {
  it('is over when it is signed out, for a copy of its cookie too', async () => {
    const desk = await start();
    const { cookie } = await join(desk, 'Marie', 'viewer');
    expect((await visit(desk, '/sign-out', { cookie, body: {} })).status).toBe(204);
    expect(await isIn(desk, cookie)).toBe(false);
    expect((await visit(desk, '/', { cookie })).status).toBe(401);
  });

  it('is listed without its secret, and ended from another; nobody ends that of somebody else', async () => {
    const desk = await start();
    const { cookie: stolen, passkey } = await join(desk, 'Marie', 'viewer');
    const other = await join(desk, 'Other', 'owner');
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const signed = await visit(desk, '/sign-in/passkey', { body: { response: passkey.sign(options) } });
    const cookie = cookieOf(signed);
    type Listed = readonly { readonly id: string; readonly isThis: boolean }[];
    const listed = await ask<Listed>(desk, '/sessions', { cookie });
    expect(listed.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
    expect(JSON.stringify(listed)).not.toContain(stolen.split('=')[1]);
    const path = `/sessions/${listed.find(({ isThis }) => !isThis)?.id ?? ''}/end`;
    await visit(desk, path, { cookie: other.cookie, body: {} });
    expect(await isIn(desk, stolen)).toBe(true);
    await visit(desk, path, { cookie, body: {} });
    expect([await isIn(desk, stolen), await isIn(desk, cookie)]).toEqual([false, true]);
    await visit(desk, '/sessions/end', { cookie, body: {} });
    expect(await isIn(desk, cookie)).toBe(false);
  });

  it('ends by itself after two weeks, and is none that somebody made up', async () => {
    let at = Date.now();
    const desk = await start(() => at);
    const { cookie } = await join(desk, 'Marie', 'viewer');
    expect(await isIn(desk, `${cookie}x`)).toBe(false);
    at += 14 * day - 1;
    expect(await isIn(desk, cookie)).toBe(true);
    at += 1;
    expect(await isIn(desk, cookie)).toBe(false);
  });

  it('has the role that its member has now, and ends at once with its member', async () => {
    const desk = await start();
    const owner = await join(desk, 'Owner', 'owner');
    const marie = await join(desk, 'Marie', 'editor');
    const see = async (): Promise<number> => (await visit(desk, '/members', { cookie: marie.cookie })).status;
    expect(await see()).toBe(200);
    const role = { cookie: owner.cookie, body: { role: 'speaker', languages: ['ht'] } };
    expect((await visit(desk, `/members/${marie.id}/role`, role)).status).toBe(204);
    expect(await see()).toBe(403);
    await visit(desk, `/members/${marie.id}/remove`, { cookie: owner.cookie, body: {} });
    expect(await see()).toBe(401);
    const options = await ask<{ challenge: string }>(desk, '/sign-in/passkey/options', { body: {} });
    const response = marie.passkey.sign(options);
    expect((await visit(desk, '/sign-in/passkey', { body: { response } })).status).toBe(401);
    const last = await visit(desk, `/members/${owner.id}/remove`, { cookie: owner.cookie, body: {} });
    expect(last.status).toBe(409);
  });
});

type Asked = readonly [path: string, body: object | undefined];

/** Every route for members, what a right request to it looks like, and the roles that it answers. */
const routes: readonly (readonly [...Asked, readonly Role[]])[] = [
  ['/me', undefined, roles],
  ['/sessions', undefined, roles],
  ['/sessions/none/end', {}, roles],
  ['/sessions/end', {}, roles],
  ['/members', undefined, ['owner', 'editor']],
  ['/members/none/remove', {}, ['owner']],
  ['/members/none/role', { role: 'viewer' }, ['owner']],
  ['/invitations', undefined, ['owner', 'editor']],
  ['/invitations/none/withdraw', {}, ['owner', 'editor']],
  ['/invitations', { role: 'owner' }, ['owner']],
  ['/invitations', { role: 'editor' }, ['owner']],
  ['/invitations', { role: 'speaker', languages: ['es'] }, ['owner', 'editor']],
  ['/invitations', { role: 'viewer' }, ['owner', 'editor']],
];

describe('a room behind the guard', () => {
  it.each(Object.keys(permissions) as Action[])(
    'lets a member "%s" in the languages that are theirs to do it in',
    async (action) => {
      const desk = await start();
      for (const language of ['ht', 'es']) {
        expect((await visit(desk, `/room/${action}/${language}`, { body: {} })).status).toBe(401);
      }
      for (const role of roles) {
        const languages = role === 'speaker' ? ['ht'] : [];
        const { cookie } = await join(desk, role, role, languages);
        for (const language of ['ht', 'es']) {
          const { status } = await visit(desk, `/room/${action}/${language}`, { body: {}, cookie });
          const isAllowed = may({ role, languages }, action, language);
          expect([role, language, status]).toEqual([role, language, isAllowed ? 204 : 403]);
        }
      }
    },
  );
});

describe('a route', () => {
  it.each(routes)('%s %o answers %s, no other member and no stranger', async (path, body, allowed) => {
    const desk = await start();
    const asked = body === undefined ? {} : { body };
    expect((await visit(desk, path, asked)).status).toBe(401);
    for (const role of roles) {
      const { cookie } = await join(desk, role, role, role === 'speaker' ? ['ht'] : []);
      const { status } = await visit(desk, path, { ...asked, cookie });
      expect([role, [401, 403].includes(status)]).toEqual([role, !allowed.includes(role)]);
    }
  });

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['no origin', { Origin: undefined }],
    ['an origin that tells nothing', { Origin: 'null' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another host', { 'X-Forwarded-Host': 'evil.example' }],
    ['plain http', { 'X-Forwarded-Proto': 'http' }],
    ['a proxy before the proxy without https', { 'X-Forwarded-Proto': 'http, https' }],
  ])('changes nothing for %s, even with the cookie', async (_what, headers) => {
    const desk = await start();
    const { cookie } = await join(desk, 'Owner', 'owner');
    for (const [path, body] of [...routes, ['/sign-out', {}] as const]) {
      if (body === undefined) continue;
      expect([path, (await visit(desk, path, { body, cookie, headers })).status]).toEqual([path, 403]);
    }
    expect(await isIn(desk, cookie)).toBe(true);
  });

  it('takes no form, and no invitation that fits no role', async () => {
    const desk = await start();
    const { cookie } = await join(desk, 'Owner', 'owner');
    const form = { body: {}, cookie, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };
    expect((await visit(desk, '/sign-out', form)).status).toBe(415);
    for (const body of [
      { role: 'speaker' },
      { role: 'speaker', languages: ['xx'] },
      { role: 'viewer', languages: ['ht'] },
      { role: 'king' },
      {},
    ]) {
      expect((await visit(desk, '/invitations', { body, cookie })).status).toBe(400);
    }
    expect((await visit(desk, '/sign-out', { method: 'POST', cookie })).status).toBe(204);
  });

  it('says "try again" while the database is away, and leaves nobody in', async () => {
    const desk = await start();
    const { cookie } = await join(desk, 'Owner', 'owner');
    await desk.store.close();
    expect((await visit(desk, '/members', { cookie })).status).toBe(503);
    expect((await signIn(desk, 'Owner', 'one two three four')).status).toBe(503);
    expect(desk.logged()).not.toContain('Owner');
  });
});
