import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { authToken, publicUrl, type Instance } from '../built-line.ts';
import { signRequest, type Parameters } from '../../src/phone/sign.ts';
import { ask, accountSid, toBody, usualForm, type Answer } from './asking.ts';
import { tryAll, unless, type Attack, type Case } from './attack.ts';

/** A request that is signed, and how it then differs from what was signed. */
interface Changed {
  readonly method?: string;
  /** The address that is asked, and the one that was signed. */
  readonly path?: string;
  readonly signedUrl?: string;
  readonly signedForm?: Parameters;
  readonly body?: string | Buffer;
  readonly signature?: string | string[] | undefined;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const usual: Parameters = { ...usualForm, Digits: '1' };

function send({ port }: Instance, changed: Changed): Promise<Answer> {
  const { method = 'POST', path = '/voice', headers = {}, token = authToken } = changed;
  const { signedUrl = publicUrl + path, signedForm = usual, body = toBody(signedForm) } = changed;
  const signature = 'signature' in changed ? changed.signature : signRequest(token, signedUrl, signedForm);
  return ask(port, {
    method,
    path,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(signature === undefined ? {} : { 'X-Twilio-Signature': signature }),
      ...headers,
    },
    body,
  });
}

const right = signRequest(authToken, `${publicUrl}/voice`, usual);

/** What nobody signed so, and must get neither content nor a 5xx. */
const refused: readonly (readonly [string, Changed])[] = [
  ['no signature', { signature: undefined }],
  ['an empty signature', { signature: '' }],
  ['two signatures, the right one first', { signature: [right, 'x'] }],
  ['two signatures, the right one last', { signature: ['x', right] }],
  ['the right one twice', { signature: [right, right] }],
  ['two with a comma', { signature: `${right},${right}` }],
  ['cut short', { signature: right.slice(0, -1) }],
  ['without its padding', { signature: right.replace('=', '') }],
  ['lengthened', { signature: `${right}AAAA` }],
  ['in hexadecimal', { signature: Buffer.from(right, 'base64').toString('hex') }],
  ['in another case', { signature: right.toLowerCase() }],
  ['of nothing but padding', { signature: '====' }],
  ['of 10 kB', { signature: 'A'.repeat(10_000) }],
  ['of an empty token', { token: '' }],
  ['of another token', { token: 'another-token' }],
  ['of the token in another case', { token: authToken.toUpperCase() }],
  ['of the account', { token: accountSid }],
  ['one field more', { body: `${toBody(usual)}&Extra=1` }],
  ['one field less', { body: toBody(usualForm) }],
  ['no field', { body: '' }],
  ['another value', { body: toBody({ ...usual, Digits: '2' }) }],
  ['another name', { body: toBody(usual).replace('Digits', 'digits') }],
  ['the field again with another value', { body: `${toBody(usual)}&Digits=2` }],
  ['__proto__ more', { body: `${toBody(usual)}&__proto__=1` }],
  ['constructor more', { body: `${toBody(usual)}&constructor=1` }],
  ['toString more', { body: `${toBody(usual)}&toString=1` }],
  ['a list more', { body: `${toBody(usual)}&Digits[]=2` }],
  ['JSON', { body: JSON.stringify(usual), headers: { 'Content-Type': 'application/json' } }],
  ['no type', { headers: { 'Content-Type': '' } }],
  ['text/plain', { headers: { 'Content-Type': 'text/plain' } }],
  ['multipart', { headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }],
  ['utf-16', { headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-16' } }],
  ['latin1', { headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=latin1' } }],
  ['gzip', { body: gzipSync(toBody(usual)), headers: { 'Content-Encoding': 'gzip' } }],
  ['called gzip', { headers: { 'Content-Encoding': 'gzip' } }],
  ['GET', { method: 'GET', body: '' }],
  ['GET, signed as such', { method: 'GET', body: '', signedForm: {} }],
  ['HEAD', { method: 'HEAD', body: '' }],
  ['PUT', { method: 'PUT' }],
  ['PATCH', { method: 'PATCH' }],
  ['DELETE', { method: 'DELETE' }],
  ['OPTIONS', { method: 'OPTIONS' }],
  ['TRACE', { method: 'TRACE', body: '' }],
  ['PUT that says it is POST', { method: 'PUT', headers: { 'X-HTTP-Method-Override': 'POST' } }],
  ['GET that says it is POST', { method: 'GET', body: '', headers: { 'X-HTTP-Method-Override': 'POST' } }],
  ['another case of the path', { path: '/Voice', signedUrl: `${publicUrl}/voice` }],
  ['a slash more before', { path: '//voice', signedUrl: `${publicUrl}/voice` }],
  ['a slash more behind', { path: '/voice/', signedUrl: `${publicUrl}/voice` }],
  ['a letter encoded', { path: '/%76oice', signedUrl: `${publicUrl}/voice` }],
  ['a semicolon', { path: '/voice;x', signedUrl: `${publicUrl}/voice` }],
  ['a dot', { path: '/./voice', signedUrl: `${publicUrl}/voice` }],
  ['dots', { path: '/x/../voice', signedUrl: `${publicUrl}/voice` }],
  ['a query more', { path: '/voice?lang=es', signedUrl: `${publicUrl}/voice` }],
  ['a query less', { signedUrl: `${publicUrl}/voice?lang=es` }],
  ['an empty query', { path: '/voice?', signedUrl: `${publicUrl}/voice` }],
  ['another place', { path: '/voice/es/main?n=2', signedUrl: `${publicUrl}/voice` }],
  ['the end of a call', { path: '/voice/status', signedUrl: `${publicUrl}/voice` }],
  ['a whisper', { path: '/voice/whisper/es/person?n=2', signedUrl: `${publicUrl}/voice` }],
  ['the key that takes a call', { path: '/voice/accept/es/person?n=2', signedUrl: `${publicUrl}/voice` }],
  ['http in place of https', { signedUrl: `${publicUrl.replace('https', 'http')}/voice` }],
  ['another host', { signedUrl: 'https://evil.example/voice', headers: { Host: 'evil.example' } }],
  [
    'another host, passed on',
    { signedUrl: 'https://evil.example/voice', headers: { 'X-Forwarded-Host': 'evil.example' } },
  ],
  ['the loopback address', { signedUrl: 'http://127.0.0.1/voice' }],
  ['another port', { signedUrl: `${publicUrl}:8443/voice` }],
  ['a name and a password in the address', { signedUrl: 'https://x:y@line.example/voice' }],
  ['no call', { signedForm: { AccountSid: accountSid, From: '+12025550147' } }],
  ['an empty call', { signedForm: { ...usual, CallSid: '' } }],
  ['a call that is none', { signedForm: { ...usual, CallSid: 'CA../../x' } }],
  ['no account', { signedForm: { CallSid: usualForm.CallSid, From: '+12025550147' } }],
  ['an account that is none', { signedForm: { ...usual, AccountSid: 'AC1' } }],
  ['nobody who calls', { signedForm: { CallSid: usualForm.CallSid, AccountSid: accountSid } }],
  [
    '1,500 fields',
    {
      signedForm: {
        ...usual,
        ...Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`F${index}`, ''])),
      },
    },
  ],
  ['more than 16 kB', { signedForm: { ...usual, Digits: '1'.repeat(17_000) } }],
];

/** What is signed as Twilio signs. */
const taken: readonly (readonly [string, Changed])[] = [
  ['as it is', {}],
  ['with the port, as Twilio may sign', { signedUrl: `${publicUrl}:443/voice` }],
  ['charset=UTF-8', { headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } }],
  [
    'another Host, which is not looked at',
    { headers: { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' } },
  ],
  ['fields in another order', { body: toBody({ Digits: '1', ...usualForm }) }],
  ['all sorts of letters', { signedForm: { ...usual, CallerName: 'Ä ✓ %00 &=+' } }],
];

function ofRefused(line: Instance, [what, changed]: readonly [string, Changed]): Case {
  return [
    `refused: ${what}`,
    async () => {
      const { status, body } = await send(line, changed);
      if (body.includes('<Response')) return `content, with status ${status}`;
      return unless(status >= 400 && status < 500, `status ${status}`);
    },
  ];
}

/** An address as proxies ask for it: whole. */
function askWhole({ port }: Instance, address: string, signature: string): Promise<number> {
  return new Promise((resolve) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: address,
        agent: false,
        headers: { 'X-Twilio-Signature': signature, 'Content-Type': 'application/x-www-form-urlencoded' },
      },
      (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    asking.on('error', () => {
      resolve(0);
    });
    asking.end(toBody(usual));
  });
}

/** Attacks by requests that Twilio did not make. */
export const signatureAttacks: readonly Attack[] = [
  {
    name: 'signature',
    tried:
      'requests that Twilio did not sign, or changed after it signed them: other signatures, tokens, fields, types, methods, addresses, hosts',
    right:
      'nobody gets content, a call or a text unless Twilio signed the whole request; Twilio’s own requests are accepted',
    run: async (stage) => {
      const line = await stage.line();
      return tryAll(
        [
          ...refused.map((one) => ofRefused(line, one)),
          ...taken.map(([what, changed]): Case => [
            `taken: ${what}`,
            async () => {
              const { status } = await send(line, changed);
              return unless(status === 200, `status ${status}`);
            },
          ]),
          [
            'a whole address that names another host, signed for that one',
            async () => {
              const address = 'http://evil.example/voice';
              const status = await askWhole(line, address, signRequest(authToken, address, usual));
              return unless(status >= 400 && status < 500, `status ${status}`);
            },
          ],
          [
            'taken: a whole address, whose host is not read, signed for this line',
            async () => {
              const status = await askWhole(line, 'http://evil.example/voice', right);
              return unless(status === 200, `status ${status}`);
            },
          ],
        ],
        stage,
      );
    },
  },
];
