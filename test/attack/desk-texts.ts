import { unless, type Case } from './attack.ts';
import { inviteTo, visitDesk, type DeskAt, type DeskMember } from './desk-visits.ts';

const script = '<script>alert(1)</script>"\'>';

/** Script in every text that a member can write, and in every address: what comes back is text. */
export function scriptCases(at: DeskAt, owner: DeskMember): readonly Case[] {
  const { cookie } = owner;
  const pages = [
    '/',
    '/members',
    '/account',
    '/today',
    '/script',
    '/studio',
    '/notices',
    '/facts',
    '/publications',
  ];
  const more = ['/phone', '/map', '/flyer', '/usage', '/guidance'];
  const fields = [
    'text',
    'note',
    'why',
    'comment',
    'reason',
    'message',
    'name',
    'seen',
    'until',
    'verdict',
    'act',
  ];
  const forms = [
    '/script/es/safe',
    '/notices/notice',
    '/facts/silence',
    '/publications',
    '/members/invite',
    '/studio/keep',
  ];
  const isSafe = ({ status, body }: { readonly status: number; readonly body: string }): string | undefined =>
    unless(status < 500 && !body.includes('<script>alert') && !body.includes('"\'>'), `status ${status}`);
  return [
    [
      'script as a name',
      async () => {
        const secret = (await inviteTo(at, owner, { role: 'viewer' })).split('#')[1];
        const words = JSON.parse(
          (await visitDesk(at, { path: '/invitation/words', json: { secret } })).body,
        ) as object;
        const name = script;
        const { status } = await visitDesk(at, {
          path: '/invitation/accept',
          json: { secret, name, ...words },
        });
        return status === 201
          ? isSafe(await visitDesk(at, { path: '/members', cookie }))
          : `status ${status}`;
      },
    ],
    ...[...pages, ...more].flatMap((path): readonly Case[] =>
      ['lang', 'line', 'q', 'show', 'page', 'number', 'period'].map((field) => [
        `script in ${path}?${field}=`,
        async () =>
          isSafe(await visitDesk(at, { path: `${path}?${field}=${encodeURIComponent(script)}`, cookie })),
      ]),
    ),
    ...forms.map((path): Case => [
      `script in the fields of ${path}`,
      async () => {
        const form = Object.fromEntries(fields.map((field) => [field, script]));
        const answer = await visitDesk(at, { path, form, cookie });
        return (
          isSafe(answer) ?? isSafe(await visitDesk(at, { path: path.replace(/^(\/\w+).*/, '$1'), cookie }))
        );
      },
    ]),
  ];
}

/** Uploads that are no sound, or more than one. */
export function soundCases(at: DeskAt, owner: DeskMember): readonly Case[] {
  const sounds: readonly (readonly [string, Buffer])[] = [
    ['no bytes', Buffer.alloc(0)],
    ['no sound', Buffer.from('x'.repeat(1000))],
    ['RIFF alone', Buffer.from('RIFF')],
    [
      'a length of 4 GB',
      Buffer.from('RIFF\u00ff\u00ff\u00ff\u00ffWAVEdata\u00ff\u00ff\u00ff\u00ff', 'latin1'),
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['21 MB', Buffer.alloc(21_000_000)],
  ];
  const places = [
    'lang=ht&line=safe',
    'lang=..%2f..%2fx&line=safe',
    'lang=ht&line=..%2f..%2fx',
    'lang=constructor&line=__proto__',
  ];
  return sounds.flatMap(([what, body]) =>
    ['/studio/check', '/studio/keep'].flatMap((path) =>
      places.map((place): Case => [
        `${what} to ${path}?${place}`,
        async () => {
          const headers = { 'Content-Type': 'audio/wav' };
          const { status, body: answer } = await visitDesk(at, {
            path: `${path}?${place}`,
            body,
            cookie: owner.cookie,
            headers,
          });
          // A check tells what is wrong, and keeps nothing. A line that closes the connection on what is too long gives no answer.
          const isTold = path === '/studio/check' && answer.includes(`"refused":`);
          return unless(status < 500 && (status !== 200 || isTold), `status ${status}`);
        },
      ]),
    ),
  );
}
