import type { Language } from '../../guide/ids.ts';
import type { PersonBehind, RingCount } from '../../people/desk-people.ts';
import { hourOfWeek, isOpen, readHours, type Hours } from '../../telephony/hours.ts';

/** Hours of one day of the week, one after the other, in which callers asked for a person and nobody was to be there. */
export interface Gap {
  /** 1 for Monday. */
  readonly day: number;
  readonly from: number;
  /** 24 at the end of a day. */
  readonly to: number;
  /** Callers who asked for a person then. */
  readonly asked: number;
}

/** A language's callers who asked for a person, and the hours of a week in which somebody is there for them. */
export interface Cover {
  readonly language: Language;
  readonly asked: number;
  readonly answered: number;
  /** Those of them who waited for half a minute at most. */
  readonly soon: number;
  readonly missed: number;
  readonly left: number;
  readonly uncovered: number;
  /** Hours of the week in which somebody asked. */
  readonly askedHours: number;
  /** Hours of the next seven days in which somebody is to be there. */
  readonly coveredHours: number;
  /** From the one in which most asked. */
  readonly gaps: readonly Gap[];
}

const hour = 3_600_000;
const hoursOfWeek = 7 * 24;

/** How callers' hours and those of the people meet, by the clock of the line; the languages by how many asked. Pauses do not count: they end. */
export function coverOf(
  counts: readonly RingCount[],
  people: readonly PersonBehind[],
  zone: string,
  now: number,
): readonly Cover[] {
  const spoken = people.flatMap(({ shift }) => (shift.isOn ? shift.languages : []));
  const languages = [...new Set([...counts.map(({ language }) => language), ...spoken])];
  return languages
    .map((language) => {
      const own = counts.filter((one) => one.language === language);
      const covered = coveredOf(language, people, zone, now);
      const sum = (what: 'answered' | 'soon' | 'missed' | 'left' | 'uncovered'): number =>
        own.reduce((all, one) => all + one[what], 0);
      const asking = own.filter((one) => askedIn(one) > 0);
      return {
        language,
        asked: own.reduce((all, one) => all + askedIn(one), 0),
        answered: sum('answered'),
        soon: sum('soon'),
        missed: sum('missed'),
        left: sum('left'),
        uncovered: sum('uncovered'),
        askedHours: asking.length,
        coveredHours: covered.size,
        gaps: gapsIn(asking.filter((one) => !covered.has(placeOf(one)))),
      };
    })
    .toSorted((a, b) => b.asked - a.asked || (a.language < b.language ? -1 : 1));
}

function askedIn({ answered, missed, left, uncovered }: RingCount): number {
  return answered + missed + left + uncovered;
}

function placeOf({ day, hour: at }: { readonly day: number; readonly hour: number }): string {
  return `${day} ${at}`;
}

/** The hours of the next seven days in which somebody who speaks a language is to be there. */
function coveredOf(
  language: Language,
  people: readonly PersonBehind[],
  zone: string,
  now: number,
): ReadonlySet<string> {
  const all = people.flatMap(({ phone, shift }) => {
    const isRung = shift.isOn && phone?.isVerified === true && shift.languages.includes(language);
    return isRung ? (hoursOf(shift.hours, shift.zone) ?? []) : [];
  });
  const moments = Array.from({ length: hoursOfWeek }, (_, at) => (Math.floor(now / hour) + at) * hour);
  return new Set(
    moments
      .filter((moment) => all.some((hours) => isOpen(hours, moment)))
      .map((moment) => placeOf(hourOfWeek(zone, moment))),
  );
}

function hoursOf(text: string, zone: string): Hours | undefined {
  try {
    return readHours(text, zone);
  } catch {
    return undefined;
  }
}

function gapsIn(asking: readonly RingCount[]): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const one of asking.toSorted((a, b) => a.day - b.day || a.hour - b.hour)) {
    const last = gaps.at(-1);
    const asked = askedIn(one);
    if (last?.day === one.day && last.to === one.hour) {
      gaps[gaps.length - 1] = { ...last, to: one.hour + 1, asked: last.asked + asked };
    } else gaps.push({ day: one.day, from: one.hour, to: one.hour + 1, asked });
  }
  return gaps.toSorted((a, b) => b.asked - a.asked);
}
