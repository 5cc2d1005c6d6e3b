import { describe, expect, it } from 'vitest';
import { onShiftAt, rosterOf } from '../../src/people/on-shift.ts';
import type { Behind } from '../../src/people/store.ts';
import { allWeek, monday } from './people-desk.ts';

const zone = 'America/New_York';

function behind(id: string, languages: readonly string[], more: Partial<Behind['shift']> = {}): Behind {
  return {
    member: { id, name: id, role: 'editor', languages: [] },
    phone: { mark: `mark-${id}`, sealed: id, lastTwo: '00', isVerified: true },
    shift: { isOn: true, languages, hours: allWeek, zone, pausedUntil: undefined, ...more },
    publicKey: undefined,
  };
}

const at = (
  people: readonly Behind[],
  { now = monday, alsoEnglish = false } = {},
): ReturnType<typeof onShiftAt> =>
  onShiftAt(
    rosterOf(people, { callBacks: false, alsoEnglish }, (sealed) => `+1${sealed}`),
    ['en', 'es', 'ht'],
    zone,
    now,
  );
const groupsOf = (team: ReturnType<typeof at>, code: string): readonly (readonly string[])[] | undefined =>
  team?.groups[code]?.map((group) => group.map(({ phone }) => phone));

describe('those who are on shift', () => {
  it('ring ten at a time, and then those who speak English where the owner wants it', () => {
    const many = Array.from({ length: 12 }, (_, one) => behind(`s${String(one).padStart(2, '0')}`, ['es']));
    const english = [behind('e', ['en']), behind('b', ['en', 'es'])];
    expect(groupsOf(at([...many, ...english]), 'es')?.map(({ length }) => length)).toEqual([10, 3]);
    const also = at([...many, ...english], { alsoEnglish: true });
    expect(groupsOf(also, 'es')?.map(({ length }) => length)).toEqual([10, 3, 1]);
    expect(groupsOf(also, 'es')?.[2]).toEqual(['+1e']);
    expect(groupsOf(also, 'ht')).toEqual([['+1b', '+1e']]);
    expect(groupsOf(at([...many, ...english]), 'ht')).toEqual([]);
    expect(also?.languages).toEqual(['en', 'es']);
  });

  it('go by their own clocks, and callers are told the next of their hours by the clock of the line', () => {
    const people = [
      behind('la', ['es'], { hours: 'Mon 09:00-12:00', zone: 'America/Los_Angeles' }),
      behind('ny', ['ht'], { hours: 'on 2026-11-24 18:00-21:00' }),
    ];
    const team = at(people);
    expect(team?.groups.es).toEqual([]);
    expect(team?.attended.es).toEqual({ isOpen: false, opens: { day: 'today', hour: 12, half: false } });
    expect(team?.attended.ht).toEqual({
      isOpen: false,
      opens: { day: 'tomorrow', hour: 18, half: false },
    });
    expect(team?.attended.en).toEqual({ isOpen: false, opens: undefined });
    expect(at(people, { now: monday + 2.5 * 3_600_000 })?.attended.es).toEqual({ isOpen: true });
  });

  it('are not there while they have paused, and are told as there again after it', () => {
    const pausedUntil = monday + 3 * 3_600_000;
    const team = at([behind('p', ['ht'], { pausedUntil })]);
    expect(team?.groups.ht).toEqual([]);
    expect(team?.attended.ht).toEqual({ isOpen: false, opens: { day: 'today', hour: 13, half: false } });
  });

  it('are nobody where no phone has been verified, or none wants to be rung', () => {
    const one = behind('x', ['ht']);
    const unverified: Behind = {
      ...one,
      phone: { mark: 'm', sealed: 's', lastTwo: '00', isVerified: false },
    };
    expect(
      at([unverified, behind('off', ['ht'], { isOn: false }), behind('never', ['ht'], { hours: '' })]),
    ).toBeUndefined();
  });
});
