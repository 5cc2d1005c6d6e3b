import { describe, expect, it } from 'vitest';
import { readRepresentatives } from '../../src/legal-help/accredited.ts';
import type { Office } from '../../src/legal-help/office.ts';
import type { Item } from '../../src/legal-help/pdf-text.ts';
import { readList } from '../../src/legal-help/read-lists.ts';
import { toRosterOffices } from '../../src/legal-help/roster-offices.ts';
import { gazetteer, pagesOf } from './fixtures.ts';

const read = (...pages: readonly number[]): ReturnType<typeof readList> =>
  readList(pagesOf('roster', 1, ...pages), 'roster.pdf', gazetteer);

function officesOf(page: number, name: string): readonly Office[] {
  return read(page).list.offices.filter((office) => office.name === name);
}

describe('the roster', () => {
  it('tells the day that is printed on it', () => {
    expect(read().list).toMatchObject({ list: 'roster', printed: '2025-04-21' });
  });

  it('has an office as printed, of a kind, with a number and until when it is recognized', () => {
    expect(officesOf(1, 'Gulf States Immigration Services')).toEqual([
      {
        name: 'Gulf States Immigration Services',
        place: expect.objectContaining({
          streets: ['126 Mobile Street'],
          city: 'Mobile',
          state: 'AL',
          zip: '36607',
        }) as unknown,
        numbers: [{ digits: '2514556328' }],
        kind: 'recognized',
        until: '2026-02-13',
        pages: [1],
      },
    ]);
  });

  it('finds an office by its city whose ZIP code lies elsewhere, and says which', () => {
    const [office] = officesOf(128, 'American Dream Center Institute');
    expect(office).toMatchObject({
      place: {
        streets: ['3140 S. Winston Avenue, Suite 10'],
        city: 'Tulsa',
        state: 'OK',
        at: [36.095, -95.943],
      },
      numbers: [{ digits: '5392027702' }],
    });
    expect(office?.place).not.toHaveProperty('zip');
    expect(read(128).leftOut).toContainEqual(
      expect.objectContaining({ page: 128, what: expect.stringContaining('75135') as string }),
    );
  });

  it.each([
    [98, 'Wind of the Spirit', '07960', ['9735382035']],
    [68, 'Lafayette Urban Ministry', '47901', ['7654232691']],
  ])('mends on page %i a ZIP code without its zero or its hyphen: %s', (page, name, zip, digits) => {
    const [office] = officesOf(page, name);
    expect([office?.place?.zip, office?.numbers.map((number) => number.digits)]).toEqual([zip, digits]);
  });

  it('says no number where what is printed is none, and lists it', () => {
    expect(officesOf(38, 'The Watsonville Law Center')).toMatchObject([
      { numbers: [], place: { zip: '95076' } },
    ]);
    expect(read(38).leftOut).toEqual([
      expect.objectContaining({ page: 38, what: expect.stringContaining('(831) -76-3-34') as string }),
    ]);
  });

  it('has an office once whose mail goes elsewhere, where people go, with its number', () => {
    const offices = officesOf(2, 'Southern Center for Equity Advancement and Immigrant Refuge');
    expect(offices).toMatchObject([
      {
        place: { streets: ['811 5th Avenue'], city: 'Tuscaloosa', state: 'AL', zip: '35401' },
        numbers: [{ digits: '2058869988' }],
        until: '2027-02-04',
      },
    ]);
  });

  it('prefers where people go to a post box that stands first and has a number, too', () => {
    const record = { page: 1, organization: 'Help', state: 'OHIO', city: 'Akron', label: 'Principal Office' };
    const { offices } = toRosterOffices(
      [
        { ...record, lines: ['P.O. Box 7', 'Akron, OH 44308', '(330) 555-0100'], until: undefined },
        { ...record, lines: ['1 Main Street', 'Akron, OH 44301', '(330) 555-0101'], until: undefined },
      ],
      new Map(),
      (place) => ({ place: { ...place, zip: place.zip ?? '' }, leftOut: undefined }),
    );
    expect(offices).toMatchObject([
      {
        place: { streets: ['1 Main Street'] },
        numbers: [{ digits: '3305550101' }, { digits: '3305550100' }],
      },
    ]);
  });

  it('reads a label of two lines and an address without a street number', () => {
    const offices = officesOf(31, 'San Francisco Labor Council AFL-CIO/WE RISE SF');
    expect(offices).toHaveLength(3);
    expect(offices.at(-1)).toMatchObject({
      label:
        'San Francisco Labor Council AFL-CIO/WE RISE SF-San Francisco International Airport Extension Office',
      place: {
        streets: [
          'c/o Office of Community & Economic Development International Terminal',
          'San Francisco International Airport',
        ],
        zip: '94128',
      },
      numbers: [{ digits: '4154247881' }],
    });
  });

  it.each([
    [7, 'Immigration Institute of the Bay Area', '201 Sand Creek Road, Suite L', '94513'],
    [85, 'Catholic Charities Diocese of Kalamazoo', '1819 Gull Road', '49048'],
  ])('leaves out on page %i what a street repeats: %s', (page, name, street, zip) => {
    const office = officesOf(page, name).find(({ place }) => place?.zip === zip);
    expect(office?.place?.streets).toEqual([street]);
  });

  it('has the last offices, which stand above its second part', () => {
    expect(
      read(163)
        .list.offices.filter(({ pages }) => pages.includes(163))
        .map(({ place }) => place?.state),
    ).toEqual(['WY', 'WY']);
  });
});

describe('the second part of the roster', () => {
  const item = (text: string, x: number, y: number): Item => ({
    text,
    x,
    y,
    width: 100,
    height: 8,
    font: 'f2',
  });

  /** Rows of an organization, a person, a day, a status; empty cells are not printed. */
  const page = (
    ...rows: readonly (readonly [string, string, string, string, number])[]
  ): { number: number; items: readonly Item[] } => ({
    number: 1,
    items: rows.flatMap(([organization, person, day, status, y]) =>
      [item(organization, 38, y), item(person, 261.1, y), item(day, 385.3, y), item(status, 497, y)].filter(
        ({ text }) => text !== '',
      ),
    ),
  });

  it('tells who may only speak before DHS, also where a cell is broken or runs into the next', () => {
    const people = readRepresentatives(
      [
        page(
          ['Help for All of the Greater', 'Doe, Jane Maria Antonia', '01/02/26', 'Active', 700],
          ['River Valley', '(DHS only)', '', '', 691],
          ['', 'Roe, Richard (DHS', '01/02/26* (Pending', 'Active', 670],
          ['', 'only)', 'Renewal)', '', 661],
          ['Open Door Moe, Mary (DHS only)', '', '01/02/26', 'Active', 640],
          ['Welcome', 'Poe, Peter', '01/02/26* (Pending Renewal) Active', '', 620],
        ),
        page(['', 'Zoe, Zacharias (DHS only) 01/02/26', '', 'Active', 700]),
      ],
      new Set(['opendoor', 'welcome', 'helpforallofthegreaterrivervalley']),
    );
    expect([...people]).toEqual([
      ['helpforallofthegreaterrivervalley', { all: 2, onlyDhs: 2 }],
      ['opendoor', { all: 1, onlyDhs: 1 }],
      ['welcome', { all: 2, onlyDhs: 1 }],
    ]);
  });
});

describe('a document that is neither list', () => {
  it('is refused, and said which it is', () => {
    expect(() => readList([{ number: 1, items: [] }], 'letter.pdf', gazetteer)).toThrow('letter.pdf');
  });
});
