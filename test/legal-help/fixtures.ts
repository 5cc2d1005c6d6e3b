import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readZips } from '../../src/legal-help/files.ts';
import type { CityZip } from '../../src/legal-help/locate.ts';
import type { Page } from '../../src/legal-help/pdf-text.ts';
import type { Gazetteer } from '../../src/legal-help/read-lists.ts';

type Row = readonly [string, number, number, number, number, string];

/** Some pages of a list as its PDF has them: each text with its x, y, width, height and font. */
export function pagesOf(list: 'roster' | 'pro-bono', ...numbers: readonly number[]): readonly Page[] {
  const file = path.join(import.meta.dirname, `fixtures/${list}.json`);
  const pages = JSON.parse(readFileSync(file, 'utf8')) as readonly {
    number: number;
    items: readonly Row[];
  }[];
  return pages
    .filter(({ number }) => numbers.includes(number))
    .map(({ number, items }) => ({
      number,
      items: items.map(([text, x, y, width, height, font]) => ({ text, x, y, width, height, font })),
    }));
}

const tulsa: readonly CityZip[] = [
  { zip: '74135', at: [36.093, -95.923] },
  { zip: '74105', at: [36.096, -95.964] },
];

/** Where ZIP codes are, and one city. */
export const gazetteer: Gazetteer = {
  table: readZips(),
  cities: (city, state) => (city === 'Tulsa' && state === 'OK' ? tulsa : []),
};
