import path from 'node:path';
import { copyProject } from '../copied-project.ts';
import { ask, type Answer, type Asked } from './asking.ts';
import { tryAll, unless, type Attack, type Case } from './attack.ts';
import { waitUntil, type Stage } from './stage.ts';

/** The demo's pages, over a copy of the project, opened as their own browser does. */
interface Pages {
  readonly port: number;
  readonly ask: (asked: Asked) => Promise<Answer>;
  readonly cookie: string;
  readonly token: string;
}

async function openPages(stage: Stage): Promise<Pages> {
  const folder = stage.folder();
  const project = copyProject(path.join(folder, 'project'));
  const demo = { PUBLIC_URL: '', TWILIO_AUTH_TOKEN: '', GUIDANCE: 'faq', REVIEWED_ONLY: '', CI: '1' };
  const line = await stage.line(
    { ...demo, DATABASE_URL: `file:${path.join(folder, 'usage.db')}` },
    { project },
  );
  const address = /http:\/\/127\.0\.0\.1:(\d+)\/\?token=(\S+)/;
  if (!(await waitUntil(10, () => address.test(line.log())))) throw new Error('the demo has no pages');
  const [, at, token = ''] = address.exec(line.log()) ?? [];
  const port = Number(at);
  const opened = await ask(port, { path: `/?token=${token}` });
  const [set = ''] = opened.headers['set-cookie'] ?? [];
  const cookie = set.split(';')[0] ?? '';
  return {
    port,
    token,
    cookie,
    ask: (asked) =>
      ask(port, {
        ...asked,
        headers: { Host: `127.0.0.1:${port}`, Cookie: cookie, ...asked.headers },
      }),
  };
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const script = '<script>alert(1)</script>"\'>';

/** Whether a page has text that its browser would run. */
const isRun = ({ body }: Answer): boolean => body.includes('<script>alert') || body.includes('"\'>');

function guardCases({ port, token, ask: visit }: Pages): readonly Case[] {
  const shut = (what: string, asked: Asked): Case => [
    what,
    async () => {
      const { status } = await visit(asked);
      return unless(status === 403, `status ${status}`);
    },
  ];
  const hosts = [
    'evil.example',
    `evil.example:${port}`,
    `localhost.evil.example:${port}`,
    '127.0.0.1',
    '127.0.0.1:1',
    `127.0.0.1.nip.io:${port}`,
    `[::1]:${port}`,
    `0.0.0.0:${port}`,
  ];
  const origins = [
    'https://evil.example',
    'null',
    'http://127.0.0.1:1',
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
    '',
  ];
  const change = { path: '/script/es/safe', method: 'POST', body: 'text=x&seen=x' };
  return [
    ...hosts.flatMap((Host) => [
      shut(`a page at ${Host}`, { path: '/phone', headers: { Host } }),
      shut(`the token at ${Host}`, { path: `/?token=${token}`, headers: { Host } }),
    ]),
    ...origins.map((Origin) =>
      shut(`a change from ${Origin || 'no origin'}`, {
        ...change,
        headers: { ...form, ...(Origin ? { Origin } : {}) },
      }),
    ),
    ...['cross-site', 'same-site'].map((site) =>
      shut(`a page for ${site}`, { path: '/phone', headers: { 'Sec-Fetch-Site': site } }),
    ),
    ...['', 'workbench=another', `workbench-${port}=`, `workbench-${port}=${token.slice(1)}`].map((Cookie) =>
      shut(`a page with the cookie "${Cookie.slice(0, 24)}"`, { path: '/phone', headers: { Cookie } }),
    ),
    shut('another token', { path: '/?token=another', headers: { Cookie: '' } }),
  ];
}

function pageCases({ port, ask: visit }: Pages): readonly Case[] {
  const own = { Origin: `http://127.0.0.1:${port}` };
  const traversals = [
    '/sound/file/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/main.js',
    '/fonts/noto-sans/..%2f..%2f..%2fpackage.json',
    '/sound/line/..%2f..%2fx/safe/0000000000000000.wav',
    '/sound/line/es/..%2f..%2f..%2fpackage/0000000000000000.wav',
    '/script/..%2f../safe',
    '/assets/%00',
  ];
  const texts = [
    '/script?lang=',
    '/script?lang=es&show=',
    '/studio?lang=ht&line=',
    '/map?lang=',
    '/flyer?lang=',
    '/flyer?number=',
    '/flyer?hours=',
    '/flyer?name=',
    '/usage?period=',
    '/phone?number=',
    '/guidance?version=',
    '/nothing/',
  ];
  const takes: readonly (readonly [string, Buffer])[] = [
    ['no bytes', Buffer.alloc(0)],
    ['no sound', Buffer.from('x'.repeat(1000))],
    ['RIFF alone', Buffer.from('RIFF')],
    ['a header alone', Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt ')],
    [
      'a length of 4 GB',
      Buffer.concat([
        Buffer.from('RIFF'),
        Buffer.from([255, 255, 255, 255]),
        Buffer.from('WAVEdata'),
        Buffer.from([255, 255, 255, 255]),
      ]),
    ],
    ['21 MB', Buffer.alloc(21_000_000)],
  ];
  const post = (to: string, body: Buffer | string, type: string): Promise<Answer> =>
    visit({ path: to, method: 'POST', body, headers: { ...own, 'Content-Type': type } });
  return [
    ...traversals.map((to): Case => [
      to,
      async () => {
        const { status, body } = await visit({ path: to });
        const isShown = status === 200 || body.includes('"biometrics-line"');
        return unless(!isShown, `status ${status}`);
      },
    ]),
    ...texts.map((to): Case => [
      `script in ${to}`,
      async () => {
        const answer = await visit({ path: to + encodeURIComponent(script) });
        const type = String(answer.headers['content-type']);
        return unless(!(type.includes('html') && isRun(answer)), 'the page has it as it is');
      },
    ]),
    [
      'script as a sentence',
      async () => {
        const answer = await post(
          '/script/es/safe',
          `text=${encodeURIComponent(script)}&seen=x`,
          form['Content-Type'],
        );
        return unless(answer.status >= 400 && !isRun(answer), `status ${answer.status}`);
      },
    ],
    ...takes.map(([what, bytes]): Case => [
      `a take of ${what}`,
      async () => {
        const { status, body } = await post('/studio/check?lang=ht&line=safe', bytes, 'audio/wav');
        return unless(status >= 400 || body.includes('"refused"'), `status ${status}: ${body.slice(0, 60)}`);
      },
    ]),
    ...['lang=..%2fx&line=safe', 'lang=ht&line=..%2f..%2fx', 'lang=constructor&line=__proto__'].map(
      (query): Case => [
        `a take for ${query}`,
        async () => {
          const { status } = await post(`/studio/keep?${query}`, Buffer.from('x'), 'audio/wav');
          return unless(status >= 400, `status ${status}`);
        },
      ],
    ),
    ...[
      `{"replay":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      '{"number":"../x"}',
      '{"replay":{"__proto__":{"x":1}}}',
      '{',
    ].map((body): Case => [
      `a call of ${body.slice(0, 24)}`,
      async () => {
        const { status } = await post('/phone/calls', body, 'application/json');
        return unless(status === 400, `status ${status}`);
      },
    ]),
    [
      'the pages live',
      async () => unless((await visit({ path: '/phone' })).status === 200, 'they do not answer any more'),
    ],
    [
      'what a page may run',
      async () => {
        const policy = String((await visit({ path: '/phone' })).headers['content-security-policy']);
        return unless(policy.includes("default-src 'none'") && !policy.includes('unsafe'), policy);
      },
    ],
  ];
}

/** Attacks on the pages of whoever looks after the words. */
export const workbenchAttacks: readonly Attack[] = [
  {
    name: 'workbench',
    tried:
      'other hosts, origins, sites, cookies and tokens; other files; script in every field; broken and giant takes',
    right: 'refused or escaped; nothing is written outside its folders; the pages live',
    run: async (stage) => {
      const pages = await openPages(stage);
      return tryAll([...guardCases(pages), ...pageCases(pages)], stage);
    },
  },
  {
    name: 'workbench-in-production',
    tried: 'the addresses of these pages on a line that answers callers',
    right: 'there are none',
    run: async (stage) => {
      const line = await stage.line();
      const cases = [
        '/',
        '/phone',
        '/script',
        '/studio',
        '/map',
        '/flyer',
        '/guidance',
        '/assets/phone.js',
        '/sound/speech.wav',
        '/?token=x',
      ].map((to): Case => [
        to,
        async () => {
          const { status } = await ask(line.port, { path: to });
          return unless(status === 404, `status ${status}`);
        },
      ]);
      return tryAll(cases, stage);
    },
  },
];
