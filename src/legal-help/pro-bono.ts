import { readCityLine } from './address.ts';
import { linesOf, type Item, type Line, type Page } from './pdf-text.ts';
import { stateNamed } from './states.ts';

/** A provider of the pro bono list under one court, line by line. */
export interface Listing {
  readonly page: number;
  readonly court: CourtHeading;
  /** In one line, without its stars. */
  readonly name: string;
  readonly longName: string | undefined;
  readonly stars: number;
  /** What is below the name, in parts with a blank line between. */
  readonly parts: readonly (readonly string[])[];
  /** Whether it goes on from a column before. */
  readonly isContinued: boolean;
}

/** What heads a court's page. */
export interface CourtHeading {
  readonly name: string;
  readonly city: string;
  readonly state: string;
}

/** The left edges of the two columns, and where the one ends and the other begins, in points. */
const columns = { edges: [33.6, 286.3], cut: 280 };

/** Lines are 15 points apart; a blank line is between those that are more than this. */
const blank = 20;

const heights = { title: 15.5, court: 13 };

const isContinuedName = /\s*\(cont\.\)$/;
const starsAtEnd = /\*+$/;

/** The heading of a court's page, and how far down it reaches; undefined on other pages. */
function headingOf({ items }: Page): { readonly court: CourtHeading; readonly y: number } | undefined {
  const name = items.find(({ height }) => height > heights.court && height < heights.title);
  if (!name) return undefined;
  const [place] = items
    .filter(({ y }) => y < name.y && name.y - y < blank)
    .map(({ text, y }) => ({ text, y }));
  const [, city = '', state = ''] = /^(.+), (.+?)(?: \(page [^)]*\))?$/.exec(place?.text ?? '') ?? [];
  const code = stateNamed(state);
  if (!place || code === undefined) return undefined;
  return { court: { name: name.text, city, state: code }, y: place.y };
}

/** Reads the listings of a page; none where it is no court's page. */
function readListings(page: Page): readonly Listing[] {
  const heading = headingOf(page);
  const title = page.items.find(({ height }) => height > heights.title && height < 17)?.font;
  if (!heading) return [];
  const below = page.items.filter(({ y }) => y < heading.y - 5);
  return columns.edges.flatMap((edge, column) => {
    const isIn = ({ x }: Item): boolean => (column === 0 ? x < columns.cut : x >= columns.cut);
    const lines = linesOf(below.filter(isIn));
    const isBold = (line: Line | undefined): line is Line =>
      line !== undefined && line.font === title && Math.abs(line.x - edge) < 3;
    const isName = (line: Line, index: number): boolean =>
      isBold(line) && !isHeadingOfOffice(line) && !belongsToName(lines, index, isBold);
    const starts = lines.flatMap((line, index) => (isName(line, index) ? [index] : []));
    return starts.map((start, index) =>
      toListing(lines.slice(start, starts[index + 1]), page.number, heading.court),
    );
  });
}

/** Whether a line is bold by a slip: a heading of an office, or a city's line. */
function isHeadingOfOffice({ text }: Line): boolean {
  return text.endsWith(':') || readCityLine(text) !== undefined;
}

/** Whether a bold line goes on with the name that begins above it. */
function belongsToName(
  lines: readonly Line[],
  index: number,
  isBold: (line: Line | undefined) => boolean,
): boolean {
  const [above, line] = [lines[index - 1], lines[index]];
  if (!isBold(above) || !line || line.gap > blank) return false;
  return !starsAtEnd.test(above?.text ?? '') && !isContinuedName.test(above?.text ?? '');
}

/** Lines of a name as one: what ends in a hyphen goes on with the next, unless a blank is before the hyphen. */
function join(lines: readonly string[]): string {
  return lines.join(' ').replaceAll(/(\p{L})- (?=\p{Lu})/gu, '$1-');
}

function toListing(lines: readonly Line[], page: number, court: CourtHeading): Listing {
  const parts: string[][] = [[]];
  for (const { text, gap } of lines) {
    if (gap > blank && parts.at(-1)?.length !== 0) parts.push([]);
    parts.at(-1)?.push(text);
  }
  const [head = [], ...rest] = parts;
  const isContinued = head.some((line) => isContinuedName.test(line));
  const names = head.map((line) => line.replace(isContinuedName, ''));
  const end = names.findIndex((line) => starsAtEnd.test(line));
  const own = end < 0 ? names : names.slice(0, end + 1);
  const after = names.slice(own.length);
  return {
    page,
    court,
    name: join(own).replace(starsAtEnd, '').trim(),
    longName: after.length === 0 ? undefined : join(after),
    stars: starsAtEnd.exec(own.at(-1) ?? '')?.[0].length ?? 0,
    parts: rest,
    isContinued,
  };
}

/** Reads the listings of all pages; what goes on in another column is put to what it goes on from. */
export function readAllListings(pages: readonly Page[]): readonly Listing[] {
  return pages.flatMap((page) => {
    const listings: Listing[] = [];
    for (const listing of readListings(page)) {
      const before = listing.isContinued ? listings.findIndex(({ name }) => name === listing.name) : -1;
      const from = listings[before];
      if (from) listings[before] = { ...from, parts: [...from.parts, ...listing.parts] };
      else listings.push(listing);
    }
    return listings;
  });
}
