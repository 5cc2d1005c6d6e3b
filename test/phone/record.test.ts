import { describe, expect, it } from 'vitest';
import type { Moment } from '../../src/phone/record.ts';
import { said } from './heard.ts';
import { callTinyLine, say, startTinyLine, twiml } from './tiny-line.ts';

const tenSeconds = say('a'.repeat(150));
const gather = (attributes: string, inside = ''): string => `<Gather ${attributes}>${inside}</Gather>`;

describe('the record', () => {
  const twoParts = gather('numDigits="1" action="/next"', say('one<break time="1s"/>two three'));

  it('tells what was heard, and what of it was cut short', async () => {
    const line = await startTinyLine({ '/': twiml(twoParts), '/next': twiml(say('after')) });
    expect(said(await callTinyLine(line, [{ press: '1', when: { after: 0.1 } }]))).toEqual(['one…', 'after']);
    expect(said(await callTinyLine(line, [{ press: '1', when: { after: 1.3 } }]))).toEqual([
      ...['one', 'two three…'],
      'after',
    ]);
  });

  it('calls nothing cut that was heard to its end', async () => {
    const line = await startTinyLine({ '/': twiml(twoParts), '/next': twiml() });
    const record = await callTinyLine(line, [{ press: '1' }]);
    expect(record.timeline.some(({ kind, cut }) => kind === 'say' && cut)).toBe(false);
    expect(said(record)).toEqual(['one', 'two three']);
  });

  it('counts a key once, also when typeAhead kept it, at the second at which it was pressed', async () => {
    const line = await startTinyLine({
      '/': twiml(tenSeconds, gather('numDigits="1" action="/next"', say('never heard'))),
      '/next': twiml(),
    });
    const record = await callTinyLine(line, [{ press: '1', when: { at: 3 } }], { typeAhead: true });
    expect(record.keys).toEqual(['1']);
    expect(record.timeline.filter(({ kind }) => kind === 'key')).toMatchObject([{ at: 3 }]);
    expect(record.verbs).toEqual(['Say', 'Gather']);
  });

  it('lists no verb that a key kept from beginning', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"', `${tenSeconds}<Pause/>`)),
      '/next': twiml(),
    });
    const record = await callTinyLine(line, [{ press: '1', when: { after: 1 } }]);
    expect(record.verbs).toEqual(['Gather', 'Say']);
  });

  it('comes with a live account: each thing as it begins, and as it really ended', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"', tenSeconds)),
      '/next': twiml(),
    });
    const began: Moment[] = [];
    const ended: Moment[] = [];
    await callTinyLine(line, [{ press: '1', when: { after: 4 } }], {
      onMoment: (moment) => began.push(moment),
      onMomentEnd: (moment) => ended.push(moment),
    });
    expect(began.find(({ kind }) => kind === 'say')).toMatchObject({
      at: 0,
      until: expect.closeTo(10, 5) as number,
    });
    expect(ended).toMatchObject([{ kind: 'say', at: 0, until: 4, cut: true, language: 'en-US' }]);
  });
});
