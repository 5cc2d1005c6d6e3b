import { createSeal } from '../desk/members/secrets.ts';
import type { MemberStore } from '../desk/members/store.ts';
import { createDeskPeople } from '../people/desk.ts';
import { peopleOn } from '../people/database.ts';
import type { DeskPeople } from '../people/desk-people.ts';
import type { LinePhones } from '../people/phones.ts';
import type { PeopleStore } from '../people/store.ts';
import type { PeopleDatabase } from '../people/tables.ts';
import { roundBy } from '../usage/shown.ts';
import type { Counters } from './site.ts';

/** What the people behind the line need of the desk. */
interface PeopleParts {
  readonly members: MemberStore;
  readonly phones: LinePhones;
  readonly hasKey: boolean;
  readonly counters: Counters;
  readonly zone: string;
  readonly now: () => number;
}

/** The people behind the line, as the pages have them. */
interface PeopleSide {
  readonly people: DeskPeople;
  readonly tidy: () => Promise<void>;
}

/** Opens them. Rejects while the database does not answer. */
export async function openPeople(
  store: PeopleStore,
  { members, phones, hasKey, counters, zone, now }: PeopleParts,
): Promise<PeopleSide> {
  const seal = createSeal(await members.key());
  return {
    people: createDeskPeople({
      ...{ store, members, seal, phones, hasKey, zone, now },
      round: async () => roundBy(await (await counters.store()).roundingKey()),
    }),
    tidy: () => store.tidy(now()),
  };
}

/** Opens where they are kept; the members whose standing changes lose what is not theirs any more. */
export async function openPeopleStore(
  db: PeopleDatabase,
  members: MemberStore,
  zone: string,
): Promise<{ readonly store: PeopleStore; readonly members: MemberStore }> {
  const store = await peopleOn(db, zone);
  const settling = async <T>(changed: Promise<T>): Promise<T> => {
    const what = await changed;
    await store.settle();
    return what;
  };
  return {
    store,
    members: {
      ...members,
      remove: (id) => settling(members.remove(id)),
      giveRole: (id, standing) => settling(members.giveRole(id, standing)),
    },
  };
}
