import { readCityLine } from './address.ts';
import { linesOf, type Item, type Page } from './pdf-text.ts';

/** An entry of the roster: an organization's office, or an address of it, line by line. */
export interface RosterRecord {
  readonly page: number;
  readonly organization: string;
  /** The headings it stands below. */
  readonly state: string;
  readonly city: string;
  readonly label: string;
  /** All below the label: streets, the city's line, a number. */
  readonly lines: readonly string[];
  /** Until when the organization is recognized, as printed: only at its first entry in a city. */
  readonly until: string | undefined;
}

/** The left edges of the roster's columns, in points; headings are in the middle of the page. */
const columns = { organization: 38, recognized: 362, until: 434 };

/** Lines of a block are 9 points apart, the name and what is below it 18, blocks 13 or more. */
const gaps = { line: 11, block: 15, name: 22 };

/** Day as printed, month/day/year. */
const day = /^(\d\d)\/(\d\d)\/(\d\d)/;

/** A day as printed on the roster, such as 04/21/25, in the order year, month, day; undefined where it is none. */
export function readDay(printed: string): string | undefined {
  const [, month, date, year] = day.exec(printed) ?? [];
  return month === undefined ? undefined : `20${year}-${month}-${date}`;
}

const isAt = (item: Item, x: number): boolean => Math.abs(item.x - x) < 4;

const isHeading = ({ x, height }: Item): boolean => x > 100 && x < 330 && height > 7.5 && height < 8.8;

/** Reads the offices of the roster's pages; headings go on from page to page. */
export function readRosterRecords(pages: readonly Page[]): readonly RosterRecord[] {
  const records: RosterRecord[] = [];
  let [state, city] = ['', ''];
  for (const { number, items } of pages) {
    const heading = items.find(isHeading)?.font;
    const untils = items.filter((item) => isAt(item, columns.until) && day.test(item.text));
    let block: { name: string[]; rest: string[]; tops: number[] } | undefined;
    const close = (): void => {
      if (block && block.rest.length > 0) records.push(toRecord(block, number));
      block = undefined;
    };
    const lines = linesOf(items.filter((item) => isHeading(item) || isAt(item, columns.organization)));
    for (const { text, x, y, font, gap } of lines) {
      if (font === heading) {
        close();
        if (x > 100 && text === text.toUpperCase()) [state, city] = [text, ''];
        else if (x > 100) city = text;
      } else if (city !== '') {
        const isName = gap > gaps.block && gap < gaps.name && block?.rest.length === 0;
        if (!isName && gap > gaps.line) close();
        block ??= { name: [], rest: [], tops: [] };
        if (isName || block.rest.length > 0) block.rest.push(text);
        else
          [block.name, block.tops] = [
            [...block.name, text],
            [...block.tops, y],
          ];
      }
    }
    close();

    function toRecord(one: { name: string[]; rest: string[]; tops: number[] }, page: number): RosterRecord {
      const until = untils.find(({ y }) => one.tops.some((top) => Math.abs(top - y) < 2))?.text;
      return { page, organization: one.name.join(' '), state, city, ...labelOf(one.rest), until };
    }
  }
  return records;
}

/** The first line below a name says which office it is; two where it is long. */
function labelOf([first = '', second = '', ...rest]: readonly string[]): Pick<
  RosterRecord,
  'label' | 'lines'
> {
  return /\boffice$/i.test(second) && !readCityLine(second)
    ? { label: `${first} ${second}`, lines: rest }
    : { label: first, lines: second === '' ? rest : [second, ...rest] };
}

/** How many of the pages' entries carry the day since when they are recognized. */
export function countDated(pages: readonly Page[]): number {
  return pages
    .flatMap(({ items }) => items)
    .filter((item) => isAt(item, columns.recognized) && day.test(item.text)).length;
}
