import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';

it('whatever a form holds, its signature is the one that the published package expects', () => {
  const values = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.string(), { minLength: 1 }));
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), values), (parameters) => {
      const url = 'https://line.example/a?b=c';
      const expected = getExpectedTwilioSignature('a token', url, parameters);
      expect(signRequest('a token', url, parameters)).toBe(expected);
    }),
  );
});
