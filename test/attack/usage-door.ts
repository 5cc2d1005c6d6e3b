import path from 'node:path';
import { publicUrl, type Instance } from '../built-line.ts';
import { ask, type Answer } from './asking.ts';
import { tryAll, unless, type Attack, type Case } from './attack.ts';
import { logIn, password, usageSettings, visit, type Visit } from './visits.ts';

/** Attacks by whoever wants to see /usage without its password. */
export const usageDoorAttacks: readonly Attack[] = [
  {
    name: 'usage-door',
    tried:
      'plain http; foreign, missing and null origins; forged, cut, lengthened and ended cookies; passwords twice, as JSON, in the address, of 5 kB',
    right:
      'all refused, nothing shown; the cookie is Secure, HttpOnly, SameSite=Strict and __Host-; no password in the log',
    run: async (stage) => {
      const line = await stage.line({
        ...usageSettings,
        LOG_LEVEL: 'trace',
        DATABASE_URL: `file:${path.join(stage.folder(), 'usage.db')}`,
      });
      return tryAll(await doorCases(line), stage);
    },
  },
];

async function doorCases(line: Instance): Promise<readonly Case[]> {
  const cookie = await logIn(line);
  const ended = await logIn(line);
  await visit(line, { path: '/logout', form: {}, cookie: ended });
  const [name = '', value = ''] = cookie.split('=');
  const [id = '', until = '', signature = ''] = value.split('.');
  const later = Number(until) + 1;
  const isShown = ({ status, body }: Answer): boolean => status < 300 || body.includes('Log out');
  const shut = (what: string, one: Visit): Case => [
    what,
    async () => {
      const answer = await visit(line, one);
      const opened = answer.headers['set-cookie'] !== undefined && answer.status === 303;
      return unless(!isShown(answer) && !opened, `status ${answer.status}`);
    },
  ];
  let tries = 0;
  const logInWith = (what: string, one: Visit): Case => {
    tries += 1;
    const headers = { 'X-Forwarded-For': `198.51.100.${tries}`, ...one.headers };
    return shut(what, { path: '/login', form: { password }, ...one, headers });
  };
  const foreign = [
    'https://evil.example',
    'null',
    'http://line.example',
    `${publicUrl}.evil.example`,
    `${publicUrl}:8443`,
    '',
  ];
  const forged = [
    '',
    id,
    `${id}.${later}.${signature}`,
    `other.${until}.${signature}`,
    `${id}.${until}.`,
    `${id}.${until}.${signature.slice(0, -2)}`,
    `${id}.${until}.${signature}AAAA`,
    `${id}.9e99.${signature}`,
    `${id}.Infinity.${signature}`,
    `.${until}.${signature}`,
    '..',
    'constructor.__proto__.x',
  ];
  return [
    ...['http', '', 'https, http', 'https,'].flatMap((proto): readonly Case[] => [
      shut(`over ${proto || 'nothing'}`, { cookie, headers: { 'X-Forwarded-Proto': proto } }),
      logInWith(`log-in over ${proto || 'nothing'}`, { headers: { 'X-Forwarded-Proto': proto } }),
    ]),
    ...foreign.map((Origin) => logInWith(`log-in from ${Origin || 'no origin'}`, { headers: { Origin } })),
    ...foreign.slice(0, -1).map((Origin) => shut(`page for ${Origin}`, { cookie, headers: { Origin } })),
    logInWith('log-in that a browser calls foreign', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    shut('the file for another site', {
      path: '/counters.csv',
      cookie,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    }),
    ...forged.map((one) => shut(`cookie ${one.slice(0, 30) || 'of nothing'}`, { cookie: `${name}=${one}` })),
    shut('cookie of another name', { cookie: `usage=${value}` }),
    shut('forged cookie before the right one', { cookie: `${name}=a.b.c; ${cookie}` }),
    shut('cookie that was logged out', { cookie: ended }),
    shut('password in the address', { path: `?password=${encodeURIComponent(password)}` }),
    shut('log-in by GET', { path: `/login?password=${encodeURIComponent(password)}` }),
    logInWith('password of 5 kB', { form: { password: 'x'.repeat(5000) } }),
    logInWith('no password', { form: {} }),
    logInWith('password as JSON', { headers: { 'Content-Type': 'application/json' } }),
    logInWith('password and more', { form: { password: `${password} ` } }),
    logInWith('password of another case', { form: { password: password.toUpperCase() } }),
    ...['/../usage', '/%2e%2e/usage', '//', '/ground.css/../', '/words/', '/counters.csv/'].map((page) =>
      shut(`address ${page} without a cookie`, { path: page }),
    ),
    [
      'the right cookie in second place',
      async () => unless((await visit(line, { cookie: `other=1; ${cookie}` })).status === 200, 'is refused'),
    ],
    [
      'how the cookie is set',
      async () => {
        const { headers } = await visit(line, {
          path: '/login',
          form: { password },
          headers: { 'X-Forwarded-For': '203.0.113.1' },
        });
        const set = String(headers['set-cookie']);
        const lacks = ['__Host-', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'].filter(
          (one) => !set.includes(one),
        );
        return unless(lacks.length === 0, `it lacks ${lacks.join(', ')}`);
      },
    ],
    ['the log', () => Promise.resolve(unless(!line.log().includes(password), 'it has the password'))],
    [
      'other names of the operator',
      async () => {
        const told = [await ask(line.port, { path: '/readyz' }), await visit(line, { cookie })];
        const all = told.map(({ headers }) => String(headers['strict-transport-security'])).join();
        return unless(!all.includes('includeSubDomains'), 'Strict-Transport-Security is for them too');
      },
    ],
  ];
}
