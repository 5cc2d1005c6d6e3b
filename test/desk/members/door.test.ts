import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../usage/databases.ts';
import { ask, cookieOf, join, joinByWords, origin, startDesk, visit, type TestDesk } from './test-desk.ts';

const day = 24 * 3_600_000;

/** A link that somebody follows from another site. */
const fromElsewhere = {
  'Sec-Fetch-Site': 'cross-site',
  'Sec-Fetch-Dest': 'document',
};

async function start(now?: () => number): Promise<TestDesk> {
  return startDesk(await createFiles().fresh(), now);
}

async function isIn(desk: TestDesk, cookie: string): Promise<boolean> {
  return 'member' in (await ask(desk, '/session', { cookie }));
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
    const { id } = await join(desk, 'Owner', 'owner');
    const owner = { id, role: 'owner', languages: [] } as const;
    const made = await desk.door.team.invite(owner, { role: 'speaker', languages: ['ht'] });
    const link = made.kind === 'invited' ? made.link : '';
    const { pathname, hash, search } = new URL(link);
    expect([pathname, search, new URL(link).origin]).toEqual(['/desk/invitation', '', origin]);
    const secret = hash.slice(1);
    for (const method of ['GET', 'HEAD']) {
      const page = await visit(desk, '/invitation', {
        method,
        headers: method === 'GET' ? fromElsewhere : {},
      });
      expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
      expect((await visit(desk, '/invitation/accept', { method })).status).toBe(401);
    }
    for (let look = 0; look < 8; look += 1) {
      expect(await ask(desk, '/invitation', { body: { secret } })).toMatchObject({
        role: 'speaker',
        languages: ['ht'],
        by: 'Owner',
      });
    }
    const drawn = await ask(desk, '/invitation/words', { body: { secret } });
    const accept = { body: { secret, name: 'Marie', ...drawn } };
    const both = await Promise.all([
      visit(desk, '/invitation/accept', accept),
      visit(desk, '/invitation/accept', accept),
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
    expect((await visit(desk, '/invitation/words', { body: { secret } })).status).toBe(410);
  });

  it('takes no passphrase but one that its page has made', async () => {
    const desk = await start();
    const [one, other] = await Promise.all(
      [1, 2].map(() => desk.store.invite({ role: 'viewer', languages: [] }, Date.now())),
    );
    const drawn = await ask(desk, '/invitation/words', { body: { secret: other?.secret } });
    const status = async (body: object): Promise<number> =>
      (await visit(desk, '/invitation/accept', { body: { secret: one?.secret, name: 'M', ...body } })).status;
    expect(await status(drawn)).toBe(400);
    const own = await ask(desk, '/invitation/words', { body: { secret: one?.secret } });
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
    expect(await ask(desk, '/session', { cookie: cookieOf(signed) })).toMatchObject({
      member: { id, name: 'Marie' },
    });
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
    const asked = await ask<{ challenge: string }>(desk, '/invitation/passkey', { body: named });
    const made = { body: { ...named, response: passkey.make(asked, oddity) } };
    expect((await visit(desk, '/invitation/accept', made)).status).toBe(400);
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
    const { challenge: other } = await ask<{ challenge: string }>(desk, '/invitation/passkey', {
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
    const out = await visit(desk, '/sign-out', { cookie, form: {} });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/desk/']);
    expect(await isIn(desk, cookie)).toBe(false);
    expect((await visit(desk, '/', { cookie })).status).toBe(401);
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
});

describe('the door', () => {
  it('tells a stranger that nobody is signed in', async () => {
    const answer = await visit(await start(), '/session');
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
  });

  it('opens under its own name alone', async () => {
    const desk = await start();
    const askedAs = async (host: string): Promise<number> =>
      (await visit(desk, '/session', { headers: { 'X-Forwarded-Host': host } })).status;
    expect(await askedAs('elsewhere.example')).toBe(403);
    expect(await askedAs(new URL(origin).host)).toBe(200);
  });

  it('tells what cannot be read from what is too long, and logs neither', async () => {
    const desk = await start();
    const unreadable = await visit(desk, '/invitation', {
      form: { secret: 'abc' },
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    });
    const long = await visit(desk, '/invitation', { body: { secret: 'x'.repeat(20_000) } });
    expect([unreadable.status, long.status]).toEqual([400, 413]);
    expect(await unreadable.json()).toEqual(await long.json());
    expect(desk.logged()).toBe('');
  });

  it('says to try again while the database is away, to a form with a page, and logs no word of who asked', async () => {
    const desk = await start();
    const { cookie } = await join(desk, 'Marie', 'viewer');
    await desk.store.close();
    const answer = await visit(desk, '/session', { cookie });
    expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([503, ['fault']]);
    const toForm = await visit(desk, '/sign-out', { cookie, form: {} });
    expect([toForm.status, toForm.headers.get('content-type')]).toEqual([
      503,
      expect.stringContaining('html'),
    ]);
    const [entry, ...others] = desk.logged().trim().split('\n');
    expect(others).toEqual([]);
    expect(Object.keys(JSON.parse(entry ?? '') as object).toSorted()).toEqual([
      'error',
      'hostname',
      'level',
      'msg',
      'pid',
      'time',
    ]);
    expect(entry).not.toContain(cookie.split('=')[1]);
  });
});
