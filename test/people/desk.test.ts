import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/desk/roles.ts';
import { engines } from '../usage/engines.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { allWeek, codeIn, done, first, hour, leaving, openPeopleDesk, whyNot } from './people-desk.ts';

const owner: Actor = { id: 'owner', role: 'owner', languages: [] };
const marie: Actor = { id: 'marie', role: 'speaker', languages: ['ht'] };
const paul: Actor = { id: 'paul', role: 'speaker', languages: ['ht', 'es'] };
const vera: Actor = { id: 'vera', role: 'viewer', languages: [] };
const shift = { isOn: true, languages: ['ht'], hours: allWeek, zone: 'America/New_York' };
const phone = '+12125550123';

describe.each(engines)('the desk of the people behind the line on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);
  const openDesk = async (): ReturnType<typeof openPeopleDesk> => {
    const opened = await openPeopleDesk(await databases.fresh());
    for (const actor of [owner, marie, paul, vera]) await opened.add(actor);
    return opened;
  };
  const ofMarie = async ({ desk }: Awaited<ReturnType<typeof openDesk>>) =>
    (await desk.all()).find(({ member }) => member === 'marie');

  it('rings a phone only after the code that was read to it has been typed', async () => {
    const opened = await openDesk();
    const { desk, calls } = opened;
    expect(await whyNot(desk.setShift(marie, shift))).toBe('people.noPhone');
    await done(desk.setPhone(marie, '(212) 555-0123'));
    expect(calls().map(({ To }) => To)).toEqual([phone]);
    expect(await whyNot(desk.setShift(marie, shift))).toBe('people.noPhone');
    expect((await ofMarie(opened))?.phone).toEqual({ lastTwo: '23', isVerified: false });
    await done(desk.verifyPhone(marie, codeIn(calls()[0])));
    await done(desk.setShift(marie, shift));
    expect(await ofMarie(opened)).toMatchObject({ phone: { isVerified: true }, shift: { ...shift } });
    await done(desk.setPhone(marie, '+12125550199'));
    expect((await ofMarie(opened))?.phone).toEqual({ lastTwo: '99', isVerified: false });
  });

  it('gives a code three tries and ten minutes, and a member three calls an hour', async () => {
    const { desk, calls, pass } = await openDesk();
    const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    await done(desk.setPhone(marie, phone));
    const code = codeIn(calls()[0]);
    for (let tried = 0; tried < 3; tried += 1)
      expect(await whyNot(desk.verifyPhone(marie, wrong(code)))).toBe('people.wrongCode');
    expect(await whyNot(desk.verifyPhone(marie, code))).toBe('people.noCode');
    await done(desk.setPhone(marie, phone));
    pass(10 * 60_000);
    expect(await whyNot(desk.verifyPhone(marie, codeIn(calls()[1])))).toBe('people.noCode');
    await done(desk.setPhone(marie, phone));
    expect(await whyNot(desk.setPhone(marie, phone))).toBe('people.tooManyCalls');
    expect(calls()).toHaveLength(3);
    pass(hour);
    await done(desk.setPhone(marie, phone));
    // The code of another call than the last one is none.
    expect(await whyNot(desk.verifyPhone(marie, wrong(codeIn(calls()[3]))))).toBe('people.wrongCode');
  });

  it.each(['+442071838750', '+18765550123', '+19005550123', '911', '+12025550188', ''])(
    'calls nobody at %s',
    async (number) => {
      const { desk, calls } = await openDesk();
      expect(await whyNot(desk.setPhone(marie, number))).toMatch(/notAmerican|ownLine/);
      expect(calls()).toEqual([]);
    },
  );

  it('lets each role do what is theirs', async () => {
    const { desk } = await openDesk();
    const settings = { callBacks: true, alsoEnglish: false };
    expect(await whyNot(desk.setPhone(vera, phone))).toBe('forbidden.viewer');
    expect(await whyNot(desk.setSettings(marie, settings))).toBe('forbidden.speaker');
    await done(desk.setSettings(owner, settings));
    expect(await desk.settings()).toEqual(settings);
    expect(await whyNot(desk.setShift(marie, { ...shift, isOn: false, languages: ['es'] }))).toBe(
      'people.languages',
    );
    expect(await whyNot(desk.setShift(marie, { ...shift, isOn: false, hours: 'Montag 9' }))).toBe(
      'people.hours',
    );
    expect(await whyNot(desk.setShift(marie, { ...shift, isOn: false, zone: 'EST' }))).toBe('people.zone');
  });

  it('shows numbers only to those who speak the language, each sealed to them alone', async () => {
    const { desk, giveKey, reach, side } = await openDesk();
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    await reach(marie, phone, ['ht']);
    await reach(paul, '+12125550124', ['es', 'ht']);
    const [ofMarie, ofPaul] = [await giveKey(marie), await giveKey(paul)];
    await giveKey(owner);
    const { people } = await side();
    expect(await people.leave(leaving('2125550177'))).toBe('kept');
    expect(await people.leave(leaving('2125550178', 'es'))).toBe('kept');
    expect(await desk.callBacks(owner)).toEqual([]);
    const [seen, ...others] = await desk.callBacks(marie);
    expect(others).toEqual([]);
    expect(seen).toMatchObject({ language: 'ht', tries: 0, takenBy: undefined });
    expect((seen?.left ?? 1) % hour).toBe(0);
    expect(ofMarie.open(seen?.sealed ?? '')).toBe('2125550177');
    expect((await desk.callBacks(paul)).map(({ sealed = '' }) => ofPaul.open(sealed)).sort()).toEqual([
      '2125550177',
      '2125550178',
    ]);
    expect(await whyNot(desk.act(owner, seen?.id ?? '', 'take'))).toBe('people.gone');
  });

  it('lets one member at a time work on a number, and deletes it when it is done', async () => {
    const { desk, giveKey, reach, side, calls, pass } = await openDesk();
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    await reach(marie, phone, ['ht']);
    await reach(paul, '+12125550124', ['ht']);
    await giveKey(marie);
    await giveKey(paul);
    const { people, bridge } = await side();
    await people.leave(leaving('2125550177'));
    const { id } = first(await desk.callBacks(marie));
    const both = await Promise.all([desk.act(marie, id, 'take'), desk.act(paul, id, 'take')]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    const [winner, second] = both[0].kind === 'done' ? [marie, paul] : [paul, marie];
    expect(await whyNot(desk.act(second, id, 'done'))).toBe('people.taken');
    expect(await whyNot(desk.call(second, id, '2125550177'))).toBe('people.taken');

    expect(await whyNot(desk.call(winner, id, '2125550176'))).toBe('people.otherNumber');
    await done(desk.call(winner, id, '2125550177'));
    const call = calls().at(-1);
    expect(call).toMatchObject({ From: '+12025550188', To: winner === marie ? phone : '+12125550124' });
    expect(JSON.stringify(call)).not.toContain('2125550177');
    const ticket = /\/voice\/bridge\?t=([\w-]+)/.exec(call?.Twiml ?? '')?.[1] ?? '';
    expect(bridge(ticket, '')).not.toContain('2125550177');
    expect(bridge(ticket, '1')).toContain('+12125550177');
    pass(5 * 60_000);
    expect(bridge(ticket, '1')).not.toContain('2125550177');

    await done(desk.act(winner, id, 'try later'));
    expect(await desk.callBacks(second)).toMatchObject([{ id, tries: 1, takenBy: undefined }]);
    await done(desk.act(second, id, 'take'));
    expect(await people.leave(leaving('2125550177'))).toBe('already');
    await done(desk.act(second, id, 'done'));
    expect(await desk.callBacks(second)).toEqual([]);
    expect(await people.leave(leaving('2125550177'))).toBe('kept');
  });

  it('frees a number a day after it was taken, and deletes it after seven days whatever happens', async () => {
    const { desk, giveKey, reach, side, pass, store, now, db } = await openDesk();
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    await reach(marie, phone, ['ht']);
    await reach(paul, '+12125550124', ['ht']);
    await giveKey(marie);
    const { people } = await side();
    await people.leave(leaving('2125550177'));
    const { id } = first(await desk.callBacks(marie));
    await done(desk.act(marie, id, 'take'));
    pass(24 * hour);
    await done(desk.act(paul, id, 'take'));
    pass(6 * 24 * hour);
    expect(await desk.callBacks(paul)).toEqual([]);
    await store.tidy(now());
    expect(await db.selectFrom('call_backs').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('call_back_seals').selectAll().execute()).toEqual([]);
  });

  it('deletes all of a member who goes, and what a lost language let them read', async () => {
    const { desk, giveKey, reach, side, members, db } = await openDesk();
    await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
    await reach(marie, phone, ['ht']);
    await reach(paul, '+12125550124', ['es', 'ht']);
    await giveKey(marie);
    await giveKey(paul);
    const { people } = await side();
    await people.leave(leaving('2125550177'));
    await people.leave(leaving('2125550178', 'es'));
    const sealsOf = async (member: string): Promise<number> =>
      (await db.selectFrom('call_back_seals').selectAll().where('member', '=', member).execute()).length;
    expect(await sealsOf('paul')).toBe(2);
    await members.giveRole('paul', { role: 'speaker', languages: ['ht'] });
    expect(await sealsOf('paul')).toBe(1);
    // Nobody is left who reads Spanish.
    expect((await db.selectFrom('call_backs').select('language').execute()).length).toBe(1);
    await members.remove('marie');
    expect(await sealsOf('marie')).toBe(0);
    for (const table of ['people_phones', 'people_shifts', 'people_keys'] as const) {
      const rows = await db.selectFrom(table).select('member').where('member', '=', 'marie').execute();
      expect(rows, table).toEqual([]);
    }
  });

  it('tells what has become of callers by language and hour of the week', async () => {
    const { desk, side } = await openDesk();
    const { people, stop } = await side();
    people.note({ language: 'ht', how: 'answered', waited: 20 });
    people.note({ language: 'ht', how: 'answered', waited: 60 });
    people.note({ language: 'ht', how: 'missed', waited: 60 });
    people.note({ language: 'es', how: 'uncovered' });
    await stop();
    const none = { answered: 0, soon: 0, missed: 0, left: 0, uncovered: 0 };
    expect(await desk.counts()).toEqual([
      { ...none, language: 'es', day: 1, hour: 10, uncovered: 1 },
      { ...none, language: 'ht', day: 1, hour: 10, answered: 2, soon: 1, missed: 1 },
    ]);
  });
});
