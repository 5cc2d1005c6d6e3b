import { describe, expect, it } from 'vitest';
import { readKeys } from '../src/phone/keys.ts';
import type { DialOutcome, Dialed, Reading } from '../src/phone/call-options.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript, type Step } from '../src/phone/caller.ts';
import { createInstantClock, type Clock } from '../src/phone/clock.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { heardTexts } from './phone/heard.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import type { LineParts } from '../src/line/running-line.ts';
import { canaryNumber, publicUrl, startTestLine, withTrails, type TestLine } from './test-line.ts';
import { keysFrom, keysTo } from './keys-to.ts';

const hotline = '+12025550188';
const advocate = '+12025550123';
const uscis = '+18003755283';

const withPerson = { TWILIO_PHONE_NUMBER: hotline, ADVOCATE_PHONE: advocate };
const withHours = {
  ...withPerson,
  TIME_ZONE: 'America/New_York',
  ADVOCATE_HOURS: 'Mon-Fri 09:00-17:00; off 2026-11-26',
};
const withUscis = { TWILIO_PHONE_NUMBER: hotline, CONNECT_TO_USCIS: 'on' };

/** A Monday, at this hour in New York. */
const monday =
  (hour: number): (() => number) =>
  () =>
    Date.parse('2026-11-23T00:00:00-05:00') + hour * 3_600_000;

/** With all that a log ever has, so that what it must not have can be looked for. */
const startWithTrails = (
  environment: Readonly<Record<string, string>>,
  parts: LineParts = {},
): Promise<TestLine> => startTestLine(environment, parts, withTrails);

interface Placed {
  readonly keys: string;
  readonly number?: string;
  readonly reading?: Reading;
  /** How whoever is called behaves; made anew for each call, on the call's own clock. */
  readonly dial?: (clock: Clock) => (dialed: Dialed) => DialOutcome;
}

async function call(
  line: TestLine,
  { keys, number = '?lang=es', reading = 'kind', dial }: Placed,
): Promise<{ readonly record: CallRecord; readonly dialed: readonly Dialed[] }> {
  const clock = createInstantClock();
  const dialed: Dialed[] = [];
  const outcome = dial?.(clock) ?? ((): DialOutcome => ({ kind: 'no-answer' }));
  const record = await placeCall({
    line: { voiceUrl: line.voiceUrl + number },
    authToken: line.authToken,
    publicUrl,
    from: canaryNumber,
    reading,
    clock,
    caller: createScript(clock, readKeys(keys)),
    dial: (one) => {
      dialed.push(one);
      return outcome(one);
    },
  });
  expect(record.failure).toBeUndefined();
  expect(line.logged().filter(({ level }) => Number(level) > 40)).toEqual([]);
  expect(JSON.stringify(line.logged())).not.toContain(canaryNumber);
  expect(JSON.stringify(line.logged())).not.toContain(advocate);
  return { record, dialed };
}

const ends = (kind: 'busy' | 'no-answer' | 'failed') => () => (): DialOutcome => ({ kind });

/** Somebody answers after 3 seconds, hears the whisper, does this, and talks for a minute. */
const answers =
  (...steps: readonly Step[]) =>
  (clock: Clock) =>
  (): DialOutcome => ({ kind: 'answered', after: 3, talks: 60, called: createScript(clock, steps) });

const nodesOf = (record: CallRecord): readonly string[] =>
  placesOf(record).map((place) => place.split(' ')[1] ?? place);

const toNotice = keysTo('notice');
const toUscis = keysFrom('notice', 'notice-uscis');

describe.each<Reading>(['kind', 'stern'])(
  'a person, where Twilio is %s in what it does not write down',
  (reading) => {
    it('is joined when they press 1', async () => {
      const line = await startWithTrails(withPerson);
      const { record } = await call(line, {
        keys: `${toNotice},0,h@200`,
        reading,
        dial: answers({ press: '1' }),
      });
      const joined = record.timeline.find(({ kind }) => kind === 'joined');
      expect(joined && joined.until - joined.at).toBeCloseTo(60);
    });

    it.each<[string, readonly Step[]]>([
      ['presses nothing', []],
      ['presses another key', [{ press: '2' }]],
      ['hangs up', [{ hangUp: true }]],
    ])('who %s has not answered, and the caller is told so where they were', async (_what, steps) => {
      const line = await startWithTrails(withPerson);
      const { record } = await call(line, { keys: `${toNotice},0,-,-,h`, reading, dial: answers(...steps) });
      expect(record.timeline.some(({ kind }) => kind === 'joined')).toBe(false);
      expect(nodesOf(record)).toContain('person-no-answer');
      expect(nodesOf(record).at(-2)).toBe('notice');
    });
  },
);

describe('a person', () => {
  it('is called with the hotline’s own number, and joined when they press 1', async () => {
    const line = await startWithTrails(withPerson);
    const { record, dialed } = await call(line, {
      keys: `${toNotice},0,h@200`,
      dial: answers({ press: '1' }),
    });
    expect(dialed).toEqual([
      { numbers: [advocate], callerId: hotline, timeout: 25, timeLimit: 3600, answerOnBridge: true },
    ]);
    const joined = record.timeline.find(({ kind }) => kind === 'joined');
    expect(joined && joined.until - joined.at).toBeCloseTo(60);
  });

  it('hears the caller’s language and question first, and no number', async () => {
    const line = await startWithTrails({ ...withPerson, ADVOCATE_LANGUAGES: 'en,es' });
    const { record } = await call(line, {
      keys: `${keysTo('trouble')},0,h@200`,
      dial: answers({ press: '1' }),
    });
    const whispered = record.timeline.filter(({ called, kind }) => called && kind === 'say');
    const text = (key: string, language: string): string => line.speech().text(key, language);
    const words = whispered.map(({ text: words }) => words).join(' ');
    expect(words).toContain(text('my-language', 'es'));
    expect(words).toContain(text('for-trouble-simply', 'en'));
    expect(words).not.toMatch(/\d/);
  });

  it.each([
    ['the main menu', '-,0,h@200', '?lang=es', undefined],
    ['the greeting', '0,h@200', '?lang=es', undefined],
    ['the language menu', '0,h@200', '', undefined],
    ['an answer', `${keysTo('about-what')},0,h@200`, '?lang=es', 'for-about-simply'],
    ['an answer, after nobody answered', `${keysTo('about')},0,0,h@300`, '?lang=es', 'for-about-simply'],
  ])('hears a topic only where there is one: from %s', async (_where, keys, number, topic) => {
    const line = await startWithTrails(withPerson);
    const { record } = await call(line, { keys, number, dial: answers() });
    const words = record.timeline.filter(({ called }) => called).map(({ text }) => text);
    const text = (key: string): string => line.speech().text(key, 'en');
    expect(words.join(' ')).toContain(text('whisper-call'));
    expect(words.join(' ').includes(text('whisper-topic'))).toBe(topic !== undefined);
    if (topic !== undefined)
      expect(words.join(' ').split(text(topic))).toHaveLength(keys.includes('0,0') ? 3 : 2);
  });

  it('who presses nothing is an answering machine: nobody has answered, and the caller is where they were', async () => {
    const line = await startWithTrails(withPerson);
    const { record } = await call(line, { keys: `${toNotice},0,-,-,h`, dial: answers() });
    expect(record.timeline.some(({ kind }) => kind === 'joined')).toBe(false);
    expect(nodesOf(record)).toContain('person-no-answer');
    expect(nodesOf(record).at(-2)).toBe('notice');
  });

  it('who presses another key than the one that was named is not joined', async () => {
    const line = await startWithTrails(withPerson);
    const { record } = await call(line, { keys: `${toNotice},0,-,-,h`, dial: answers({ press: '2' }) });
    expect(record.timeline.some(({ kind }) => kind === 'joined')).toBe(false);
    expect(nodesOf(record)).toContain('person-no-answer');
  });

  it.each(['busy', 'no-answer', 'failed'] as const)(
    'whose phone is %s is said to be so, and the caller is where they were, with its keys',
    async (how) => {
      const line = await startWithTrails(withPerson);
      const { record } = await call(line, { keys: `${toNotice},0,${toUscis},-,h`, dial: ends(how) });
      expect(nodesOf(record)).toContain(`person-${how}`);
      expect(placesOf(record)).toContain(`es person-${how} > ${toUscis}`);
      expect(nodesOf(record).at(-2)).toBe('notice-uscis');
    },
  );

  it('who hangs up gives the caller back to where they were', async () => {
    const line = await startWithTrails(withPerson);
    const { record } = await call(line, {
      keys: `${keysTo('about-what')},0,h@400`,
      dial: answers({ press: '1' }),
    });
    expect(nodesOf(record)).toContain('about-what');
    const after = record.requests.findIndex(({ parameters }) => parameters.DialCallStatus === 'completed');
    expect(record.requests[after]).toBeDefined();
    expect(record.ended).not.toBe('failed');
  });

  it('is not called any more when the caller hangs up while it rings', async () => {
    const line = await startWithTrails(withPerson);
    const { record } = await call(line, { keys: '0,h@40' });
    expect(record.ended).toBe('caller');
    expect(record.timeline.some(({ kind }) => kind === 'joined')).toBe(false);
  });

  it('is offered in the main menu only where there is one', async () => {
    const words = async (environment: Record<string, string>): Promise<string> => {
      const line = await startWithTrails(environment);
      const { record } = await call(line, { keys: '-,h' });
      return heardTexts(record).join(' ').includes(line.speech().text('for-person', 'es'))
        ? 'offered'
        : 'not';
    };
    expect(await words(withPerson)).toBe('offered');
    expect(await words({})).toBe('not');
  });

  it('is a key away in the language menu, too', async () => {
    const line = await startWithTrails(withPerson);
    const { dialed } = await call(line, { keys: '0,h@60', number: '' });
    expect(dialed).toHaveLength(1);
  });

  it('speaks languages that the caller is told first, each by its own name', async () => {
    const line = await startWithTrails({ ...withPerson, ADVOCATE_LANGUAGES: 'en,ar' });
    const { record } = await call(line, { keys: '0,h@60' });
    const heard = heardTexts(record);
    const speech = line.speech();
    expect(heard).toContain(speech.text('my-language', 'ar'));
    expect(heard).toContain(speech.text('my-language', 'en'));
    expect(heard.indexOf(speech.text('my-language', 'ar'))).toBeLessThan(
      heard.indexOf(speech.text('connecting', 'es')),
    );
  });

  it.each(['busy', 'no-answer', 'failed'] as const)(
    'whose phone is %s is called three times in a call, with a pause between, and then the caller is told that nobody answers',
    async (how) => {
      const line = await startWithTrails(withPerson);
      const { record, dialed } = await call(line, { keys: `${toNotice},0,0,0,0,-,-,-,h`, dial: ends(how) });
      expect(dialed).toHaveLength(3);
      expect(nodesOf(record).filter((node) => node === 'person')).toHaveLength(3);
      const last = nodesOf(record).lastIndexOf('person-no-answer');
      expect(last).toBeGreaterThan(nodesOf(record).lastIndexOf('person'));
      expect(nodesOf(record).slice(last)).toContain('notice');
      const pauses = record.timeline.flatMap(({ kind, at }, index) => {
        const { kind: before, at: began = 0 } = record.timeline[index - 1] ?? {};
        return kind === 'dial' && before === 'pause' ? [at - began] : [];
      });
      expect(pauses).toEqual([5, 5]);
    },
  );

  it('who is not there just now is not called: the caller hears when somebody should be, and goes on', async () => {
    const line = await startWithTrails(withHours, { now: monday(8) });
    const { record, dialed } = await call(line, { keys: `${toNotice},0,-,-,h` });
    expect(dialed).toEqual([]);
    const speech = line.speech();
    expect(heardTexts(record)).toEqual(
      expect.arrayContaining([speech.text('opens-today', 'es'), speech.text('hour-9', 'es')]),
    );
    expect(nodesOf(record).at(-2)).toBe('notice');
  });

  it('is called in the hours that are set', async () => {
    const line = await startWithTrails(withHours, { now: monday(9) });
    const { dialed } = await call(line, { keys: '0,h@60' });
    expect(dialed).toHaveLength(1);
  });
});

describe('being connected to USCIS', () => {
  const toScript = keysTo('cannot-go-phone', 'script-cannot-go');
  const toCall = keysFrom('script-cannot-go', 'connect-cannot-go', 'call-cannot-go');

  it('needs a second key after the script, says the words once more, and comes back', async () => {
    const line = await startWithTrails({ ...withUscis, CONNECT_MINUTES: '30' }, { now: monday(12) });
    const { record, dialed } = await call(line, {
      keys: `${toScript},${toCall},-,-,h`,
      dial: () => () => ({ kind: 'answered', after: 2, talks: 10_000 }),
    });
    expect(dialed).toMatchObject([{ numbers: [uscis], callerId: hotline, timeLimit: 1800 }]);
    const nodes = nodesOf(record);
    expect(nodes.indexOf('connect-cannot-go')).toBeLessThan(nodes.indexOf('call-cannot-go'));
    expect(nodes).toContain('connect-ended');
    const machine = line.speech().text('reschedule-biometrics-appointment', 'en');
    const before = record.timeline.slice(
      0,
      record.timeline.findIndex(({ kind }) => kind === 'dial'),
    );
    const connecting = before.findLastIndex(({ kind }) => kind === 'document');
    expect(before.slice(connecting).map(({ text }) => text)).toContain(machine);
    expect(nodes.at(-2)).toBe('script-cannot-go');
  });

  it('says so when the call does not go through', async () => {
    const line = await startWithTrails(withUscis, { now: monday(12) });
    const { record } = await call(line, { keys: `${toScript},${toCall},-,h`, dial: ends('busy') });
    expect(nodesOf(record)).toContain('connect-failed');
  });

  it('is tried twice in a call, and then said not to go through', async () => {
    const line = await startWithTrails(withUscis, { now: monday(12) });
    const { record, dialed } = await call(line, {
      keys: [toScript, toCall, '-', toCall, '-', toCall, '-', 'h'].join(),
      dial: () => () => ({ kind: 'answered', after: 2, talks: 60 }),
    });
    expect(dialed).toHaveLength(2);
    expect(nodesOf(record).filter((node) => node === 'connect-ended')).toHaveLength(2);
    expect(nodesOf(record)).toContain('connect-failed');
  });

  it('calls nobody outside the hours, and says when', async () => {
    const line = await startWithTrails(withUscis, { now: monday(23) });
    const { record, dialed } = await call(line, { keys: `${toScript},${toCall},-,h` });
    expect(dialed).toEqual([]);
    expect(nodesOf(record)).toContain('connect-closed');
    expect(heardTexts(record)).toContain(line.speech().text('opens-tomorrow', 'es'));
  });

  it('is offered nowhere where it is not set', async () => {
    const line = await startWithTrails({});
    const { record } = await call(line, {
      keys: `${toScript},${keysFrom('script-cannot-go', 'connect-cannot-go')},h`,
    });
    expect(nodesOf(record)).not.toContain('connect-cannot-go');
  });
});

describe('an address that nobody gave out', () => {
  it.each(['/voice/es/person?n=1', '/voice/es/call-cannot-go?n=1'])(
    'dials nobody where there is nobody: %s',
    async (path) => {
      const line = await startWithTrails({});
      const { record, dialed } = await call(line, { keys: 'h@30', number: path.replace('/voice', '') });
      expect(dialed).toEqual([]);
      expect(record.ended).toBe('caller');
    },
  );
});
