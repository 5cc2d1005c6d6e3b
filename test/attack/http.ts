import { ask, mostWait, tellWait, watchVoice } from './asking.ts';
import { faultsUnless, tryAll, unless, type Attack, type Case } from './attack.ts';
import { sendBytes, type Sending } from './wire.ts';

const head = 'POST /voice HTTP/1.1\r\nHost: line.example\r\n';

/** What is sent byte by byte, or not to its end, and the seconds after which the line must have closed the connection: 10 for a head, 15 for all, and 2 for looking. */
const slow: readonly (readonly [what: string, bytes: string, most: number, more?: Partial<Sending>])[] = [
  ['nothing', '', 13],
  ['half a head', `${head}Content-Le`, 13],
  ['a head that drips', head, 13, { then: 'X' }],
  ['half a body', `${head}Content-Length: 500\r\n\r\nX`, 18],
  ['a body that drips', `${head}Content-Length: 5000\r\n\r\n`, 18, { then: 'X' }],
  ['chunks without end', `${head}Transfer-Encoding: chunked\r\n\r\n`, 18, { then: '1\r\nX\r\n' }],
  ['half closed, without a request', '', 13, { isHalfClosed: true }],
  ['half closed, in the middle', `${head}Content-Length: 500\r\n\r\nX`, 18, { isHalfClosed: true }],
];

/** What is no request that HTTP knows, or is two. */
const broken: readonly (readonly [what: string, bytes: string, status: RegExp])[] = [
  [
    'Content-Length and Transfer-Encoding',
    `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400/,
  ],
  ['two lengths', `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`, /^HTTP\/1\.1 400/],
  ['a length that is none', `${head}Content-Length: x\r\n\r\n`, /^HTTP\/1\.1 400/],
  ['a length below nothing', `${head}Content-Length: -1\r\n\r\n`, /^HTTP\/1\.1 400/],
  ['line feeds alone', 'GET /healthz HTTP/1.1\nHost: x\n\n', /^HTTP\/1\.1 400/],
  ['a folded header', 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n', /^HTTP\/1\.1 (?:400|200)/],
  ['a blank before the colon', 'GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n', /^HTTP\/1\.1 400/],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/],
  ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 (?:400|505)/],
  ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001', /^HTTP\/1\.1 400/],
  ['NUL', 'GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n', /^HTTP\/1\.1 400/],
  [
    'a header of 100 kB',
    `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'x'.repeat(100_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431/,
  ],
  ['an address of 100 kB', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 431/],
  ['a length of 1e9', `${head}Content-Length: 1000000000\r\n\r\n`, /^HTTP\/1\.1 413/],
  [
    'chunks of more than 16 kB',
    `${head}Transfer-Encoding: chunked\r\n\r\n5000\r\n${'x'.repeat(0x5000)}\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 413/,
  ],
  ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n', /^$|^HTTP\/1\.1 4/],
  [
    'an upgrade',
    'GET /voice HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    /^HTTP\/1\.1 405/,
  ],
  ['Expect', `${head}Expect: 100-continue\r\nContent-Length: 5\r\n\r\nabcde`, /^HTTP\/1\.1 (?:100|403)/],
];

/** Names that a recording must not be found by. */
const files = [
  '../package.json',
  '..%2fpackage.json',
  '%2e%2e/dist/main.js',
  '....//x',
  'x%00.wav',
  'constructor',
  '__proto__',
  '.',
  '',
];

/** Attacks by HTTP that is slow, broken, or asks for what is not to be had. */
export const httpAttacks: readonly Attack[] = [
  {
    name: 'unfinished-requests',
    tried: 'silent, half, dripping, endless and half-closed requests, forty of each',
    right: 'each connection is closed after 10 s for a head, 15 s for all of a request; callers are answered',
    run: async (stage) => {
      const line = await stage.line();
      stage.progress('forty of each, for 18 s');
      const { result, worst } = await watchVoice(line.port, () =>
        Promise.all(
          slow.map(async ([what, bytes, most, more]) => {
            const heard = await Promise.all(
              Array.from({ length: 40 }, () => sendBytes(line.port, bytes, { seconds: most, ...more })),
            );
            return { what, open: heard.filter(({ closedAfter }) => closedAfter === undefined).length, heard };
          }),
        ),
      );
      const last = Math.max(
        ...result.flatMap(({ heard }) => heard.map(({ closedAfter = 0 }) => closedAfter)),
      );
      return {
        happened: `${slow.length * 40} connections, the last closed after ${last.toFixed(1)} s; ${tellWait(worst)}`,
        faults: [
          ...result.flatMap(({ what, open }) => faultsUnless(open === 0, `${what}: ${open} of 40 stay open`)),
          ...faultsUnless(worst <= mostWait, tellWait(worst)),
        ],
        worst,
      };
    },
  },
  {
    name: 'broken-http',
    tried:
      'two lengths, both kinds of length, folded and giant headers, HTTP/2, TLS, CONNECT; other files by /audio',
    right: 'refused with 400, 413, 431 or 404; nothing is shown; the process lives',
    run: async (stage) => {
      const line = await stage.line();
      const told = await tryAll(
        [
          ...broken.map(([what, bytes, status]): Case => [
            what,
            async () => {
              const { text } = await sendBytes(line.port, bytes, { seconds: 1 });
              return unless(
                status.test(text) && !text.includes('<Response'),
                text.slice(0, 40) || 'no answer',
              );
            },
          ]),
          ...files.map((name): Case => [
            `/audio/${name}`,
            async () => {
              const { status } = await ask(line.port, { path: `/audio/${name}` });
              return unless(status === 404 || status === 400, `status ${status}`);
            },
          ]),
        ],
        stage,
      );
      const { status } = await ask(line.port, { path: '/healthz' });
      return { ...told, faults: [...told.faults, ...faultsUnless(status === 200, 'the process died')] };
    },
  },
];
