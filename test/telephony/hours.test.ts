import { describe, expect, it } from 'vitest';
import {
  isOpen,
  isTimeZone,
  nextOpening,
  openingAt,
  readHours,
  readMoment,
} from '../../src/telephony/hours.ts';

const zone = 'America/New_York';
const at = (local: string): number => Date.parse(local);

describe('single days', () => {
  const hours = readHours(
    'Mon-Fri 09:00-12:00; on 2026-11-28 18:00-21:00,22:00-01:00; on 2026-11-26 15:00-16:00; off 2026-11-26',
    zone,
  );

  it.each([
    ['2026-11-28T17:59:59-05:00', false],
    ['2026-11-28T18:00:00-05:00', true],
    ['2026-11-29T00:59:59-05:00', true],
    ['2026-11-29T01:00:00-05:00', false],
    ['2026-12-05T18:00:00-05:00', false],
    // Off and on: the single day's hours alone.
    ['2026-11-26T10:00:00-05:00', false],
    ['2026-11-26T15:30:00-05:00', true],
    ['2026-11-27T10:00:00-05:00', true],
  ])('go beside the week, or in its place where that is off: %s is %s', (local, open) => {
    expect(isOpen(hours, at(local))).toBe(open);
  });

  it('can be all that there is, and are told as any other', () => {
    const once = readHours('on 2026-11-28 18:30-21:00', zone);
    expect(nextOpening(once, at('2026-11-27T12:00:00-05:00'))).toEqual({
      day: 'tomorrow',
      hour: 18,
      half: true,
    });
    expect(nextOpening(once, at('2026-11-28T22:00:00-05:00'))).toBeUndefined();
  });

  it.each(['on 2026-13-01 09:00-10:00', 'on 2026-12-01', 'on Mon 09:00-10:00', 'on 2026-12-01 09:15-10:00'])(
    'are refused where they cannot be read: %s',
    (text) => {
      expect(() => readHours(text, zone)).toThrow();
    },
  );

  it('are told by the clock of another place, on the next half hour', () => {
    const noon = at('2026-11-23T12:00:00-05:00');
    expect(openingAt(at('2026-11-23T22:10:00-08:00'), zone, noon)).toEqual({
      day: 'tomorrow',
      hour: 1,
      half: true,
    });
    expect(openingAt(at('2026-11-30T12:00:00-05:00'), zone, noon)).toBeUndefined();
  });
});

describe('opening hours', () => {
  const hours = readHours('Mon-Fri 09:00-12:00,13:00-17:30; Sat 10:00-12:00; off 2026-11-26', zone);

  it.each([
    ['2026-11-23T08:59:59-05:00', false],
    ['2026-11-23T09:00:00-05:00', true],
    ['2026-11-23T12:00:00-05:00', false],
    ['2026-11-23T13:00:00-05:00', true],
    ['2026-11-23T17:29:59-05:00', true],
    ['2026-11-23T17:30:00-05:00', false],
    ['2026-11-28T11:00:00-05:00', true],
    ['2026-11-29T11:00:00-05:00', false],
    ['2026-11-26T10:00:00-05:00', false],
  ])('go by the clock of their place, with days off: %s is %s', (local, open) => {
    expect(isOpen(hours, at(local))).toBe(open);
  });

  it.each([
    ['2026-11-23T08:00:00-05:00', { day: 'today', hour: 9, half: false }],
    ['2026-11-23T12:30:00-05:00', { day: 'today', hour: 13, half: false }],
    ['2026-11-23T18:00:00-05:00', { day: 'tomorrow', hour: 9, half: false }],
    ['2026-11-25T18:00:00-05:00', { day: 5, hour: 9, half: false }],
    ['2026-11-28T13:00:00-05:00', { day: 1, hour: 9, half: false }],
  ])('say when somebody answers next: after %s', (local, opening) => {
    expect(nextOpening(hours, at(local))).toEqual(opening);
  });

  it('can go over midnight, and over the end of a week', () => {
    const night = readHours('Sun 22:00-02:30', zone);
    expect(isOpen(night, at('2026-11-22T23:00:00-05:00'))).toBe(true);
    expect(isOpen(night, at('2026-11-23T02:29:00-05:00'))).toBe(true);
    expect(isOpen(night, at('2026-11-23T02:30:00-05:00'))).toBe(false);
    expect(isOpen(night, at('2026-11-22T02:00:00-05:00'))).toBe(false);
  });

  it('keep their hour when the clocks change', () => {
    const early = readHours('Sun 09:00-10:00', zone);
    // 8 March 2026 has 23 hours there, 1 November 25.
    expect(isOpen(early, at('2026-03-08T09:30:00-04:00'))).toBe(true);
    expect(isOpen(early, at('2026-11-01T09:30:00-05:00'))).toBe(true);
    expect(isOpen(early, at('2026-11-01T08:30:00-05:00'))).toBe(false);
  });

  it('that begin at half past are said so, and those too far away not at all', () => {
    expect(nextOpening(readHours('Wed 10:30-11:00', zone), at('2026-11-23T12:00:00-05:00'))).toEqual({
      day: 3,
      hour: 10,
      half: true,
    });
    const closed = 'Mon 09:00-10:00; off 2026-11-23; off 2026-11-30';
    expect(nextOpening(readHours(closed, zone), at('2026-11-23T08:00:00-05:00'))).toBeUndefined();
  });

  it.each([
    '',
    'Mon',
    'Mon 9-17',
    'Mon 09:15-10:00',
    'Mon 09:00-09:00',
    'Mo 09:00-10:00',
    'Mon 25:00-26:00',
    'Mon 24:00-25:00',
    'Mon 09:00-25:00',
    'Mon-Foo 09:00-10:00',
    'Foo-Mon 09:00-10:00',
    'Mon 09:00-10:00 or so',
    'Mon 09:00-10:00,later',
    'Mon 09:00-10:00; day off 2026-12-25',
    'Mon 09:00-10:00; off 2026-12-25 or so',
    'off tomorrow',
  ])('that cannot be read are refused with an example: "%s"', (text) => {
    expect(() => readHours(text, zone)).toThrow(/Mon-Fri 09:00/);
  });

  it('end at midnight where they say 24:00, and take blanks and an empty end', () => {
    const late = readHours('Mon 09:00-10:00,  23:00-24:00; ', zone);
    expect(isOpen(late, at('2026-11-23T23:59:59-05:00'))).toBe(true);
    expect(isOpen(late, at('2026-11-24T00:00:00-05:00'))).toBe(false);
  });

  it.each(['2026-02-30', '2026-02-29', '2026-13-01', '2026-04-31', '0000-00-00'])(
    'have no day off that does not exist: %s',
    (date) => {
      expect(() => readHours(`Mon-Fri 09:00-17:00; off ${date}`, zone)).toThrow(
        `"off ${date}" cannot be read`,
      );
    },
  );

  it('go by places, also by their older names, and by no offset that knows no summer time', () => {
    const places = [zone, 'US/Eastern', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/UTC'];
    expect(places.filter((place) => !isTimeZone(place))).toEqual([]);
    const none = ['EST', 'est', 'MST', 'HST', 'EST5EDT', 'GMT', 'Etc/GMT+5', 'UTC-5', 'Mars/Olympus', ''];
    expect(none.filter(isTimeZone)).toEqual([]);
  });
});

describe('a moment by the clock of a place', () => {
  it.each([
    '2026-02-30T12:00',
    '2026-03-08T02:30',
    '2026-03-07T24:00',
    '2026-03-07T12:60',
    '2026-3-7T12:00',
    '2026-03-07T12:00Z',
  ])('is none that its clock never shows: %s', (text) => {
    expect(readMoment(text, zone)).toBeUndefined();
  });

  it('is one that its clock shows', () => {
    expect(readMoment('2026-03-08T03:30', zone)).toBe(at('2026-03-08T03:30:00-04:00'));
  });
});
