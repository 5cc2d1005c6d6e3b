import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express, { type Request } from 'express';
import { pino } from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { bundleAssets } from '../../src/cli/assets.ts';
import { readSettings } from '../../src/config/read.ts';
import type { Bench } from '../../src/desk/bench.ts';
import { createSeal } from '../../src/desk/members/secrets.ts';
import { listen } from '../../src/http/server.ts';
import { readCookie } from '../../src/http/cookie.ts';
import { startLine } from '../../src/line.ts';
import type { DeskPeople } from '../../src/people/desk-people.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { pageHeaders } from '../../src/workbench/headers.ts';
import { serveShown, shownAddress } from '../../src/workbench/language/shown-routes.tsx';
import { servePublic } from '../../src/workbench/public.ts';
import { servePages, type PageRoutes } from '../../src/workbench/pages.tsx';
import type { Site, Visitor } from '../../src/workbench/site.ts';
import { copyWords } from '../copied-words.ts';
import { databaseBench } from '../desk/benches.ts';
import { groundOf } from '../desk/ground.ts';

/** The moment at which the pages are looked at. */
export const siteNow = Date.parse('2026-11-28T12:00:00Z');

/** Members of a desk, by their ids, which are their names. */
export const members: Readonly<Record<string, Visitor>> = {
  ana: { id: 'ana', name: 'Ana', role: 'owner', languages: [] },
  ben: { id: 'ben', name: 'Ben', role: 'editor', languages: [] },
  cleo: { id: 'cleo', name: 'Cleo', role: 'speaker', languages: ['es'] },
  dora: { id: 'dora', name: 'Dora', role: 'speaker', languages: ['es'] },
  hugo: { id: 'hugo', name: 'Hugo', role: 'speaker', languages: ['ht'] },
  ines: { id: 'ines', name: 'Inès', role: 'speaker', languages: ['ht'] },
  nora: { id: 'nora', name: 'Nora', role: 'speaker', languages: ['en'] },
  eve: { id: 'eve', name: 'Eve', role: 'viewer', languages: [] },
};

/** How a browser is opened in which a member is signed in. */
export function browsing(member: keyof typeof members): BrowserContextOptions {
  const cookie = { name: 'member', value: member, domain: '127.0.0.1', path: '/', expires: -1 } as const;
  const flags = { httpOnly: false, secure: false, sameSite: 'Lax' } as const;
  return { storageState: { cookies: [{ ...cookie, ...flags }], origins: [] } };
}

/** The pages as they are on a line, over a database, without the door before them: closed with its test. */
export interface TestDeskSite {
  readonly origin: string;
  readonly site: Site;
  readonly bench: Bench;
  /** The headers of a request that a member's browser makes. */
  readonly as: (member: keyof typeof members) => { readonly cookie: string; readonly origin: string };
}

/** Serves some of the pages below /desk. Who asks is in the cookie `member`; without it, it is the owner. */
export async function startTestDesk(
  pagesOf: (site: Site) => PageRoutes,
  { people, ...options }: { readonly assets?: boolean; readonly people?: DeskPeople } = {},
): Promise<TestDeskSite> {
  const { site: plain, assets } = await createTestSite(options);
  const server = await listen({ port: 0, host: '127.0.0.1' });
  const seal = createSeal('a key');
  const shownAt = shownAddress(seal, `http://127.0.0.1:${server.port}`, '/desk');
  const site: Site = { ...plain, shownAt, ...(people && { people, timeZone: 'America/New_York' }) };
  const app = express();
  app.use('/desk', pageHeaders, servePublic(assets), serveShown(site, seal));
  app.use('/desk', servePages(site, pagesOf(site), assets));
  server.attach(app);
  onTestFinished(() => server.close(1));
  const origin = `http://127.0.0.1:${server.port}`;
  return { origin, site, bench: site.bench, as: (member) => ({ cookie: `member=${member}`, origin }) };
}

/** What the pages on a line work on, over a database, and the folder of their scripts and styles; closed with its test. */
export async function createTestSite({
  assets: hasAssets = false,
}: { readonly assets?: boolean } = {}): Promise<{
  readonly site: Site;
  readonly assets: string;
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const folders = copyWords();
  const settings = {
    ...readSettings({ DATABASE_URL: 'off' }),
    wordsFolder: path.join(folder, 'words'),
    port: 0,
  };
  const line = await startLine(settings, pino({ level: 'silent' }), { folders });
  onTestFinished(() => line.stop(1));
  const bench = await databaseBench(`file:${path.join(folder, 'desk.db')}`, groundOf(folders));
  const assets = path.join(folder, 'assets');
  if (hasAssets) bundleAssets(assets);
  const site: Site = {
    bench,
    base: '/desk',
    line,
    authToken: settings.authToken,
    hotlineName: undefined,
    legalHelp: 'on',
    phoneNumber: '+15555550100',
    visitorOf: memberOf,
    namesOf: (ids) =>
      Promise.resolve(new Map(ids.flatMap((id) => (members[id] ? [[id, members[id].name] as const] : [])))),
    health: () => Promise.resolve({ isAnswering: true, amiss: [] }),
    sample: undefined,
    speakVersion: undefined,
    seconds: speechSeconds,
    now: () => siteNow,
  };
  return { site, assets };
}

function memberOf(request: Request): Visitor {
  const member = members[readCookie(request, 'member') ?? 'ana'];
  if (!member) throw new Error('there is no such member');
  return member;
}

/** Has a member be whoever sits before a page's browser from now on. */
export async function signIn(
  page: Page,
  { origin }: TestDeskSite,
  member: keyof typeof members,
): Promise<void> {
  await page.context().addCookies([{ name: 'member', value: member, url: origin }]);
}
