import type { Request } from 'express';
import { onTestFinished } from 'vitest';
import { connectDesk } from '../../src/desk/database.ts';
import { membersOn } from '../../src/desk/members/database.ts';
import { createSeal } from '../../src/desk/members/secrets.ts';
import type { Database as MemberDatabase } from '../../src/desk/members/tables.ts';
import { createCodes, type Codes } from '../../src/lend/codes.ts';
import { lendOn, type LendDatabase } from '../../src/lend/database.ts';
import { createCounters } from '../../src/desk-server/site.ts';
import { usageContext } from '../../src/effort/usage-context.ts';
import { createUsage, type Usage } from '../../src/usage/usage.ts';
import { pagesOf } from '../../src/workbench/all-pages.ts';
import { serveShown, shownAddress } from '../../src/workbench/language/shown-routes.tsx';
import { servePages } from '../../src/workbench/pages.tsx';
import { createCalls } from '../../src/workbench/phone/calls.ts';
import type { Site, Visitor } from '../../src/workbench/site.ts';
import { openPeopleDesk } from '../people/people-desk.ts';
import { createFiles } from '../usage/databases.ts';
import { createTestSite } from '../workbench/test-desk-site.ts';
import { languages, origin, startDesk, type DeskOptions, type TestDesk } from './members/test-desk.ts';

/** How a whole desk is started. */
interface WholeDesk extends Omit<DeskOptions, 'assets' | 'pages'> {
  readonly assets?: boolean;
  readonly now?: () => number;
}

/** The door and the pages behind it, as a line has them, over databases of their own. */
export async function startWholeDesk({
  assets: hasAssets = false,
  now = Date.now,
  ...options
}: WholeDesk = {}): Promise<TestDesk> {
  const { site: plain, assets } = await createTestSite({ assets: hasAssets });
  const files = createFiles();
  const seal = createSeal('a key');
  const shownAt = shownAddress(seal, origin, '/desk');
  const usage = countedIn(await files.fresh(), plain, now);
  const url = await files.fresh();
  const codes = await codesIn(url, now);
  const { desk: people } = await openPeopleDesk(url, { start: now() });
  return startDesk(url, now, {
    ...options,
    assets,
    shown: serveShown(plain, seal),
    pages: ({ team, guard }) => {
      const visitorOf = (request: Request): Visitor => {
        const { member } = guard.of(request);
        return { ...member, name: member.name ?? '' };
      };
      const site: Site = {
        ...plain,
        line: { ...plain.line, usage },
        team,
        codes,
        people,
        shownAt,
        visitorOf,
        now,
      };
      const calls = createCalls(site);
      onTestFinished(calls.hangUpAll);
      return servePages(site, pagesOf(site, calls), assets);
    },
  });
}

/** The codes of a desk whose line has an account to record at. */
async function codesIn(url: string, now: () => number): Promise<Codes> {
  const db = await connectDesk(url);
  onTestFinished(() => db.destroy());
  const members = await membersOn(db as unknown as MemberDatabase);
  const store = await lendOn(db as unknown as LendDatabase);
  const seal = createSeal(await members.key());
  return createCodes({
    store,
    members,
    seal,
    languages: () => Promise.resolve(languages.map(({ code }) => code)),
    now,
  });
}

/** What a line's calls have used, of a line that has had none. */
function countedIn(url: string, { line }: Site, now: () => number): Usage {
  const counters = createCounters(url);
  onTestFinished(counters.close);
  return createUsage({
    store: counters.store,
    timeZone: 'UTC',
    now,
    exactness: 'rounded',
    context: () => usageContext(line.guide(), line.speech(), line.offers()),
  });
}
