import type { Bench } from '../desk/bench.ts';
import { deskPath } from '../desk/members/address.ts';
import type { Door } from '../desk/members/door.ts';
import type { MemberStore } from '../desk/members/store.ts';
import { nameElsewhere } from '../desk/pack/voice-elsewhere.ts';
import { createContexts } from '../line/contexts.ts';
import { speechSeconds } from '../phone/duration.ts';
import { openStore } from '../usage/database.ts';
import type { Store } from '../usage/store.ts';
import { createUsage, type Usage } from '../usage/usage.ts';
import type { DeskPeople } from '../people/desk-people.ts';
import type { Codes } from '../lend/codes.ts';
import type { Site } from '../workbench/site.ts';
import type { DraftLine } from './draft-line.ts';
import { createFirstWords } from './first-words.ts';
import type { DeskSettings } from './messages.ts';

/** What the pages on the line work on. */
interface SiteParts {
  readonly bench: Bench;
  readonly line: DraftLine;
  readonly members: Pick<MemberStore, 'members'>;
  readonly door: Pick<Door, 'guard' | 'team'>;
  readonly counters: Counters;
  readonly lend: { readonly codes: Codes } | undefined;
  readonly people: DeskPeople;
  readonly settings: DeskSettings;
  readonly health: Site['health'];
  readonly shownAt: NonNullable<Site['shownAt']>;
  readonly now: () => number;
}

/** The site of the pages on the line. */
export function createDeskSite({
  bench,
  line,
  members,
  door,
  counters,
  lend,
  people,
  settings,
  health,
  shownAt,
  now,
}: SiteParts): Site {
  const usage: Usage = createUsage({
    store: counters.store,
    timeZone: settings.timeZone,
    now,
    exactness: 'rounded',
    context: createContexts(line.words),
  });
  return {
    bench,
    base: deskPath,
    line: { ...line, usage },
    authToken: line.authToken,
    hotlineName: settings.hotlineName,
    phoneNumber: settings.phoneNumber,
    legalHelp: settings.legalHelp,
    visitorOf: (request) => {
      const { id, name = '', role, languages } = door.guard.of(request).member;
      return { id, name, role, languages };
    },
    namesOf: async (ids) =>
      new Map([
        ...ids.flatMap((id) => {
          const name = nameElsewhere(id);
          return name === undefined ? [] : [[id, name] as const];
        }),
        ...(await members.members()).flatMap(({ id, name }) =>
          name !== undefined && ids.includes(id) ? [[id, name] as const] : [],
        ),
      ]),
    team: door.team,
    ...(lend ? { codes: lend.codes } : {}),
    people,
    timeZone: settings.timeZone,
    shownAt,
    health,
    sample: undefined,
    speakVersion: undefined,
    seconds: speechSeconds,
    firstWords: createFirstWords(line),
    now,
  };
}

/** The counters of the line's calls. */
export interface Counters {
  /** Opened when it is first asked for, and again where that failed. */
  readonly store: () => Promise<Store>;
  readonly close: () => Promise<void>;
}

/** The counters in a database. */
export function createCounters(url: string): Counters {
  let opened: Promise<Store> | undefined;
  return {
    store: () => {
      opened ??= openStore(url).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    close: async () => {
      const store = await opened?.catch(() => undefined);
      await store?.close();
    },
  };
}
