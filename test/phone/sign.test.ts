import { expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';

it('signs as the published test vector', () => {
  const form = {
    To: '+18005551212',
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
  };
  const url = 'https://example.com/myapp.php?foo=1&bar=2';
  expect(signRequest('12345', url, form)).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
});
