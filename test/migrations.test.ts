import { expect, it } from 'vitest';
import { migrations as ofTheDesk } from '../src/desk/migrations.ts';
import { migrations as ofMembers } from '../src/desk/members/migrations.ts';
import { migrations as ofSpeakers } from '../src/lend/migrations.ts';
import { migrations as ofPeople } from '../src/people/migrations.ts';
import { migrations as ofUsage } from '../src/usage/migrations.ts';

it.each([
  ['the counters', ofUsage],
  ['the desk', ofTheDesk],
  ['members', ofMembers],
  ['people', ofPeople],
  ['speakers', ofSpeakers],
])('a database of %s that has taken the steps before it takes the last one', (_what, migrations) => {
  const names = Object.keys(migrations);
  // They are taken in the order of their names; one that sorts before one that was taken stops the line at its start.
  expect(names).toEqual(names.toSorted());
});
