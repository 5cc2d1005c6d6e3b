import { unless, type Case } from './attack.ts';
import { inviteTo, visitDesk, type DeskAt, type DeskMember } from './desk-visits.ts';

const script = '<script>alert(1)</script>"\'>';

const fields = [
  ...['text', 'text-en', 'text-es', 'note', 'why', 'name', 'until', 'subject', 'languages'],
  ...['title', 'about', 'choice', 'city', 'english', 'phone', 'code', 'zone', 'hours'],
];
const allScript = Object.fromEntries(fields.map((field) => [field, script]));

/** Where a text is seen again: by everybody, by whoever typed it, or by nobody. */
type Seen = 'kept' | 'shown' | 'unseen';

/** The forms of the desk: what is sent beside script, and where such a text is seen again; it is shown unless that is said. */
const forms: readonly (readonly [path: string, real: Readonly<Record<string, string>>, seen?: Seen])[] = [
  ['/script/es/safe', { act: 'comment' }, 'kept'],
  ['/script/es/safe', { act: 'wrong' }, 'kept'],
  ['/script/es/safe', { act: 'words' }],
  ['/script/es/safe', { act: 'decline', proposal: '1' }],
  ['/script/name', {}, 'unseen'],
  ...['notice', 'legal-help', 'name'].flatMap((part) =>
    ['look', 'say', 'back'].map((step) => [`/notices/${part}`, { step, until: '2026-12-24' }] as const),
  ),
  ['/notices/notice', { step: 'say' }, 'unseen'],
  ['/facts/silence', { silenced: 'yes' }],
  ['/members/invite', { role: 'speaker' }],
  ['/members/invite', {}],
  ['/studio/listen', { language: 'es', line: 'safe', sound: 'none', verdict: 'refused' }, 'unseen'],
  ['/publications', {}, 'kept'],
  // What follows would keep the draft from being published.
  ['/offices/0123456789abcdef', { phone: '(915) 544-0062', zip: '79901' }],
  ['/topics', { form: 'start', act: 'start', template: 'steps', under: 'trouble' }],
  ['/languages/new', { code: 'xx', written: 'yes', script: 'Latin' }],
  ['/languages/ht/glossary', {}, 'unseen'],
  // Only a line with PEOPLE_KEY has them.
  ['/people/phone', {}, 'unseen'],
  ['/people/shift', { languages: 'es', on: 'yes' }, 'unseen'],
];

/** What a page's forms send beside what somebody writes; nothing of an address that is no page. */
function hiddenIn(body: string): Readonly<Record<string, string>> {
  const inputs = body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

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
    '/offices',
    '/offices/new',
    '/facts',
    '/topics',
    '/languages',
    '/people',
    '/call-backs',
    '/publications',
  ];
  const more = ['/phone', '/map', '/flyer', '/usage', '/guidance'];
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
    ...forms.map(([path, real, seen = 'shown']): Case => [
      `script in the fields of ${path} ${Object.values(real).join(' ')}`,
      async () => {
        const page = /^\/(?:script\/es\/safe|[\w-]+)/.exec(path)?.[0] ?? path;
        const hidden = hiddenIn((await visitDesk(at, { path, cookie })).body);
        const form = { ...allScript, seen: '', ...hidden, ...real };
        const answer = await visitDesk(at, { path, form, cookie });
        const after = await visitDesk(at, { path: page, cookie });
        const isIn = ({ body }: typeof answer): boolean => body.includes('&lt;script>');
        const isThere = {
          kept: answer.status === 200 && isIn(after),
          shown: isIn(answer) || isIn(after),
          unseen: true,
        }[seen];
        return isSafe(answer) ?? isSafe(after) ?? unless(isThere, `status ${answer.status}: not ${seen}`);
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
