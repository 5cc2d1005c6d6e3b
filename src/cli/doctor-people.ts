import type { Settings } from '../config/settings.ts';
import { stepsLeft } from '../desk/migrate.ts';
import { lineCommand } from '../line-command.ts';
import { peopleOn, peopleSchema } from '../people/database.ts';
import { openPeopleKeys } from '../people/keys.ts';
import { rosterOf, uncoveredHours } from '../people/on-shift.ts';
import type { PeopleDatabase } from '../people/tables.ts';
import { fault, note, ok, type Checks } from './doctor-finding.ts';

/** Whether people can be rung for callers, and the hours in which nobody is. */
export async function* examinePeople(
  { peopleKeys, accountSid, phoneNumber, timeZone }: Settings,
  db: PeopleDatabase,
): Checks {
  if (peopleKeys === undefined) {
    yield note(
      'members’ phones do not ring for callers: PEOPLE_KEY is not set',
      `where they should, set it to what ${lineCommand} desk key prints`,
    );
    return;
  }
  if (accountSid === undefined || phoneNumber === undefined) {
    yield fault(
      'PEOPLE_KEY is set, and no member can be called to verify a phone',
      'set TWILIO_ACCOUNT_SID and TWILIO_PHONE_NUMBER too',
    );
  }
  if ((await stepsLeft(db, peopleSchema)).length > 0) {
    yield note('the line has not been started with PEOPLE_KEY yet', 'start it once, and run this again');
    return;
  }
  const store = await peopleOn(db, timeZone);
  const keys = await openPeopleKeys(peopleKeys);
  const behind = await store.behind();
  const verified = behind.flatMap(({ phone }) => (phone?.isVerified ? [phone] : []));
  if (verified.length === 0) {
    yield fault('no member has a phone that has been verified', 'members add theirs at PUBLIC_URL/desk');
    return;
  }
  const closed = verified.filter(({ sealed }) => keys.open('phone', sealed) === undefined);
  if (closed.length > 0) {
    yield fault(
      `${closed.length} of ${verified.length} phones are sealed with another PEOPLE_KEY, and not rung`,
      'put the old key before the new one with a comma between, or have those members type their phones once more',
    );
  }
  const roster = rosterOf(behind, await store.settings(), (sealed) => keys.open('phone', sealed)?.text);
  if (roster.reachable.length === 0) {
    yield fault(
      'no member is rung at any hour',
      'members turn their shift on and write their hours at the desk',
    );
    return;
  }
  yield ok(`${roster.reachable.length} of ${verified.length} verified phones ring for callers`);
  const open = uncoveredHours(roster, Date.now()).filter(({ hours }) => hours > 0);
  if (open.length > 0) {
    const list = open.map(({ language, hours }) => `${hours} in ${language}`).join(', ');
    yield note(
      `of the 168 hours of the coming week nobody is on shift in: ${list}`,
      'callers are told when somebody is there next; the desk shows the hours at which they ask',
    );
  }
}
