import { expect, it } from 'vitest';
import { signRequest } from '../../src/phone/sign.ts';
import { callTinyLine, say, startTinyLine, twiml, type Page } from './tiny-line.ts';

it.each<[string, Page, string]>([
  ['ended by the line', twiml(say('a'.repeat(36)), '<Hangup/>'), '2'],
  ['rejected', twiml('<Reject/>'), '0'],
  ['failed', { status: 500 }, '0'],
])(
  'the end of a call that was %s is reported by a signed POST, with whole seconds',
  async (_how, page, seconds) => {
    const line = await startTinyLine({ '/': page, '/end': { status: 204 } });
    const record = await callTinyLine(line, [], {
      line: { voiceUrl: `${line.origin}/`, voiceMethod: 'GET', statusCallback: `${line.origin}/end` },
    });
    const end = line.got.at(-1);
    expect(end).toMatchObject({ method: 'POST', path: '/end' });
    expect(end?.form.get('CallStatus')).toBe('completed');
    expect(end?.form.get('CallDuration')).toBe(seconds);
    const signature = signRequest('a token', `${line.origin}/end`, Object.fromEntries(end?.form ?? []));
    expect(end?.headers['x-twilio-signature']).toBe(signature);
    expect(record.warnings).toEqual([]);
  },
);

it.each<[string, Page]>([
  ['refuses it', { status: 403 }],
  ['leads in circles', { status: 302, headers: { Location: '/end' } }],
])('a line that is told of the end and %s is warned of, and the call is what it was', async (_what, page) => {
  const line = await startTinyLine({ '/': twiml(), '/end': page });
  const record = await callTinyLine(line, [], {
    line: { voiceUrl: `${line.origin}/`, statusCallback: `${line.origin}/end` },
  });
  expect(record.ended).toBe('line');
  expect(record.warnings).toHaveLength(1);
});

it('a Reject after something else hangs up a call that was answered', async () => {
  const line = await startTinyLine({ '/': twiml('<Pause/>', '<Reject/>', say('never')) });
  const { timeline, verbs, seconds } = await callTinyLine(line);
  expect([verbs, seconds]).toEqual([['Pause', 'Reject'], 1]);
  expect(timeline.map(({ kind }) => kind)).not.toContain('reject');
});
