import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deskDatabase } from '../../src/desk/place.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript, type Caller, type Step } from '../../src/phone/caller.ts';
import { createInstantClock, type Clock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import type { SideOutcome } from '../../src/phone/call-options.ts';
import { placesOf } from '../../src/workbench/phone/saved-call.ts';
import { freshOf, startDeskLine } from '../desk-server/line.ts';
import { engines } from '../usage/engines.ts';
import { keysTo } from '../keys-to.ts';
import { canaryNumber, publicUrl, type TestLine } from '../test-line.ts';
import { createFiles, type TestDatabases } from '../usage/databases.ts';
import type { Actor } from '../../src/desk/roles.ts';
import { hotline, openPeopleDesk, type Pair, type PeopleDesk } from './people-desk.ts';

const phoneOf = (index: number): string => `+1202555${String(index).padStart(4, '0')}`;

interface House {
  readonly desk: PeopleDesk & { readonly actor: (id: string) => Actor };
  /** Instances of the line, on one database. */
  readonly lines: readonly [TestLine, TestLine];
  /** The keys of those who can read numbers. */
  readonly pairs: ReadonlyMap<string, Pair>;
}

interface Wishes {
  /** How many speak each language. */
  readonly people: Readonly<Record<string, number>>;
  readonly hours?: string;
  readonly callBacks?: boolean;
  readonly alsoEnglish?: boolean;
  readonly instances?: number;
}

async function open(databases: TestDatabases, wishes: Wishes): Promise<House> {
  const { people, hours, callBacks = false, alsoEnglish = false, instances = 1 } = wishes;
  const url = await freshOf(databases);
  const desk = await openPeopleDesk(deskDatabase(url));
  const owner = await desk.add({ id: 'owner', role: 'owner', languages: [] });
  const actors = new Map<string, Actor>();
  const pairs = new Map<string, Pair>();
  let index = 0;
  for (const [language, count] of Object.entries(people)) {
    for (let one = 0; one < count; one += 1) {
      index += 1;
      const actor = await desk.add({ id: `m${index}`, role: 'speaker', languages: [language] });
      actors.set(actor.id, actor);
      await desk.reach(actor, phoneOf(index), [language], hours);
      if (callBacks) pairs.set(actor.id, await desk.giveKey(actor));
    }
  }
  await desk.desk.setSettings(owner, { callBacks, alsoEnglish });
  const lines: TestLine[] = [];
  for (let one = 0; one < instances; one += 1) {
    lines.push(
      await startDeskLine(
        url,
        {
          LANGUAGES: 'en,es',
          PEOPLE_KEY: desk.key,
          TWILIO_PHONE_NUMBER: hotline,
          TIME_ZONE: 'America/New_York',
        },
        { now: desk.now },
      ),
    );
  }
  const [first, second = first] = lines;
  if (first === undefined || second === undefined) throw new Error('there is no line');
  const actor = (id: string): Actor => actors.get(id) ?? owner;
  return { desk: { ...desk, actor }, lines: [first, second], pairs };
}

/** Sends every second request to another instance. */
function spread(one: TestLine, other: TestLine): typeof globalThis.fetch {
  let count = 0;
  const [from, to] = [new URL(one.voiceUrl).origin, new URL(other.voiceUrl).origin];
  return (input, init) => {
    count += 1;
    const url = input instanceof Request ? input.url : String(input);
    return globalThis.fetch(count % 2 === 0 ? url.replace(from, to) : url, init);
  };
}

type Side = (number: string, clock: Clock) => SideOutcome;

/** Somebody who answers after so many seconds, hears the whisper, does this, and talks for a minute. */
const answers = (after: number, ...steps: readonly Step[]): SideOutcome => ({
  kind: 'answered',
  after,
  talks: 60,
  called: (clock): Caller => createScript(clock, steps),
});

async function call(
  line: TestLine,
  keys: string,
  side: Side,
  { from = canaryNumber, fetch }: { readonly from?: string; readonly fetch?: typeof globalThis.fetch } = {},
): Promise<{ readonly record: CallRecord; readonly rung: readonly string[] }> {
  const clock = createInstantClock();
  const rung: string[] = [];
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=es` },
    authToken: line.authToken,
    publicUrl,
    from,
    ...(fetch ? { fetch } : {}),
    clock,
    caller: createScript(clock, readKeys(keys)),
    side: (number) => {
      rung.push(number);
      return side(number, clock);
    },
  });
  expect(record.failure).toBeUndefined();
  expect(record.warnings).toEqual([]);
  for (const secret of [from, ...rung]) expect(JSON.stringify(line.logged())).not.toContain(secret);
  return { record, rung };
}

const joinedOf = ({ timeline }: CallRecord): readonly string[] =>
  timeline.filter(({ kind }) => kind === 'joined').map(({ text }) => text);
const nodesOf = (record: CallRecord): readonly string[] =>
  placesOf(record).map((place) => place.split(' ')[1] ?? place);

/** A number as it is typed, key by key. */
const typed = Array.from('2125550147').join(',');

const toNotice = keysTo('notice');

describe.each(engines)('people behind the line, on $name', ({ open: openDatabases }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await openDatabases();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('ring together, and the first who presses the key has the call', async () => {
    const { lines } = await open(databases, { people: { es: 3 } });
    const { record, rung } = await call(lines[0], `${toNotice},0,-,h@300`, (number) =>
      answers(number === phoneOf(2) ? 2 : 9, { press: '1' }),
    );
    expect(new Set(rung)).toEqual(new Set([1, 2, 3].map(phoneOf)));
    expect(joinedOf(record)).toEqual([phoneOf(2)]);
  }, 90_000);

  it('who press the key in the same moment, at two instances, are told that one of them has the call', async () => {
    const { lines } = await open(databases, { people: { es: 10 }, instances: 2 });
    const [one, other] = lines;
    const { record, rung } = await call(one, `${toNotice},0,-,h@300`, () => answers(3, { press: '1' }), {
      // Half of what the called phones ask comes to the other instance.
      fetch: spread(one, other),
    });
    expect(new Set(rung).size).toBe(10);
    expect(joinedOf(record)).toHaveLength(1);
  }, 120_000);
});

describe('people behind the line', () => {
  const databases = createFiles();

  it('who speak another language are not rung, unless the owner wants those who speak English rung last', async () => {
    const people = { es: 1, en: 1, fr: 1 };
    const nobody: Side = () => ({ kind: 'no-answer' });
    const without = await open(databases, { people });
    const alone = await call(without.lines[0], `${toNotice},0,-,-,-,h@400`, nobody);
    expect(new Set(alone.rung)).toEqual(new Set([phoneOf(1)]));
    const withEnglish = await open(databases, { people, alsoEnglish: true });
    const both = await call(withEnglish.lines[0], `${toNotice},0,-,-,-,h@400`, nobody);
    expect(both.rung).toEqual([phoneOf(1), phoneOf(2)]);
  }, 120_000);

  it('ring ten at a time, and then the next', async () => {
    const { lines } = await open(databases, { people: { es: 12 } });
    let count = 0;
    const { record, rung } = await call(lines[0], `${toNotice},0,-,-,h@400`, () => {
      count += 1;
      return count === 11 ? answers(1, { press: '1' }) : { kind: 'no-answer' };
    });
    expect(new Set(rung).size).toBe(12);
    expect(joinedOf(record)).toEqual([rung[10]]);
  }, 120_000);

  it('whose machines answer are passed over, and so are those who are on another call', async () => {
    const { lines } = await open(databases, { people: { es: 3 } });
    const { record } = await call(lines[0], `${toNotice},0,-,-,h@400`, (number) =>
      number === phoneOf(1)
        ? answers(1)
        : number === phoneOf(2)
          ? { kind: 'busy' }
          : answers(15, { press: '1' }),
    );
    expect(joinedOf(record)).toEqual([phoneOf(3)]);
  }, 120_000);

  it('keep a caller waiting no longer than twenty seconds without a word, and until they press a key', async () => {
    const { lines } = await open(databases, { people: { es: 25 } });
    const { record, rung } = await call(lines[0], `${toNotice},0,1,-,h@400`, () => ({ kind: 'no-answer' }));
    const rings = record.timeline.filter(({ kind, until, at }) => kind === 'dial' && until > at);
    for (const { at, until } of rings) expect(until - at).toBeLessThanOrEqual(20);
    expect(rung).toHaveLength(10);
    expect(nodesOf(record)).toContain('person-no-answer');
  }, 120_000);

  it('are rung no more today once one of them has pressed the key for that', async () => {
    const { lines, desk } = await open(databases, { people: { es: 2 } });
    await call(lines[0], `${toNotice},0,-,-,h@400`, (number) =>
      number === phoneOf(1) ? answers(1, { press: '2' }) : { kind: 'no-answer' },
    );
    await expect
      .poll(async () => (await desk.desk.all()).filter(({ shift }) => shift.pausedUntil).length)
      .toBe(1);
    await expect
      .poll(async () => (await call(lines[0], '0,-,-,h@400', () => ({ kind: 'no-answer' }))).rung, {
        timeout: 5000,
      })
      .not.toContain(phoneOf(1));
  }, 120_000);

  it('are not rung for sport: the same phone has them rung nine times a day at most', async () => {
    const { lines } = await open(databases, { people: { es: 1 } });
    const rung: number[] = [];
    for (let time = 0; time < 5; time += 1) {
      const one = await call(lines[0], '0,-,0,-,0,-,0,-,h@900', () => ({ kind: 'busy' }));
      rung.push(one.rung.length);
    }
    expect(rung[0]).toBeGreaterThan(0);
    expect(rung.at(-1)).toBe(0);
    const another = await call(lines[0], '0,-,h@900', () => ({ kind: 'busy' }), { from: '+12025550999' });
    expect(another.rung.length).toBeGreaterThan(0);
  }, 120_000);

  it('who are away: a caller is told so, and when somebody is there again', async () => {
    const { lines } = await open(databases, { people: { es: 1 }, hours: 'Tue 09:00-10:00' });
    const { record, rung } = await call(lines[0], `${toNotice},0,-,-,h@400`, () => ({ kind: 'no-answer' }));
    expect(rung).toEqual([]);
    expect(nodesOf(record)).toContain('person-closed');
  }, 120_000);
});

describe('a number to be called back', () => {
  const databases = createFiles();
  const nobody: Side = () => ({ kind: 'no-answer' });

  it.each([
    ['the phone that calls', '1', canaryNumber],
    ['another phone', `2,${typed}`, '+12125550147'],
  ])(
    'is kept for the members who can read it: %s',
    async (_, which, number) => {
      const { lines, desk, pairs } = await open(databases, { people: { es: 1, en: 1 }, callBacks: true });
      const { record } = await call(lines[0], `${toNotice},0,-,-,1,${which},1,3,2,-,-,h@900`, nobody);
      expect(nodesOf(record)).toContain('call-back-saved');
      const [left, ...more] = await desk.desk.callBacks(desk.actor('m1'));
      expect(more).toEqual([]);
      expect(left).toMatchObject({ language: 'es', safe: 'evening', mayLeaveMessage: false });
      expect(`+1${pairs.get('m1')?.open(left?.sealed ?? '') ?? ''}`).toBe(number);
      expect(await desk.desk.callBacks(desk.actor('m2'))).toEqual([]);
      const asked = JSON.stringify(record.requests.map(({ url }) => url));
      expect(asked).not.toContain(number.slice(2));
      expect(JSON.stringify(lines[0].logged())).not.toContain(number.slice(2));
    },
    120_000,
  );

  it('is not kept twice, nor where the caller does not say that it is right', async () => {
    const { lines, desk } = await open(databases, { people: { es: 1 }, callBacks: true });
    const first = await call(lines[0], `0,-,-,1,1,1,4,1,-,h@900`, nobody);
    expect(nodesOf(first.record)).toContain('call-back-saved');
    const again = await call(lines[0], `0,-,-,1,1,1,4,1,-,h@900`, nobody);
    expect(nodesOf(again.record)).toContain('call-back-already');
    await call(lines[0], `0,-,-,1,2,${typed},h@900`, nobody);
    expect(await desk.desk.callBacks(desk.actor('m1'))).toHaveLength(1);
  }, 120_000);

  it('is not asked for where the owner has not turned it on', async () => {
    const { lines } = await open(databases, { people: { es: 1 } });
    const { record } = await call(lines[0], `${toNotice},0,-,-,h@900`, nobody);
    const nodes = nodesOf(record);
    expect(nodes.some((node) => node.startsWith('call-back'))).toBe(false);
    expect(nodes[nodes.lastIndexOf('person-no-answer') + 1]).toBe('notice');
  }, 120_000);

  it('can be left where everybody is away, and leads back to where the caller was', async () => {
    const hours = 'Tue 09:00-10:00';
    const { lines } = await open(databases, { people: { es: 1 }, callBacks: true, hours });
    const { record } = await call(lines[0], `${toNotice},0,-,1,1,1,2,1,-,h@900`, nobody);
    const nodes = nodesOf(record);
    expect(nodes[nodes.lastIndexOf('call-back-saved') + 1]).toBe('notice');
  }, 120_000);
});
