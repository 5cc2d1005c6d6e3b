import { describe, expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';
import { readVoiceRequest } from '../../src/telephony/request.ts';
import { isSigned } from '../../src/telephony/signature.ts';

const url = 'https://example.com/myapp.php?foo=1&bar=2';
const signature = 'L/OH5YylLD5NRKLltdqwSvS0BnU=';
const form = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675310',
  Digits: '1234',
  From: '+14158675310',
  To: '+18005551212',
};

describe('a signature', () => {
  it('of the published test vector is taken', () => {
    expect(isSigned('12345', signature, url, form)).toBe(true);
  });

  it.each([
    ['with another token', '12346', signature, url, form],
    ['that is missing', '12345', undefined, url, form],
    ['that is empty', '12345', '', url, form],
    ['for another address', '12345', signature, `${url}&more=1`, form],
    ['for an address that cannot be read', '12345', signature, 'https://', form],
    ['with a key added', '12345', signature, url, { ...form, Digits: '12345' }],
    ['made with no token, where the line has none', '', signRequest('', url, form), url, form],
  ] as const)('%s is refused', (_how, token, given, address, sent) => {
    expect(isSigned(token, given, address, sent)).toBe(false);
  });
});

describe('what is read of a request', () => {
  it('is the call, and a key or silence', () => {
    expect(readVoiceRequest({ CallSid: 'CA1', Digits: '4' })).toEqual({
      callSid: 'CA1',
      isForged: false,
      from: '',
      heard: { kind: 'key', key: '4' },
    });
    expect(readVoiceRequest({}).heard).toEqual({ kind: 'silence' });
    expect(readVoiceRequest({ Digits: '' }).heard).toEqual({ kind: 'silence' });
    expect(readVoiceRequest({ Digits: ['5', '6'] }).heard).toEqual({ kind: 'key', key: '5' });
  });

  it.each([
    [{ DialCallStatus: 'completed', DialBridged: 'true' }, 'completed'],
    [{ DialCallStatus: 'completed', DialBridged: 'false' }, 'no-answer'],
    [{ DialCallStatus: 'completed' }, 'completed'],
    [{ DialCallStatus: 'busy' }, 'busy'],
    [{ DialCallStatus: 'no-answer' }, 'no-answer'],
    [{ DialCallStatus: 'canceled' }, 'failed'],
    [{ DialCallStatus: 'failed' }, 'failed'],
  ])('is how a call to somebody else ended: %j', (form, how) => {
    expect(readVoiceRequest({ CallSid: 'CA1', ...form }).heard).toEqual({ kind: 'call', how });
  });
});
