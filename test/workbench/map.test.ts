import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { drawMapFile } from '../../src/workbench/map/picture.ts';
import { guides } from '../guides.ts';

it.each(Object.values(guides))(
  'the map in docs is as it is now (npx line accept): guidance $version',
  async (guide) => {
    const file = path.join(import.meta.dirname, `../../docs/map-${guide.version}.svg`);
    expect(readFileSync(file, 'utf8')).toBe(await drawMapFile(guide));
  },
);
