import type { Language } from '../guide/ids.ts';
import type { Attended, Rung, Team } from '../guide/attended.ts';
import { isOpen, nextStart, openingAt, readHours, type Hours } from '../telephony/hours.ts';
import type { RingSettings } from './desk-people.ts';
import type { OnShift } from './people.ts';
import { readsIn, talksIn } from './reach.ts';
import type { Behind } from './store.ts';

/** Somebody who can be rung, with their phone as it is called. */
interface Reachable extends Rung {
  readonly languages: readonly Language[];
  readonly hours: Hours;
  /** Milliseconds since 1970. */
  readonly pausedUntil: number;
}

/** All that says who is there, until it changes. */
export interface Roster {
  readonly reachable: readonly Reachable[];
  /** The languages whose callers can leave a number. */
  readonly readable: readonly Language[];
  readonly alsoEnglish: boolean;
}

/** Those who ring together. */
const mostTogether = 10;

/** What members have set, with the phones of those that can be opened. */
export function rosterOf(
  behind: readonly Behind[],
  { callBacks, alsoEnglish }: RingSettings,
  phoneOf: (sealed: string) => string | undefined,
): Roster {
  const reachable = behind.flatMap(({ member, phone: kept, shift }): readonly Reachable[] => {
    const phone = kept?.isVerified && shift.isOn ? phoneOf(kept.sealed) : undefined;
    const hours = hoursOf(shift.hours, shift.zone);
    if (!kept || phone === undefined || !hours) return [];
    const languages = talksIn(member, shift.languages);
    return [{ mark: kept.mark, phone, languages, hours, pausedUntil: shift.pausedUntil ?? 0 }];
  });
  const readers = callBacks ? behind.filter(({ publicKey }) => publicKey !== undefined) : [];
  const readable = readers.flatMap(({ member, shift }) => readsIn(member, shift.languages));
  return {
    // By mark: every instance has the same order, which tells nothing of anybody.
    reachable: reachable.toSorted((a, b) => (a.mark < b.mark ? -1 : 1)),
    readable: [...new Set(readable)],
    alsoEnglish,
  };
}

function hoursOf(text: string, zone: string): Hours | undefined {
  if (text.trim() === '') return undefined;
  try {
    return readHours(text, zone);
  } catch {
    // Kept by another release: nobody is rung at hours that cannot be read.
    return undefined;
  }
}

/** Who is there at a moment, for callers of these languages; undefined where nobody can be rung at any time. `zone` is the place by whose clock callers are told hours. */
export function onShiftAt(
  { reachable, readable, alsoEnglish }: Roster,
  languages: readonly Language[],
  zone: string,
  now: number,
): OnShift | undefined {
  if (reachable.length === 0) return undefined;
  const there = reachable.filter((one) => one.pausedUntil <= now && isOpen(one.hours, now));
  const ringing = (among: readonly Reachable[], code: Language): readonly (readonly Reachable[])[] => {
    const speak = among.filter((one) => one.languages.includes(code));
    const others = alsoEnglish
      ? among.filter((one) => one.languages.includes('en') && !speak.includes(one))
      : [];
    return [...inGroups(speak), ...inGroups(others)];
  };
  const groups: Record<Language, readonly (readonly Rung[])[]> = {};
  const attended: Record<Language, Attended> = {};
  const callBacks: Partial<Record<Language, true>> = {};
  for (const code of languages) {
    const rung = ringing(there, code);
    groups[code] = rung.map((group) => group.map(({ mark, phone }) => ({ mark, phone })));
    attended[code] =
      rung.length > 0 ? { isOpen: true } : { isOpen: false, opens: opening(ringing(reachable, code).flat()) };
    if (readable.includes(code)) callBacks[code] = true;
  }
  const spoken = languages.filter((code) => there.some((one) => one.languages.includes(code)));
  return { groups, attended, callBacks, languages: spoken };

  function opening(all: readonly Reachable[]): ReturnType<typeof openingAt> {
    const starts = all.flatMap((one) => startOf(one, now) ?? []);
    return starts.length > 0 ? openingAt(Math.min(...starts), zone, now) : undefined;
  }
}

/** When somebody is there next; undefined where that is too far to be told. */
function startOf({ hours, pausedUntil }: Reachable, now: number): number | undefined {
  if (pausedUntil <= now) return nextStart(hours, now);
  return isOpen(hours, pausedUntil) ? pausedUntil : nextStart(hours, pausedUntil);
}

function inGroups<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / mostTogether);
  return Array.from({ length: count }, (_, at) => all.slice(at * mostTogether, (at + 1) * mostTogether));
}

/** Whether nothing that callers find has changed. */
export function isSameTeam(one: Team | undefined, other: Team | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** In how many of the next hours of a week nobody is on shift for callers of each language that somebody speaks. */
export function uncoveredHours(
  { reachable }: Roster,
  now: number,
): readonly { readonly language: Language; readonly hours: number }[] {
  const hour = 3_600_000;
  const moments = Array.from({ length: 7 * 24 }, (_, at) => (Math.floor(now / hour) + at) * hour);
  const spoken = [...new Set(reachable.flatMap(({ languages }) => languages))].sort();
  return spoken.map((language) => {
    const speakers = reachable.filter(({ languages }) => languages.includes(language));
    const hours = moments.filter(
      (moment) => !speakers.some((one) => one.pausedUntil <= moment && isOpen(one.hours, moment)),
    );
    return { language, hours: hours.length };
  });
}
