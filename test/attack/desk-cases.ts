import { gzipSync } from 'node:zlib';
import { unless, type Case } from './attack.ts';
import {
  cookieOf,
  inviteTo,
  visitDesk,
  type DeskAt,
  type DeskMember,
  type DeskVisit,
} from './desk-visits.ts';

/** A try that must not let anybody in, nor make the desk fail. */
const shut = (at: DeskAt, what: string, one: DeskVisit): Case => [
  what,
  async () => {
    const answer = await visitDesk(at, one);
    const isRefused = answer.status >= 400 && answer.status < 500;
    const isSession = cookieOf(answer).startsWith('__Host-desk=') && !cookieOf(answer).endsWith('=');
    return unless(isRefused && !isSession, `status ${answer.status}`);
  },
];

/** Sessions that are made up, cut, changed, ended; what another site sends; other hosts. */
export async function sessionCases(at: DeskAt, owner: DeskMember): Promise<readonly Case[]> {
  const [name = '', secret = ''] = owner.cookie.split('=');
  const link = await inviteTo(at, owner, { role: 'viewer' });
  const forged = [
    '',
    secret.slice(1),
    `${secret}A`,
    secret.toLowerCase(),
    secret.split('').toReversed().join(''),
    `${secret};`.repeat(2).slice(1),
    '%00',
    "' or 1=1 --",
    'constructor',
    'x'.repeat(7000),
  ];
  const foreign = [
    'https://evil.example',
    'null',
    'http://line.example',
    'https://line.example.evil.example',
    '',
  ];
  return [
    ...forged.map((one) =>
      shut(at, `session "${one.slice(0, 20)}"`, { path: '/members', cookie: `${name}=${one}` }),
    ),
    shut(at, 'session by another name', { path: '/members', cookie: `desk=${secret}` }),
    shut(at, 'session in the address', { path: `/members?${name}=${secret}` }),
    ...foreign.map((Origin) =>
      shut(at, `a form from ${Origin || 'no origin'}`, {
        path: '/members/invite',
        form: { role: 'owner' },
        cookie: owner.cookie,
        headers: { Origin },
      }),
    ),
    ...['cross-site'].map((site) =>
      shut(at, `a form of ${site}`, {
        path: '/members/invite',
        form: { role: 'owner' },
        cookie: owner.cookie,
        headers: { 'Sec-Fetch-Site': site },
      }),
    ),
    ...['evil.example', 'line.example:8443', 'line.example.evil.example', 'line.example@evil.example'].map(
      (Host) => shut(at, `the host ${Host}`, { path: '/members', cookie: owner.cookie, headers: { Host } }),
    ),
    ...['http', '', 'https, http'].map((proto) =>
      shut(at, `over ${proto || 'nothing'}`, {
        path: '/members',
        cookie: owner.cookie,
        headers: { 'X-Forwarded-Proto': proto },
      }),
    ),
    ...['guessed', '', 'x'.repeat(5000), '../x', link.split('#')[1]?.slice(1) ?? ''].map((one) =>
      shut(at, `invitation "${one.slice(0, 20)}"`, { path: '/invitation', json: { secret: one } }),
    ),
    shut(at, 'invitation that is no text', { path: '/invitation', json: { secret: { $ne: '' } } }),
    [
      'invitation that is looked at, as a preview does',
      async () => {
        for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
          await visitDesk(at, { path: `/invitation?secret=${link.split('#')[1] ?? ''}`, method });
        }
        const { status } = await visitDesk(at, { path: '/invitation', json: { secret: link.split('#')[1] } });
        return unless(status === 200, `status ${status}: it is spent`);
      },
    ],
  ];
}

/** Bodies, addresses and texts that the desk is not made for, from somebody who is signed in. */
export function requestCases(at: DeskAt, owner: DeskMember): readonly Case[] {
  const { cookie } = owner;
  const holds = (what: string, one: DeskVisit, most = 499): Case => [
    what,
    async () => {
      const { status } = await visitDesk(at, { cookie, ...one });
      return unless(status >= 200 && status <= most, `status ${status}`);
    },
  ];
  const bodies: readonly (readonly [string, DeskVisit])[] = [
    ['JSON that ends too soon', { body: '{' }],
    ['JSON of 5,000 brackets', { body: '['.repeat(5000) }],
    ['JSON of a prototype', { body: '{"__proto__":{"role":"owner"},"secret":"x"}' }],
    ['5 MB of JSON', { body: `"${'x'.repeat(5_000_000)}"` }],
    ['a bomb', { body: gzipSync(Buffer.alloc(20_000_000, 32)), headers: { 'Content-Encoding': 'gzip' } }],
    ['an encoding that nobody knows', { body: 'x', headers: { 'Content-Encoding': 'x' } }],
    [
      'a character set that nobody knows',
      { body: '{}', headers: { 'Content-Type': 'application/json; charset=x' } },
    ],
  ];
  const addresses = [
    '/../voice',
    '/%2e%2e/voice',
    '/..%2fvoice',
    '/..%5cvoice',
    '//evil.example/',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%00',
    '/%ff',
    '/members/%2e%2e%2fx/remove',
    '/members/constructor/remove',
    `/${'x'.repeat(10_000)}`,
  ];
  return [
    ...['/invitation', '/sign-in/passphrase', '/ways/add', '/members/invite', '/choices'].flatMap((path) =>
      bodies.map(([what, body]) => holds(`${what} to ${path}`, { path, ...body })),
    ),
    ...addresses.map((path): Case => [
      `the address ${path.slice(0, 40)}`,
      async () => {
        const { status, body } = await visitDesk(at, { path, cookie });
        const isShown = body.includes('"biometrics-line"') || body.includes('<Response>');
        return unless(status < 500 && !isShown, `status ${status}`);
      },
    ]),
    [
      'a form that leads to another site',
      async () => {
        const form = { locale: 'en', theme: 'device', here: '//evil.example' };
        const { headers } = await visitDesk(at, { path: '/choices', form });
        return unless(String(headers.location).startsWith('/desk'), String(headers.location));
      },
    ],
  ];
}
