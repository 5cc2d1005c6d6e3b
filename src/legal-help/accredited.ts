import { linesOf, type Item, type Line, type Page } from './pdf-text.ts';

/** The left edges of the columns of the roster's second part, in points. */
const columns = { organization: 38, representative: 261.1, until: 385.3, status: 497 };

const isAt = (item: Item, x: number): boolean => Math.abs(item.x - x) < 4;

/** The roster's two parts: its offices, and the representatives of each organization; one page has the end of the one and the beginning of the other. */
export function splitRoster(pages: readonly Page[]): {
  readonly offices: readonly Page[];
  readonly people: readonly Page[];
} {
  const isHead = ({ text, x }: Item): boolean =>
    text === 'Accredited Representative' && Math.abs(x - columns.representative) < 4;
  const index = pages.findIndex(({ items }) => items.some(isHead));
  const shared = pages[index];
  if (!shared) return { offices: pages, people: [] };
  const top = (shared.items.find(isHead)?.y ?? 0) + 2;
  const half = (isIn: (item: Item) => boolean): Page => ({ ...shared, items: shared.items.filter(isIn) });
  return {
    offices: [...pages.slice(0, index), half(({ y }) => y > top)],
    people: [half(({ y }) => y <= top), ...pages.slice(index + 1)],
  };
}

/** The representatives of an organization: how many, and how many of them are accredited only before DHS. */
export interface Representatives {
  readonly all: number;
  readonly onlyDhs: number;
}

/** An organization's name by which it is known again, however its lines are broken. */
export const keyOfName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/**
 * Reads the second part's pages: the representatives by their organization's key. `known` are the keys of the first part, by which a name is told from
 * that of a person that runs into it.
 */
export function readRepresentatives(
  pages: readonly Page[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, Representatives> {
  const found = new Map<string, { all: number; onlyDhs: number }>();
  let organization = '';
  for (const { items } of pages) {
    const header = items.find((item) => isAt(item, columns.status) && item.text === 'Status')?.font;
    const cells = items.filter(({ font }) => font !== header);
    const names = linesOf(cells.filter((item) => isAt(item, columns.organization)));
    const people = linesOf(cells.filter((item) => isAt(item, columns.representative)));
    const rows = topsOfRows(cells);
    rows.forEach((y, index) => {
      const below = rows[index + 1] ?? -Infinity;
      const textOf = (lines: readonly Line[]): string =>
        lines
          .filter((line) => line.y < y + 2 && line.y > below + 2)
          .map(({ text }) => text)
          .join(' ');
      const name = textOf(names);
      if (name !== '') organization = keyIn(known, keyOfName(name));
      const representatives = found.get(organization) ?? { all: 0, onlyDhs: 0 };
      representatives.all += 1;
      if (/\(DHS only\)/i.test(`${name} ${textOf(people)}`)) representatives.onlyDhs += 1;
      found.set(organization, representatives);
    });
  }
  return found;
}

/** Where each row begins, from above: at its day or its status, of which one may run into the cell before it. */
function topsOfRows(cells: readonly Item[]): readonly number[] {
  const ends = cells.filter(
    (item) => isAt(item, columns.status) || (isAt(item, columns.until) && /^\d/.test(item.text)),
  );
  const tops = ends.map(({ y }) => y).toSorted((a, b) => b - a);
  return tops.filter((y, index) => index === 0 || (tops[index - 1] ?? y) - y > 2);
}

/** The known key that this one is, or begins with. */
function keyIn(known: ReadonlySet<string>, key: string): string {
  if (known.has(key) || !key.endsWith('dhsonly')) return key;
  const beginnings = [...known].filter((one) => key.startsWith(one)).toSorted((a, b) => b.length - a.length);
  return beginnings[0] ?? key;
}
