import { expect, it } from 'vitest';
import { migrations as ofTheDesk } from '../src/desk/migrations.ts';
import { migrations as ofMembers } from '../src/desk/members/migrations.ts';
import { migrations as ofSpeakers } from '../src/lend/migrations.ts';
import { migrations as ofPeople } from '../src/people/migrations.ts';
import { migrations as ofUsage } from '../src/usage/migrations.ts';

/** The steps that databases of hotlines have taken. A new one is added at the end of its list. */
const taken = {
  counters: ['2026-11-23-counters', '2026-11-28-rounding', '2026-11-28-texts-sent'],
  desk: ['2026-11-28-desk'],
  members: ['2026-11-28-members'],
  people: ['2026-11-29-people'],
  speakers: ['2026-11-28-lend'],
};

it.each([
  ['counters', ofUsage],
  ['desk', ofTheDesk],
  ['members', ofMembers],
  ['people', ofPeople],
  ['speakers', ofSpeakers],
] as const)('a database of %s that has taken all steps before takes the newest', (which, migrations) => {
  // They are taken in the order of their names: one that comes before one that was taken stops the line at its start.
  const names = Object.keys(migrations).toSorted((a, b) => a.localeCompare(b));
  expect(names).toEqual(taken[which]);
});
