import { readDocument } from '../../src/phone/document.ts';
import { askVoice } from './asking.ts';
import { tryAll, unless, type Attack, type Case } from './attack.ts';

/** Addresses that are signed, and that the line has never given out. */
const addresses: readonly string[] = [
  '/voice/es/main?n=999',
  '/voice/es/main?n=-1',
  '/voice/es/main?n=1e9',
  '/voice/es/main?n=99999999999999999999',
  '/voice/es/main?n=NaN&m=Infinity&e=-0',
  '/voice/es/__proto__?n=2',
  '/voice/es/constructor?n=2',
  '/voice/__proto__/main?n=2',
  '/voice/constructor/toString?n=2',
  '/voice/es/%00?n=2',
  '/voice/es/..?n=2',
  '/voice/es/../../../etc/passwd?n=2',
  '/voice/es/%2e%2e%2fmain?n=2',
  '/voice/ES/MAIN?n=2',
  '/voice/es?n=2',
  '/voice/es/main/more/and/more?n=2',
  '/voice/%ZZ/%ZZ?n=2',
  `/voice/es/${'x'.repeat(5000)}?n=2`,
  `/voice/es/main?n=2&b=${Array.from({ length: 900 }, () => 'main.0').join('~')}`,
  '/voice/es/main?n=2&b=__proto__.0~constructor.1~~..~gone.3',
  '/voice/es/main?n=2&m=99&w=9&r=9&e=9&k=9&s=9&t=9&h=99',
  '/voice/es/main?n=2&n=3&n=4',
  '/voice/es/main?n=2&b=<Say>x</Say>',
  '/voice/es/main?n=2&b=%3CDial%3E%2B19005550100%3C/Dial%3E',
  '/voice/es/person?n=2&p=0',
  '/voice/es/person-closed?n=2',
  '/voice/es/call-missed?n=2&u=0',
  '/voice/es/text?n=2',
  '/voice?lang=__proto__',
  '/voice?lang=<script>&start=essentials',
  '/voice?lang=es&lang=en&start=constructor',
  `/voice?lang=${'x'.repeat(5000)}`,
  '/voice/whisper/es/person?b=main.0&n=5',
  '/voice/whisper/__proto__/constructor?n=5',
  '/voice/accept/es/person?n=5',
  '/voice/accept/xx/yy?n=5',
];
const keys = ['', '1', '0', '9', '*', '#', '12', 'w', '<Dial>', '１', '-1', '\u0000', 'x'.repeat(500)];

/** Attacks by addresses and keys, signed as if they were Twilio's. */
export const addressAttacks: readonly Attack[] = [
  {
    name: 'address',
    tried: 'made-up addresses and keys: other counts, nodes, languages, ways back, markup, numbers to dial',
    right:
      'each gets a valid document of at most 16 kB, which dials nobody, does not apologize, and repeats nothing from the request',
    run: async (stage) => {
      const line = await stage.line();
      const cases = addresses.map((address): Case => [
        address.slice(0, 60),
        async () => {
          for (const key of keys) {
            const { status, body } = await askVoice(line.port, address, { Digits: key });
            if (status !== 200) return `status ${status} with the key "${key.slice(0, 10)}"`;
            const { faults } = readDocument(body, address);
            if (faults.length > 0) return faults.join('; ');
            if (body.length > 16_384) return `${body.length} bytes`;
            if (/<Dial|19005550100|<script|xxxxxx|etc\/passwd/.test(body))
              return 'something of the request is in the document';
          }
          return undefined;
        },
      ]);
      const told = await tryAll(cases, stage);
      const apology: Case = [
        'the log',
        () => Promise.resolve(unless(!line.log().includes('apology'), 'an address made the line fail')),
      ];
      const after = await tryAll([apology], stage);
      return {
        happened: `${addresses.length} addresses with ${keys.length} keys each, ${told.faults.length + after.faults.length} faults`,
        faults: [...told.faults, ...after.faults],
      };
    },
  },
];
