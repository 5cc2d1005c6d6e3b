import { describe, expect, it } from 'vitest';
import { createHandheld, type Handheld } from '../../src/phone/caller.ts';
import { createChooser } from './chooser.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import type { CallRecord, Moment } from '../../src/phone/record.ts';
import { callTinyLine, say, startTinyLine, twiml, type TinyLine } from './tiny-line.ts';

const tenSeconds = say('a'.repeat(150));
const gather = (attributes: string, inside = ''): string => `<Gather ${attributes}>${inside}</Gather>`;

/** A call held by hand, on a clock moved by hand. */
interface Held {
  readonly clock: ManualClock;
  readonly phone: Handheld;
  readonly record: Promise<CallRecord>;
  readonly began: (kind: Moment['kind']) => Promise<void>;
}

function hold(line: TinyLine, options: { typeAhead?: boolean } = {}): Held {
  const clock = createManualClock();
  const phone = createHandheld(clock);
  const begun = new Set<string>();
  const waiting = new Set<() => void>();
  const record = callTinyLine(line, [], {
    ...options,
    clock,
    caller: phone,
    onMoment: ({ kind }) => {
      begun.add(kind);
      for (const look of waiting) look();
    },
  });
  const began = (kind: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (begun.has(kind)) resolve();
      };
      waiting.add(look);
      look();
    });
  return { clock, phone, record, began };
}

describe('a phone held by hand', () => {
  it('that is hung up while the line is being asked ends the call at once', async () => {
    const line = await startTinyLine({ '/': undefined });
    const { clock, phone, record } = hold(line);
    await line.arrived(1);
    await clock.advance(3);
    phone.hangUp();
    expect(await record).toMatchObject({ ended: 'caller', seconds: 3 });
  });

  it('that is hung up during a whisper ends the call at once', async () => {
    const line = await startTinyLine({
      '/': twiml('<Dial action="/next"><Number url="/whisper">+12025550123</Number></Dial>'),
      '/whisper': twiml(tenSeconds),
    });
    const clock = createManualClock();
    const phone = createHandheld(clock);
    let isWhispering = (): void => undefined;
    const whispering = new Promise<void>((resolve) => (isWhispering = resolve));
    const record = callTinyLine(line, [], {
      clock,
      caller: phone,
      dial: () => ({ kind: 'answered', after: 0, talks: 60 }),
      onMoment: ({ kind }) => {
        if (kind === 'say') isWhispering();
      },
    });
    await whispering;
    await clock.advance(4);
    phone.hangUp();
    expect(await record).toMatchObject({ ended: 'caller', seconds: 4 });
    expect(line.got).toHaveLength(2);
  });

  it.each([
    [false, 'lost key', undefined],
    [true, 'key', '9'],
  ])('with typeAhead %s, a key while the line is being asked is a %s', async (typeAhead, kind, digits) => {
    let isAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const line = await startTinyLine({
      '/': ({ url }) => {
        if (url === '/') isAsked();
        return twiml(gather('numDigits="1" timeout="2" action="/typed"'));
      },
      '/typed': twiml(),
    });
    const { clock, phone, record, began } = hold(line, { typeAhead });
    phone.press('9');
    await asked;
    if (!typeAhead) {
      await began('gather');
      await clock.advance(2);
    }
    const { keys, timeline } = await record;
    expect(keys).toEqual(['9']);
    expect(timeline.filter(({ text }) => text === '9').map((moment) => moment.kind)).toEqual([kind]);
    expect(line.got[1]?.form.get('Digits')).toBe(digits);
  });

  it('presses several keys into one Gather, each beginning its patience again', async () => {
    const line = await startTinyLine({ '/': twiml(gather('action="/next"')), '/next': twiml() });
    const { clock, phone, record, began } = hold(line);
    await began('gather');
    for (const key of ['1', '2', '3']) {
      await clock.advance(4);
      phone.press(key);
    }
    await clock.advance(5);
    expect(await record).toMatchObject({ seconds: 17, keys: ['1', '2', '3'] });
    expect(line.got[1]?.form.get('Digits')).toBe('123');
  });
});

describe('a script', () => {
  const menu = gather(
    'numDigits="1" timeout="4" action="/next"',
    say('one<break time="1s"/>two') + tenSeconds,
  );
  const toNext = { '/': twiml(menu), '/next': twiml() };
  const all = 3 / 15 + 1 + 3 / 15 + 10;

  it.each([
    ['once all is said', undefined, all],
    ['at once', 'at once' as const, 0],
    ['seconds after the Gather opened', { after: 3 }, 3],
    ['once a stretch of speech was heard', { heard: 2 }, 1.4],
    ['at a second of the call', { at: 2 }, 2],
  ])('presses %s', async (_what, when, seconds) => {
    const line = await startTinyLine(toNext);
    const record = await callTinyLine(line, [{ press: '1', ...(when === undefined ? {} : { when }) }]);
    expect(record.seconds).toBeCloseTo(seconds, 5);
    expect(line.got).toHaveLength(2);
  });

  it('types its second key right after the first, though the speech would have gone on', async () => {
    const line = await startTinyLine({
      '/': twiml(gather('numDigits="2" action="/next"', tenSeconds)),
      '/next': twiml(),
    });
    await callTinyLine(line, [{ press: '1', when: 'at once' }, { press: '2' }]);
    expect(line.got[1]?.form.get('Digits')).toBe('12');
  });

  it('hangs up at the Gather that it has come to', async () => {
    const line = await startTinyLine(toNext);
    const record = await callTinyLine(line, [{ hangUp: true, when: { after: 1 } }]);
    expect(record).toMatchObject({ ended: 'caller', seconds: 1 });
  });
});

describe('a caller who chooses', () => {
  it('may stay silent, and hang up in the middle of what is said', async () => {
    const line = await startTinyLine({ '/': twiml(gather('timeout="1"'), gather('', tenSeconds)) });
    const clock = createInstantClock();
    const caller = createChooser(clock, ({ number }) =>
      number === 1 ? { silence: true } : { hangUp: true, after: 2 },
    );
    expect(await callTinyLine(line, [], { clock, caller })).toMatchObject({ ended: 'caller', seconds: 3 });
  });
});
