import type { Settings } from '../config/settings.ts';
import { connectDesk, deskSchema } from '../desk/database.ts';
import { membersOn, memberSchema } from '../desk/members/database.ts';
import type { Database } from '../desk/members/tables.ts';
import { stepsLeft } from '../desk/migrate.ts';
import { deskDatabase } from '../desk/place.ts';
import { lineCommand } from '../line-command.ts';
import type { PeopleDatabase } from '../people/tables.ts';
import { isDeskThere } from './desk-open.ts';
import { fault, note, ok, type Checks } from './doctor-finding.ts';
import { examinePeople } from './doctor-people.ts';

/** Whether the desk's database answers, is up to date and has an owner; finds nothing where there is no desk. That PUBLIC_URL is https, the settings say. */
export async function* examineDesk(settings: Settings): Checks {
  const { hasDesk, databaseUrl } = settings;
  if (!hasDesk || databaseUrl === undefined) return;
  const url = deskDatabase(databaseUrl);
  if (!isDeskThere(url)) {
    yield note(
      'the desk has no database yet',
      `start the line once, and run this where the line runs; then ${lineCommand} desk invite --owner`,
    );
    return;
  }
  try {
    yield* examineDatabase(settings, url);
  } catch (error) {
    yield fault(
      `the database of the desk does not answer (${(error as Error).message})`,
      'see that DATABASE_URL is right and that the database runs: callers go on hearing what was published last',
    );
  }
}

async function* examineDatabase(settings: Settings, url: string): Checks {
  const db = await connectDesk(url);
  try {
    const members = db as unknown as Database;
    const left = [...(await stepsLeft(db, deskSchema)), ...(await stepsLeft(members, memberSchema))];
    if (left.length > 0) {
      yield fault(
        `the tables of the desk are not up to date (${left.join(', ')})`,
        'start the line anew: it brings them up to date',
      );
      return;
    }
    yield ok('the database of the desk answers and is up to date');
    const owners = (await (await membersOn(members)).members()).filter(({ role }) => role === 'owner');
    if (owners.length > 0)
      yield ok(`the desk has ${owners.length === 1 ? 'an owner' : `${owners.length} owners`}`);
    else
      yield fault(
        'the desk has no owner',
        `${lineCommand} desk invite --owner prints a link by which somebody becomes one`,
      );
    yield* examinePeople(settings, db as unknown as PeopleDatabase);
  } finally {
    await db.destroy();
  }
}
