import type { Request } from 'express';
import { serveMembers } from '../../src/workbench/members/routes.tsx';
import { servePages, type Rooms } from '../../src/workbench/pages.tsx';
import type { Site, Visitor } from '../../src/workbench/site.ts';
import { createFiles } from '../usage/databases.ts';
import { createTestSite } from '../workbench/test-desk-site.ts';
import { startDesk, type DeskOptions, type TestDesk } from './members/test-desk.ts';

/** How a whole desk is started. */
export interface WholeDesk extends Omit<DeskOptions, 'assets' | 'pages'> {
  readonly assets?: boolean;
  readonly now?: () => number;
  /** Pages beside those of the members. */
  readonly roomsOf?: (site: Site) => Rooms;
}

/** The door and the pages behind it, as a line has them, over databases of their own. */
export async function startWholeDesk({
  assets: hasAssets = false,
  now = Date.now,
  roomsOf = () => ({}),
  ...options
}: WholeDesk = {}): Promise<TestDesk> {
  const { site: plain, assets } = await createTestSite({ assets: hasAssets });
  return startDesk(await createFiles().fresh(), now, {
    ...options,
    assets,
    pages: ({ team, guard }) => {
      const visitorOf = (request: Request): Visitor => {
        const { member } = guard.of(request);
        return { ...member, name: member.name ?? '' };
      };
      const site: Site = { ...plain, team, visitorOf, now };
      return servePages(site, { ...roomsOf(site), members: serveMembers(site, team) }, assets);
    },
  });
}
