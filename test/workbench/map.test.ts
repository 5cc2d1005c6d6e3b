import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { guide } from '../../src/guide/guide.ts';
import { drawMap } from '../../src/workbench/map/picture.ts';

it('the map in docs is of the guide as it is now: "npm run map -- --svg docs/map.svg" draws it', async () => {
  const drawn = await drawMap(guide, { background: 'white' });
  expect(readFileSync(path.join(import.meta.dirname, '../../docs/map.svg'), 'utf8')).toBe(`${drawn}\n`);
});
