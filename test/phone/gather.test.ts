import { describe, expect, it } from 'vitest';
import { createHandheld, type Step } from '../../src/phone/caller.ts';
import { createChooser } from './chooser.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { createManualClock } from './manual-clock.ts';
import { placeCall } from '../../src/phone/call.ts';
import { callTinyLine, say, startTinyLine, twiml, type TinyLine } from './tiny-line.ts';

const tenSeconds = say('a'.repeat(150));
const gather = (attributes: string, inside = ''): string => `<Gather ${attributes}>${inside}</Gather>`;

const digitsOf = ({ got }: TinyLine): readonly (string | null)[] =>
  got.slice(1).map(({ form }) => form.get('Digits'));

describe('a Gather', () => {
  it('waits 5 s, posts to its own address, and takes # for the end, unless it says otherwise', async () => {
    let asked = 0;
    const line = await startTinyLine({
      '/': () => {
        asked += 1;
        return asked === 1 ? twiml('<Gather/>') : twiml();
      },
    });
    await callTinyLine(line, [{ press: '1' }, { press: '2' }, { press: '#' }]);
    expect(line.got[1]).toMatchObject({ method: 'POST', path: '/' });
    expect(line.got[1]?.form.get('Digits')).toBe('12');
    expect((await callTinyLine(await startTinyLine({ '/': twiml('<Gather/>') }))).seconds).toBe(5);
  });

  it('goes on with the next verb after silence, without asking its action', async () => {
    const line = await startTinyLine({ '/': twiml(gather('action="/next"'), say('still here')) });
    const { verbs } = await callTinyLine(line);
    expect(verbs).toEqual(['Gather', 'Say']);
    expect(line.got).toHaveLength(1);
  });

  it('asks its action with empty digits after silence when told so', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('action="/next" actionOnEmptyResult="true"')),
      '/next': twiml(),
    });
    await callTinyLine(line);
    expect(digitsOf(line)).toEqual(['']);
  });

  it('stops its speech at a key', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"', tenSeconds)),
      '/next': twiml(),
    });
    const { seconds, timeline } = await callTinyLine(line, [{ press: '1', when: { after: 4 } }]);
    expect(seconds).toBe(4);
    expect(timeline.find(({ kind }) => kind === 'say')).toMatchObject({ until: 4, cut: true });
  });

  it('begins its patience when its speech has ended, and again at each key', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('timeout="3" action="/next"', tenSeconds)),
      '/next': twiml(),
    });
    expect((await callTinyLine(line)).seconds).toBeCloseTo(13, 5);
    const typed = await callTinyLine(line, [
      { press: '1', when: { after: 12 } },
      { press: '2', when: { after: 14 } },
    ]);
    expect(typed.seconds).toBeCloseTo(17, 5);
  });

  it('submits at once when it has as many digits as it wants', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="2" action="/next"')),
      '/next': twiml(),
    });
    const { seconds } = await callTinyLine(line, [{ press: '1' }, { press: '2' }]);
    expect([seconds, digitsOf(line)]).toEqual([0, ['12']]);
  });

  it('submits at its finishing key, which is no digit; pressed first it is silence', async () => {
    const line = await startTinyLine({ '/': twiml(gather('action="/next"')), '/next': twiml() });
    await callTinyLine(line, [{ press: '1' }, { press: '#' }]);
    expect(digitsOf(line)).toEqual(['1']);
    expect(line.got[1]?.form.get('FinishedOnKey')).toBe('#');
    await callTinyLine(line, [{ press: '#' }]);
    expect(line.got).toHaveLength(3);
  });

  it('takes every key for data when no key finishes it', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('finishOnKey="" numDigits="1" action="/next"')),
      '/next': twiml(),
    });
    await callTinyLine(line, [{ press: '#' }]);
    await callTinyLine(line, [{ press: '*' }]);
    expect(line.got.map(({ form }) => form.get('Digits'))).toEqual([null, '#', null, '*']);
  });

  it('submits what was typed when patience ends', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('finishOnKey="" action="/next"')),
      '/next': twiml(),
    });
    await callTinyLine(line, [{ press: '4' }, { press: '#' }]);
    expect(digitsOf(line)).toEqual(['4#']);
  });

  it('may hold Say, Play and Pause alone', async () => {
    const line = await startTinyLine({ '/': twiml(gather('', '<Redirect>/</Redirect>')) });
    expect((await callTinyLine(line)).failure?.code).toBe(12200);
  });

  it('never lets the verbs after it run once a key was taken', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"'), say('never')),
      '/next': twiml(),
    });
    expect((await callTinyLine(line, [{ press: '1' }])).verbs).toEqual(['Gather']);
  });
});

describe('keys between two Gathers', () => {
  const pages = {
    '/': twiml(gather('numDigits="1" action="/between"')),
    '/between': twiml(tenSeconds, gather('numDigits="1" action="/last"')),
    '/last': twiml(),
  };
  const steps: readonly Step[] = [{ press: '1' }, { press: '2', when: { at: 3 } }];

  it('are lost', async () => {
    const line = await startTinyLine(pages);
    const { timeline } = await callTinyLine(line, steps);
    expect(digitsOf(line)).toEqual(['1']);
    expect(timeline.map(({ kind }) => kind)).toContain('lost key');
  });

  it('are kept for the next one with typeAhead', async () => {
    const line = await startTinyLine(pages);
    await callTinyLine(line, steps, { typeAhead: true });
    expect(digitsOf(line)).toEqual(['1', '2']);
  });
});

describe('callers', () => {
  it('who follow a script let a Gather pass in silence', async () => {
    const again = gather('numDigits="1" timeout="2" action="/next"');
    const line = await startTinyLine({ '/': twiml(again, again), '/next': twiml() });
    const { seconds } = await callTinyLine(line, [{ silence: true }, { press: '1' }]);
    expect([seconds, digitsOf(line)]).toEqual([2, ['1']]);
  });

  it('who choose know what a Gather is going to say', async () => {
    const menu = say('For one<break time="1s"/>press one');
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"', menu)),
      '/next': twiml(),
    });
    const clock = createInstantClock();
    const caller = createChooser(clock, ({ says }) => ({ press: '1', after: says[0]?.end ?? 0 }));
    const { seconds } = await callTinyLine(line, [], { clock, caller });
    expect(seconds).toBeCloseTo(7 / 15, 5);
  });

  it('who hold the phone press whenever they like', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="1" action="/next"', tenSeconds)),
      '/next': twiml(),
    });
    const clock = createManualClock();
    const caller = createHandheld(clock);
    let isHeard = (): void => undefined;
    const heard = new Promise<void>((resolve) => (isHeard = resolve));
    const call = placeCall({
      line: { voiceUrl: `${line.origin}/` },
      authToken: 'a token',
      clock,
      caller,
      onMoment: ({ kind }) => {
        if (kind === 'say') isHeard();
      },
    });
    await heard;
    await clock.advance(3);
    caller.press('5');
    expect(await call).toMatchObject({ ended: 'line', seconds: 3, keys: ['5'] });
  });
});
