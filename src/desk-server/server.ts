import path from 'node:path';
import type { Logger } from 'pino';
import { createDatabaseBench } from '../desk/bench-database.ts';
import { connectDesk, deskOn } from '../desk/database.ts';
import { createDraft } from '../desk/draft.ts';
import { soundFileIn } from '../desk/follow.ts';
import { dropSettledRemarks } from '../desk/remarks.ts';
import { membersOn } from '../desk/members/database.ts';
import { deskPath } from '../desk/members/address.ts';
import { createDoor } from '../desk/members/door.ts';
import type { Database as MemberDatabase } from '../desk/members/tables.ts';
import { usualLimits } from '../http/limits.ts';
import { listen } from '../http/server.ts';
import { readFolded } from '../line/folded.ts';
import type { LanguageInfo } from '../speech/languages.ts';
import { speechSeconds } from '../phone/duration.ts';
import { pagesOf } from '../workbench/all-pages.ts';
import { createSeal } from '../desk/members/secrets.ts';
import { serveDoor } from '../workbench/door/routes.tsx';
import { serveShown, shownAddress } from '../workbench/language/shown-routes.tsx';
import { servePages } from '../workbench/pages.tsx';
import { createCalls } from '../workbench/phone/calls.ts';
import type { Site } from '../workbench/site.ts';
import { projectRoot } from '../root.ts';
import { createDeskApp } from './app.ts';
import { openDraftLine } from './draft-line.ts';
import type { DeskData } from './messages.ts';
import { createSaidCheck } from './said-check.ts';
import type { DeskRecordings } from '../lend/calls.ts';
import type { LendDatabase } from '../lend/database.ts';
import { openLend } from './lend.ts';
import type { LinePhones } from '../people/phones.ts';
import type { PeopleDatabase } from '../people/tables.ts';
import { openPeople, openPeopleStore } from './people.ts';
import { createCounters, createDeskSite } from './site.ts';

/** The desk while it is served. */
interface DeskServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The folder of the built scripts and style sheets. */
const assets = path.join(projectRoot, 'dist/workbench/assets');

/** Milliseconds after which what is over of sign-ins and invitations is swept away again. */
const tidyEvery = 3_600_000;

/**
 * Opens the desk and serves it to the line, on a free port of the loopback address. One connection writes to its database. Rejects where that does not
 * answer.
 */
export async function serveDeskPages(
  {
    databaseUrl,
    countersUrl,
    folder,
    folders,
    settings,
    secret,
    canRecord,
    hasPeopleKey,
  }: DeskData & { readonly secret: string },
  {
    log,
    health,
    recordings,
    phones,
    now,
  }: {
    readonly log: Logger;
    readonly health: Site['health'];
    readonly recordings: DeskRecordings;
    readonly phones: LinePhones;
    readonly now: () => number;
  },
): Promise<DeskServer> {
  const { publicUrl } = settings;
  if (publicUrl === undefined) throw new Error('[desk] PUBLIC_URL is not set');
  const db = await connectDesk(databaseUrl);
  const store = await deskOn(db);
  const { members, store: behind } = await openPeopleStore(
    db as unknown as PeopleDatabase,
    await membersOn(db as unknown as MemberDatabase),
    settings.timeZone,
  );
  const words = readFolded(settings, { folders, folder });
  const ground = words.ground();
  const draft = createDraft(store, ground);
  const line = await openDraftLine({ draft, store, words, folder, settings, log, now });
  const bench = createDatabaseBench({
    store,
    ground,
    draft,
    guideOf: words.guideOf,
    seconds: speechSeconds,
    faultsOfSaid: createSaidCheck({ words, settings, now }),
    now,
    soundFile: (hash) => soundFileIn(folder, hash),
  });
  const infos = async (): Promise<readonly LanguageInfo[]> =>
    [...(await draft.folded()).languages.values()].map(({ info }) => info);
  const languages = async (): Promise<readonly string[]> => (await infos()).map(({ code }) => code);
  const door = await createDoor({ store: members, publicUrl, languages, log, now });
  const lend = canRecord
    ? await openLend({
        db: db as unknown as LendDatabase,
        ...{ members, bench, recordings, languages, publicUrl, guide: line.guide, now },
      })
    : undefined;
  const counters = createCounters(countersUrl);
  const { people, tidy: tidyPeople } = await openPeople(behind, {
    ...{ members, phones, hasKey: hasPeopleKey ?? false, counters, zone: settings.timeZone, now },
  });
  const seal = createSeal(await members.key());
  const shownAt = shownAddress(seal, publicUrl, deskPath);
  const site = createDeskSite({
    bench,
    line,
    members,
    door,
    lend,
    people,
    counters,
    settings,
    health,
    shownAt,
    now,
  });
  const calls = createCalls(site);
  // Streams of events may be silent: the line looks after them.
  const server = await listen(
    { port: 0, host: '127.0.0.1' },
    {
      ...usualLimits,
      requestSeconds: usualLimits.knownSeconds,
      stuckSeconds: 0,
    },
  );
  server.attach(
    createDeskApp({
      secret,
      door: serveDoor({ door, base: deskPath, assets, languages: infos, shown: serveShown(site, seal) }),
      pages: servePages(site, pagesOf(site, calls), assets),
      lend,
      log,
    }),
  );
  /** What was settled while the database did not answer. */
  const tidyRemarks = async (): Promise<void> =>
    dropSettledRemarks(store, await draft.changes(), await draft.folded());
  const tidy = setInterval(() => {
    // It is tried again in an hour.
    Promise.all([members.tidy(now()), lend?.tidy(), tidyPeople(), tidyRemarks()]).catch(() => undefined);
  }, tidyEvery);
  return {
    port: server.port,
    stop: async () => {
      clearInterval(tidy);
      calls.hangUpAll();
      await Promise.all([server.close(1), line.stop()]);
      await counters.close();
      await db.destroy();
    },
  };
}
