import { expect, it } from 'vitest';
import { walkEveryTurn, type Walk } from '../every-turn.ts';
import { startWholeLine } from './whole-line.ts';

const ways: readonly (readonly [string, Walk])[] = [
  ['every key that menus have, and none', 'menuKeys'],
  ['the keys that mean the same everywhere', 'commonKeys'],
  ['repeated silence, and a key after it', 'silences'],
  ['repeated wrong keys, and silence after them', 'wrongKeys'],
];

it.each(ways)('every node answers %s with a sound document', async (_, way) => {
  const line = await startWholeLine();
  await walkEveryTurn(line, 'es', [way]);
  expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
});
