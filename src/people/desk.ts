import { DateTime } from 'luxon';
import * as z from 'zod';
import { may, type Actor } from '../desk/roles.ts';
import { isTimeZone, readHours } from '../telephony/hours.ts';
import type { Round } from '../usage/shown.ts';
import { callBackActs } from './call-back-acts.ts';
import { keptMonths } from './database.ts';
import type { DeskPeople, Did, PersonBehind, RingCount, Shift } from './desk-people.ts';
import { ownPhones, type OwnPhoneParts } from './own-phone.ts';
import { talksIn } from './reach.ts';
import { forbidden, no, noKey, noPhone } from './refusals.ts';
import type { Behind, KeptCount } from './store.ts';

/** What the desk's pages have of the people behind the line. */
interface DeskPeopleParts extends OwnPhoneParts {
  /** Whether the line has PEOPLE_KEY. */
  readonly hasKey: boolean;
  /** How counts are told. */
  readonly round: () => Promise<Round>;
  /** By whose clock counts go. */
  readonly zone: string;
}

const done: Did = { kind: 'done' };
const mostHours = 2000;
const day = 24 * 3_600_000;
/** Milliseconds for which somebody can pause at most. */
const longestPause = 366 * day;
const base64url = (most: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/);
const keyShape = z.object({
  publicKey: base64url(60).length(43),
  sealedSecret: base64url(400),
  salt: base64url(100),
});

/** Opens the pages' side of the people behind the line. */
export function createDeskPeople(parts: DeskPeopleParts): DeskPeople {
  const { store, phones, now } = parts;
  const behindOf = async (actor: Actor): Promise<Behind | undefined> =>
    (await store.behind()).find(({ member }) => member.id === actor.id);
  return {
    all: async () => (await store.behind()).map(toPerson),
    settings: store.settings,
    setSettings: async (actor, settings) => {
      if (!may(actor, 'set ringing')) return forbidden(actor);
      if (settings.callBacks && !parts.hasKey) return noKey;
      await store.setSettings(settings);
      return done;
    },
    setShift: async (actor, shift) => {
      const fault = faultOfShift(actor, shift);
      if (fault) return fault;
      if (shift.isOn && !(await behindOf(actor))?.phone?.isVerified) return noPhone;
      await store.setShift(actor.id, { ...shift, languages: [...new Set(shift.languages)] });
      return done;
    },
    pause: async (actor, until) => {
      if (!may(actor, 'answer calls')) return forbidden(actor);
      await store.setPause(actor.id, until === undefined ? undefined : Math.min(until, now() + longestPause));
      return done;
    },
    ...ownPhones(parts),
    key: ({ id }) => store.key(id),
    setKey: async (actor, key) => {
      if (!may(actor, 'answer calls')) return forbidden(actor);
      const { data } = keyShape.safeParse(key);
      if (!data) return no('notAKey', 'This is no key that this page has made: load the page again.');
      await store.setKey(actor.id, data);
      return done;
    },
    ...callBackActs(store, phones, behindOf, now),
    counts: async () => {
      const from = DateTime.fromMillis(now(), { zone: parts.zone }).minus({ months: keptMonths - 1 });
      const month = from.toFormat('yyyy-MM');
      return tell(await store.counts(month), await parts.round(), month);
    },
  };
}

function toPerson({ member, phone, shift, publicKey }: Behind): PersonBehind {
  return {
    member: member.id,
    phone: phone && { lastTwo: phone.lastTwo, isVerified: phone.isVerified },
    shift: { ...shift, languages: talksIn(member, shift.languages) },
    hasKey: publicKey !== undefined,
  };
}

function faultOfShift(actor: Actor, { languages, hours, zone }: Omit<Shift, 'pausedUntil'>): Did | undefined {
  if (!may(actor, 'answer calls')) return forbidden(actor);
  const wrong = languages.filter((code) => !talksIn(actor, [code]).length || !/^[a-z]{2,8}$/.test(code));
  if (wrong.length > 0) {
    return no('languages', `You do not speak ${wrong.join(', ')} at this desk: ask an owner.`, {
      codes: wrong,
    });
  }
  if (!isTimeZone(zone)) return no('zone', 'This is no place by whose clock hours go, as America/New_York.');
  if (hours.length > mostHours) return no('hours', 'These hours are longer than can be kept.');
  if (hours.trim() === '') return undefined;
  try {
    readHours(hours, zone);
    return undefined;
  } catch (error) {
    return no('hours', (error as Error).message);
  }
}

/** Counts as they are told; a cell of the same months is always told alike. */
function tell(counts: readonly KeptCount[], round: Round, month: string): readonly RingCount[] {
  const sums = new Map<string, number>();
  for (const { language, day: weekday, hour, how, count } of counts) {
    const cell = [language, weekday, hour, how].join('\n');
    sums.set(cell, (sums.get(cell) ?? 0) + count);
  }
  const places = new Set([...sums.keys()].map((cell) => cell.split('\n').slice(0, 3).join('\n')));
  const toldOf = (place: string, how: KeptCount['how']): number =>
    round(['people', month, place, how].join('\n'), sums.get(`${place}\n${how}`) ?? 0);
  return [...places].sort().map((place) => {
    const [language = '', weekday, hour] = place.split('\n');
    return {
      ...{ language, day: Number(weekday), hour: Number(hour) },
      answered: toldOf(place, 'answered'),
      soon: toldOf(place, 'soon'),
      missed: toldOf(place, 'missed'),
      left: toldOf(place, 'left'),
      uncovered: toldOf(place, 'uncovered'),
    };
  });
}
