import { describe, expect, it } from 'vitest';
import { permissions, roles } from '../../src/desk/roles.ts';
import type { PersonBehind, RingCount } from '../../src/people/desk-people.ts';
import { isOpen, readHours } from '../../src/telephony/hours.ts';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { coverOf } from '../../src/workbench/people/cover.ts';
import { toForm, toText } from '../../src/workbench/people/hours.ts';
import { createCalls } from '../../src/workbench/phone/calls.ts';
import { codeIn, done, leaving } from '../people/people-desk.ts';
import { openEmptyTeam, openTeam, type TestTeam } from './people-team.ts';
import { members, siteNow, startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const zone = 'America/New_York';
const serve = ({ desk: people }: TestTeam): Promise<TestDeskSite> =>
  startTestDesk((site) => pagesOf(site, createCalls(site)), { people });

interface Asked {
  readonly member: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: object;
}

async function ask({ origin, as }: TestDeskSite, path: string, { member, form, json }: Asked) {
  const body = form ? new URLSearchParams(form) : json && JSON.stringify(json);
  const response = await fetch(`${origin}/desk${path}`, {
    headers: { ...as(member), ...(json && { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  return { status: response.status, html: await response.text(), headers: response.headers };
}

describe('hours as a form has them', () => {
  const text =
    'Mon 09:00-12:00,13:00-17:30; Fri 22:00-02:00; Sun 00:00-24:00; off 2026-12-25; on 2026-12-25 18:00-21:00';

  it('come back from it as they were', () => {
    expect(toText(toForm(text, zone), '2026-11-28')).toBe(text);
    expect(toText(toForm('', zone), '2026-11-28')).toBe('');
  });

  it('lose the single days that are over, and have others in place of the hours of their weekday', () => {
    expect(toText(toForm(text, zone), '2026-12-26')).not.toContain('2026');
    const { week } = toForm('Thu 09:00-12:00', zone);
    const days = [
      { date: '2026-12-24', from: '18:00', to: '20:00' },
      { date: '2026-12-31', from: '', to: '' },
    ];
    const hours = readHours(toText({ week, days }, '2026-11-28'), zone);
    const isThere = (moment: string): boolean => isOpen(hours, Date.parse(`${moment}:00-05:00`));
    expect(['2026-12-24T10:00', '2026-12-24T19:00'].map(isThere)).toEqual([false, true]);
    expect(['2026-12-31T10:00', '2026-12-17T10:00'].map(isThere)).toEqual([false, true]);
  });
});

describe('hours nobody covers', () => {
  const person = (hours: string, of = zone, isOn = true): PersonBehind => ({
    member: 'hugo',
    phone: { lastTwo: '23', isVerified: true },
    shift: { isOn, languages: ['ht'], hours, zone: of, pausedUntil: undefined },
    hasKey: false,
  });
  const count = (day: number, hour: number, what: Partial<RingCount>): RingCount => ({
    ...{ language: 'ht', day, hour, answered: 0, soon: 0, missed: 0, left: 0, uncovered: 0 },
    ...what,
  });

  it('are those in which callers asked and no shift is, by the clock of the line, the most asked first', () => {
    const counts = [
      count(1, 9, { answered: 20 }),
      count(2, 23, { uncovered: 10 }),
      count(3, 10, { missed: 20 }),
      count(3, 11, { uncovered: 20 }),
    ];
    // Nine in Los Angeles is noon in New York.
    const people = [person('Mon 09:00-10:00'), person('Wed 09:00-10:00', 'America/Los_Angeles')];
    expect(coverOf(counts, people, zone, siteNow)).toMatchObject([
      {
        ...{ language: 'ht', asked: 70, answered: 20, missed: 20, uncovered: 30 },
        ...{ askedHours: 4, coveredHours: 2 },
        gaps: [
          { day: 3, from: 10, to: 12, asked: 40 },
          { day: 2, from: 23, to: 24, asked: 10 },
        ],
      },
    ]);
  });

  it('are not covered by whoever has turned it off', () => {
    const [cover] = coverOf(
      [count(1, 9, { missed: 10 })],
      [person('Mon 09:00-10:00', zone, false)],
      zone,
      siteNow,
    );
    expect(cover).toMatchObject({ coveredHours: 0, gaps: [{ day: 1, from: 9, to: 10 }] });
  });
});

describe('the pages of the people behind the line', () => {
  const posts: Readonly<Record<string, Omit<Asked, 'member'>>> = {
    '/people/phone': { form: { phone: '+12125550111' } },
    '/people/phone/code': { form: { code: '000000' } },
    '/people/phone/remove': { form: {} },
    '/people/pause': { form: { step: 'pause' } },
    '/people/shift': { form: { zone } },
    '/people/settings': { form: { callBacks: 'yes' } },
    '/people/key': { json: {} },
    '/call-backs/none': { form: { act: 'take' } },
    '/call-backs/none/call': { json: { digits: '2125550177' } },
  };
  const memberOf = { owner: 'ana', editor: 'ben', speaker: 'hugo', viewer: 'eve' } as const;

  it.each(roles)('let in a %s as far as the role goes', async (role) => {
    const desk = await serve(await openEmptyTeam());
    const member = memberOf[role];
    const isLetIn = permissions['answer calls'][role] !== 'none';
    for (const page of ['/people', '/call-backs']) {
      expect([page, (await ask(desk, page, { member })).status]).toEqual([page, isLetIn ? 200 : 403]);
    }
    for (const [address, sent] of Object.entries(posts)) {
      const isAllowed = isLetIn && (address !== '/people/settings' || role === 'owner');
      const { status } = await ask(desk, address, { member, ...sent });
      expect([address, status === 403]).toEqual([address, !isAllowed]);
    }
  });

  it('tell everybody’s shift to owners alone, and nobody a phone beyond its last two digits', async () => {
    const desk = await serve(await openTeam());
    const [ana, hugo] = [
      await ask(desk, '/people', { member: 'ana' }),
      await ask(desk, '/people', { member: 'hugo' }),
    ];
    expect(ana.html).toContain('Inès');
    expect(hugo.html).not.toContain('Inès');
    for (const { html } of [ana, hugo]) expect(html).not.toMatch(/5550(?:123|142|166)|555-0(?:123|142|166)/);
    const waiting = await ask(desk, '/call-backs', { member: 'hugo' });
    expect(waiting.html.match(/data-sealed=/g)).toHaveLength(3);
    expect(waiting.html).not.toMatch(/555017/);
    expect((await ask(desk, '/call-backs', { member: 'cleo' })).html).not.toContain('data-call-back');
  });

  it('keep what was typed where it is refused', async () => {
    const desk = await serve(await openEmptyTeam());
    const phone = await ask(desk, '/people/phone', { member: 'hugo', form: { phone: '+442075550111' } });
    expect([phone.status, phone.html.includes('value="+442075550111"')]).toEqual([422, true]);
    const half = { zone, languages: 'ht', 'from-0-0': '09:00', 'date-0': '2026-12-24' };
    const shift = await ask(desk, '/people/shift', { member: 'hugo', form: half });
    expect(shift.status).toBe(422);
    expect(shift.html).toMatch(/name="date-0" value="2026-12-24"/);
    expect(shift.html).toMatch(/value="09:00" selected/);
  });

  it('refuse a place that has no clock, which no page offers', async () => {
    const desk = await serve(await openTeam());
    const form = { zone: '<Mars>', languages: 'ht', on: 'yes' };
    const { status, html } = await ask(desk, '/people/shift', { member: 'hugo', form });
    expect([status, html.includes('Mars')]).toEqual([422, false]);
  });

  it('run the code that opens what is sealed, and no script but their own', async () => {
    const desk = await serve(await openEmptyTeam());
    const policyOf = async (page: string): Promise<string> =>
      (await ask(desk, page, { member: 'ana' })).headers.get('content-security-policy') ?? '';
    for (const page of ['/people', '/call-backs'])
      expect(await policyOf(page)).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(await policyOf('/today')).toMatch(/script-src 'self';/);
  });

  it('have no number called but the one that was left, by whoever has taken it', async () => {
    const team = await openEmptyTeam();
    const { desk: people, giveKey, line, calls } = team;
    const { ana, hugo } = members;
    if (!ana || !hugo) throw new Error('there are no such members');
    await team.reach(hugo, '+12125550123', ['ht']);
    await giveKey(hugo);
    await done(people.setSettings(ana, { callBacks: true, alsoEnglish: false }));
    await expect.poll(() => line.leave(leaving('2125550177'))).toBe('kept');
    const [waiting] = await people.callBacks(hugo);
    const address = `/call-backs/${waiting?.id ?? ''}`;
    const desk = await serve(team);
    const call = async (digits: string): Promise<number> =>
      (await ask(desk, `${address}/call`, { member: 'hugo', json: { digits } })).status;
    expect(await call('2125550177')).toBe(422);
    expect((await ask(desk, address, { member: 'hugo', form: { act: 'take' } })).status).toBe(200);
    const before = calls().length;
    expect([await call('2125550178'), await call('911')]).toEqual([422, 400]);
    expect(calls().length).toBe(before);
    expect(await call('2125550177')).toBe(204);
    expect(codeIn(calls().at(-1))).toBe('');
    expect(calls().at(-1)?.To).toBe('+12125550123');
  });
});
