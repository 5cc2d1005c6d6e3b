import { may, type Action } from '../desk/roles.ts';
import type { Visitor } from './site.ts';

/** The pages in the order of the menu, in groups. */
const groups = [
  { id: 'work', rooms: ['today', 'script', 'studio', 'languages'] },
  {
    id: 'line',
    rooms: ['notices', 'offices', 'facts', 'guidance', 'publications', 'phone', 'map', 'topics'],
  },
  { id: 'share', rooms: ['flyer', 'usage'] },
  { id: 'team', rooms: ['call-backs', 'people', 'members'] },
] as const;

/** The name of one of the pages, as its address has it. */
export type Room = (typeof groups)[number]['rooms'][number];

/** A part of the menu. */
interface RoomGroup {
  readonly id: (typeof groups)[number]['id'];
  readonly rooms: readonly Room[];
}

/** The menu of a visitor: of the pages that there are, those that their role lets them see. */
export function roomGroups(visitor: Visitor, there: ReadonlySet<Room>): readonly RoomGroup[] {
  return groups
    .map(({ id, rooms }) => ({ id, rooms: rooms.filter((room) => there.has(room) && maySee(visitor, room)) }))
    .filter(({ rooms }) => rooms.length > 0);
}

/** What it takes to see a page; for all others one has to do with the words. */
const needs: Readonly<Partial<Record<Room, Action>>> = {
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
export function maySee(visitor: Visitor, room: Room): boolean {
  const action = needs[room];
  return action === undefined ? visitor.role !== 'viewer' : may(visitor, action);
}

/** The first page of a visitor; undefined where there is none for them. */
export function firstRoom(visitor: Visitor, there: ReadonlySet<Room>): Room | undefined {
  return roomGroups(visitor, there)[0]?.rooms[0];
}
