import fc from 'fast-check';
import { signRequest } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { canaryNumber } from '../canary.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';

/** What must become of a request. */
type Expected = 'answered' | 'refused' | 'anything but an error';

/** A request as it goes over the wire, and what must become of it. */
export interface Generated {
  readonly bytes: string;
  readonly expected: Expected;
}

const pool = 4000;

const piece = fc.oneof(
  fc.constantFrom(
    'es',
    'en',
    'zh',
    'xx',
    'main',
    'greeting',
    'language',
    'goodbye',
    'notice',
    'number',
    'person',
  ),
  fc.constantFrom(
    'status',
    'whisper',
    'accept',
    '..',
    '%2e%2e',
    '%ZZ',
    '%00',
    '__proto__',
    'constructor',
    '~',
    '',
  ),
  fc.webSegment(),
);
const value = fc.oneof(
  fc.nat(999).map(String),
  fc.constantFrom('-1', '1e9', 'NaN', 'main.0~notice.3', '~~..', 'x'.repeat(300), '%00', '%F0%9F'),
  fc.webQueryParameters(),
);
const query = fc
  .array(fc.tuple(fc.constantFrom('b', 'e', 'k', 'm', 'n', 'r', 't', 'w', 'lang', 'start', 'z'), value), {
    maxLength: 8,
  })
  .map((fields) => fields.map(([name, text]) => `${name}=${text}`).join('&'));
const path = fc
  .tuple(fc.array(piece, { maxLength: 5 }), query)
  .map(([pieces, text]) => `/${['voice', ...pieces].join('/')}${text === '' ? '' : `?${text}`}`);
const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.toWellFormed()),
);
const field = fc.tuple(
  fc.oneof(
    fc.constantFrom(
      'Digits',
      'CallSid',
      'From',
      'To',
      'CallStatus',
      'CallDuration',
      'DialCallStatus',
      'DialBridged',
      'FinishedOnKey',
    ),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Digits[]', ''),
    fc.string({ maxLength: 12 }),
  ),
  fc.oneof(fc.constantFrom('1', '0', '*', '#', '9', '12', 'completed', 'busy', canaryNumber), text),
);
/** What names a call, its account and who calls. */
const named: readonly (readonly [string, string])[] = [
  ['CallSid', `CA${'0'.repeat(32)}`],
  ['AccountSid', `AC${'0'.repeat(32)}`],
  ['From', canaryNumber],
];
const form = fc.array(field, { maxLength: 12 });

const plainPath = fc.oneof(
  // An address of nothing ends the connection, with all that stands in it.
  fc.webPath().filter((one) => one !== ''),
  fc.constantFrom('/', '/usage', '/usage/login', '/audio/x.wav', '/healthz', '/readyz'),
);

/** Requests of every sort, the same for a seed; each is made of pieces that fast-check has drawn. */
export function createGenerator(seed: number): () => Generated {
  const random = createRandom(seed);
  const draw = <T>(arbitrary: fc.Arbitrary<T>): readonly T[] => fc.sample(arbitrary, { numRuns: pool, seed });
  const [paths, forms, others] = [draw(path), draw(form), draw(plainPath)];
  const one = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('the pool is empty');
    return item;
  };

  const voice = (isSigned: boolean): Generated => {
    const address = one(paths);
    // Most name their call, as the phone company's do: what does not is refused, whoever signed it.
    const isWhole = random() < 0.9;
    const fields = [...(isWhole ? named : []), ...one(forms)];
    const body = fields
      .map(([name, given]) => `${encodeURIComponent(name)}=${encodeURIComponent(given)}`)
      .join('&');
    const signature = isSigned
      ? signRequest(authToken, `${publicUrl}${address}`, toSigned(fields))
      : forge(random, address);
    // A name that a form cannot tell apart from what every object has is signed by nobody.
    const isSure = isSigned && fields.every(([name]) => name !== '__proto__');
    return {
      bytes: toBytes('POST', address, body, signature),
      expected: !isSigned || !isWhole ? 'refused' : isSure ? 'answered' : 'anything but an error',
    };
  };
  return () => {
    const chance = random();
    if (chance < 0.45) return voice(true);
    if (chance < 0.8) return voice(false);
    const method = one(['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);
    const address = random() < 0.5 ? one(others) : one(paths);
    const isVoice = /^\/voice(?:\/|\?|$)/.test(address);
    return {
      bytes: toBytes(method, address, 'x'.repeat(Math.floor(random() * 50)), undefined),
      expected: isVoice ? 'refused' : 'anything but an error',
    };
  };
}

/** A form as it is signed: a field that comes twice has all its values. */
function toSigned(fields: readonly (readonly [string, string])[]): Record<string, string | string[]> {
  const signed = new Map<string, string[]>();
  for (const [name, given] of fields) signed.set(name, [...(signed.get(name) ?? []), given]);
  return Object.fromEntries(
    [...signed].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

function forge(random: () => number, address: string): string | undefined {
  const chance = random();
  if (chance < 0.3) return undefined;
  if (chance < 0.5) return '';
  if (chance < 0.7) return signRequest('another-token', `${publicUrl}${address}`, {});
  return Buffer.from(String(random())).toString('base64');
}

function toBytes(method: string, address: string, body: string, signature: string | undefined): string {
  const lines = [
    `${method} ${address} HTTP/1.1`,
    'Host: line.example',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(signature === undefined ? [] : [`X-Twilio-Signature: ${signature}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
