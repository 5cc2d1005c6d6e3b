import { may, type Action } from '../desk/roles.ts';
import type { Visitor } from './site.ts';

/** The pages in the order of the menu, in groups. */
const groups = [
  { id: 'work', pages: ['today', 'script', 'studio', 'languages'] },
  {
    id: 'line',
    pages: ['notices', 'offices', 'facts', 'guidance', 'publications', 'phone', 'map', 'topics'],
  },
  { id: 'share', pages: ['flyer', 'usage'] },
  { id: 'team', pages: ['call-backs', 'people', 'members'] },
] as const;

/** The name of one of the pages, as its address has it. */
export type PageName = (typeof groups)[number]['pages'][number];

/** A part of the menu. */
interface MenuGroup {
  readonly id: (typeof groups)[number]['id'];
  readonly pages: readonly PageName[];
}

/** The menu of a visitor: of the pages that there are, those that their role lets them see. */
export function menuOf(visitor: Visitor, there: ReadonlySet<PageName>): readonly MenuGroup[] {
  return groups
    .map(({ id, pages }) => ({ id, pages: pages.filter((page) => there.has(page) && maySee(visitor, page)) }))
    .filter(({ pages }) => pages.length > 0);
}

/** What it takes to see a page; for all others one has to do with the words. */
const needs: Readonly<Partial<Record<PageName, Action>>> = {
  notices: 'change notices',
  offices: 'change offices',
  facts: 'compare facts',
  publications: 'publish',
  usage: 'see usage',
  'call-backs': 'answer calls',
  people: 'answer calls',
  members: 'see members',
};

/** Whether a visitor's role lets them see a page. */
export function maySee(visitor: Visitor, page: PageName): boolean {
  const action = needs[page];
  return action === undefined ? visitor.role !== 'viewer' : may(visitor, action);
}

/** The first page of a visitor; undefined where there is none for them. */
export function firstPage(visitor: Visitor, there: ReadonlySet<PageName>): PageName | undefined {
  return menuOf(visitor, there)[0]?.pages[0];
}
