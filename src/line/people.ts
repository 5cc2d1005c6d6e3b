import type { Logger } from 'pino';
import type { Language } from '../guide/ids.ts';
import { connectDesk } from '../desk/database.ts';
import { createPeopleCalls } from '../people/calls.ts';
import { peopleOn } from '../people/database.ts';
import { openPeopleKeys, type PeopleKeys } from '../people/keys.ts';
import { isSameTeam, onShiftAt, rosterOf, type Roster } from '../people/on-shift.ts';
import type { OnShift, People } from '../people/people.ts';
import { answerBridge, createLinePhones, type Calling, type LinePhones } from '../people/phones.ts';
import type { PeopleStore } from '../people/store.ts';
import type { PeopleDatabase } from '../people/tables.ts';
import type { Reason } from '../reason.ts';
import { createCallsOut } from '../telephony/calls-out.ts';
import type { TwilioAccount } from '../telephony/twilio-api.ts';
import { openUsPhones } from '../telephony/us-phones.ts';
import { within } from '../telephony/within.ts';
import { openOnce } from './open-once.ts';

/** What a line gives to the people behind it. */
interface PeopleSideParts {
  readonly databaseUrl: string;
  /** The keys of PEOPLE_KEY, the newest last. */
  readonly keys: readonly string[];
  /** The account, number and origin to call with. */
  readonly account: TwilioAccount | undefined;
  readonly phoneNumber: string | undefined;
  readonly publicUrl: string | undefined;
  /** By whose clock callers are told hours. */
  readonly zone: string;
  /** The languages that callers speak. */
  readonly languages: () => readonly Language[];
  readonly log: Logger;
  readonly now: () => number;
  /** Seconds between two looks whether anything has changed. */
  readonly everySeconds: number;
}

/** The people behind the line as the line knows them. */
export interface PeopleSide {
  readonly people: People;
  readonly phones: LinePhones;
  /** What a member hears who has pressed a key after they were rung to call somebody back. */
  readonly bridge: (ticket: string, key: string) => string;
  readonly amiss: () => readonly Reason[];
  readonly stop: () => Promise<void>;
}

/** Milliseconds between two times of sweeping away what is over. */
const tidyEvery = 10 * 60_000;
const minute = 60_000;

/** Follows who is there, and keeps who was there last while the database does not answer. */
export async function openPeopleSide(parts: PeopleSideParts): Promise<PeopleSide> {
  const { zone, log, now, everySeconds } = parts;
  const keys = await openPeopleKeys(parts.keys);
  const { get: store, close } = openOnce(async () => {
    // Nobody who writes at the desk keeps a caller waiting: it is tried again soon.
    const db = await connectDesk(parts.databaseUrl, 0);
    const end = (): Promise<void> => db.destroy();
    try {
      return { value: await peopleOn(db as unknown as PeopleDatabase, zone), close: end };
    } catch (error) {
      await end();
      throw error;
    }
  });
  let roster: Roster | undefined;
  let version: number | undefined;
  let unopened = 0;
  let isAway = false;
  let tidied = -Infinity;
  let last: { readonly at: number; readonly of: unknown; readonly team: OnShift | undefined } | undefined;
  const onShift = (): OnShift | undefined => {
    const at = Math.floor(now() / minute);
    if (roster === undefined) return undefined;
    if (last?.at === at && last.of === roster) return last.team;
    const team = onShiftAt(roster, parts.languages(), zone, now());
    last = { at, of: roster, team: isSameTeam(last?.team, team) ? last?.team : team };
    return last.team;
  };
  const lookOnce = async (): Promise<void> => {
    try {
      const here = await store();
      const newest = await here.version();
      if (newest !== version) {
        const [behind, settings] = [await here.behind(), await here.settings()];
        const opened = await openAll(here, keys, behind);
        unopened = opened.unopened;
        roster = rosterOf(behind, settings, (sealed) => opened.phones.get(sealed));
        version = newest;
      }
      await calls.flush();
      if (now() - tidied >= tidyEvery) {
        await here.tidy(now());
        tidied = now();
      }
      if (isAway) log.info('the people behind the line are followed again');
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ error: error instanceof Error ? error.name : 'unknown' }, away.text);
      isAway = true;
    }
  };
  let looking: Promise<void> | undefined;
  const look = (): Promise<void> =>
    (looking ??= lookOnce().finally(() => {
      looking = undefined;
    }));
  const canBeCalled = callable();
  const calls = createPeopleCalls({ store, keys, onShift, look, canBeCalled, zone, now });
  const timer = setInterval(() => void look(), everySeconds * 1000).unref();
  // Callers are answered before the database is.
  await within(1000, look(), undefined);

  const calling = callingOf(parts);
  const { flush, ...people } = calls;
  return {
    people,
    phones: createLinePhones({ keys, calling, canBeCalled, now }),
    bridge: (ticket, key) => answerBridge({ keys, calling, now }, ticket, key),
    amiss: () => [...(isAway ? [away] : []), ...(unopened > 0 ? [otherKey(unopened)] : [])],
    stop: async () => {
      clearInterval(timer);
      await looking;
      await flush().catch(() => undefined);
      await close();
    },
  };
}

/** Opens the phones that are kept; those that an older key opens are sealed with the newest. */
async function openAll(
  store: PeopleStore,
  keys: PeopleKeys,
  behind: Awaited<ReturnType<PeopleStore['behind']>>,
): Promise<{ readonly phones: ReadonlyMap<string, string>; readonly unopened: number }> {
  const phones = new Map<string, string>();
  let unopened = 0;
  for (const { phone } of behind) {
    if (!phone) continue;
    const opened = keys.open('phone', phone.sealed);
    if (!opened) unopened += 1;
    else phones.set(phone.sealed, opened.text);
    if (opened && !opened.isNewest) await store.reseal(phone, keys.seal('phone', opened.text));
  }
  return { phones, unopened };
}

/** The list of numbers is read when the first is asked about. */
function callable(): (number: string) => Promise<boolean> {
  let opened: ReturnType<typeof openUsPhones> | undefined;
  return async (number) => (await (opened ??= openUsPhones()))(number);
}

function callingOf({ account, phoneNumber, publicUrl, log }: PeopleSideParts): Calling | undefined {
  if (!account || phoneNumber === undefined || publicUrl === undefined) return undefined;
  const make = createCallsOut(account, phoneNumber, (code) => {
    log.warn({ code }, 'Twilio did not take a call to a member');
  });
  return { make, from: phoneNumber, publicUrl };
}

const away: Reason = {
  code: 'amiss.peopleAway',
  text: 'the database of the desk does not answer: those ring who were on shift by what it said last, and no number can be left',
};

function otherKey(count: number): Reason {
  const what = count === 1 ? 'one member’s phone is' : `${count} members’ phones are`;
  return {
    code: 'amiss.peopleKey',
    values: { count },
    text: `${what} sealed with another PEOPLE_KEY, and not rung: put the old key before the new one with a comma between, or have those members type their phones once more`,
  };
}
