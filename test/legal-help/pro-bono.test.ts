import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/legal-help/office.ts';
import { readAllListings } from '../../src/legal-help/pro-bono.ts';
import { readList } from '../../src/legal-help/read-lists.ts';
import { gazetteer, pagesOf } from './fixtures.ts';

function officesOf(page: number, name: string): readonly Office[] {
  const { list } = readList(pagesOf('pro-bono', page), 'list.pdf', gazetteer);
  return list.offices.filter((office) => office.name === name);
}

/** An office in one line: label, streets, city, state, ZIP code; its numbers with what they are for. */
function brief({ label, place, numbers }: Office): readonly string[] {
  return [
    [label, ...(place ? [...place.streets, place.city, place.state, place.zip] : [])]
      .filter((part) => part !== undefined)
      .join(', '),
    ...numbers.map(({ digits, extension, detained, languages, note }) =>
      [digits, extension, detained, languages?.join('+'), note]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  ];
}

describe('the pro bono list', () => {
  it('is read column by column, each listing under its court, and no fax is a number', () => {
    const { list } = readList(pagesOf('pro-bono', 11), 'list.pdf', gazetteer);
    expect(list.courts).toMatchObject([
      { name: 'Adelanto Immigration Court', city: 'Adelanto', state: 'CA' },
    ]);
    expect(list.offices.map(({ name, kind, courts, pages }) => [name, kind, courts, pages])).toEqual(
      [
        ['Catholic Charities of Los Angeles, Archdiocese of Los Angeles, Inc. Main Office', 'non-profit'],
        ['American Bar Association Detention and LOP Information Line', 'referral'],
        ['Human Rights First', 'referral'],
        ['Asian Americans Advancing Justice Southern California', 'non-profit'],
        ['Immigrant Defenders Law Center', 'non-profit'],
      ].map((office) => [...office, [0], [11]]),
    );
    expect(list.offices.map(brief)).toEqual([
      ['1530 James M Wood Boulevard, Los Angeles, CA, 90015', '2132513505'],
      [''],
      ['3680 Wilshire Blvd., Suite PO4-414, Los Angeles, CA, 90010', '2132050468'],
      ['1145 Wilshire Blvd., Los Angeles, CA, 90017', '2139777500'],
      ['634 S. Spring Street, 10th floor, Los Angeles, CA, 90014', '2136340999'],
    ]);
  });

  it('has four offices of a listing that goes over two columns, with what each number is for', () => {
    expect(officesOf(152, 'Northwest Immigrant Rights Project').map(brief)).toEqual([
      ['Seattle Office, 615 2nd Avenue, Suite 400, Seattle, WA, 98104', '2065874009', '8004455771'],
      ['Granger Office, 121 Sunnyside Avenue, P.O. Box 270, Granger, WA, 98932', '5098542100', '8887563641'],
      [
        'Wenatchee Office, 620 N. Emerson Avenue, Suite 201, Wenatchee, WA, 98801',
        '5095700054',
        '8662712084',
      ],
      [
        'Tacoma Office, 2209 N. Pearl Street, Suite 200, Tacoma, WA, 98406',
        '2533830519 only',
        '8778146444 only',
        '2532359279 not',
      ],
    ]);
  });

  it('takes where mail goes for no office, and a name in full for no street', () => {
    const offices = officesOf(125, 'RAICES');
    expect(offices.map(brief)).toEqual([
      ['Dallas, 1420 W. Mockingbird Ln., Suite 840, Dallas, TX, 75247', '8333724237'],
      ['Fort Worth, 4200 South Fwy., Suite 704, Fort Worth, TX, 76115', '8177179377'],
    ]);
    expect(offices[0]?.longName).toBe('Refugee and Immigrant Center for Education and Legal Services');
  });

  it('has a third office whose city stands in another font', () => {
    expect(officesOf(38, 'Church World Service').map(brief)).toEqual([
      ['Miami Office, 1924 NW 84 Avenue, Doral, FL, 33126', '3057746770'],
      ['Palm Beach Office, 200 Congress Park Drive, Suite 201, Delray Beach, FL, 33445', '6512660624'],
      ['Broward Office, 3215 NW 10th Terr, Suite 209 B, Ft. Lauderdale, FL, 33309', '9546896466'],
    ]);
  });

  it('takes a bold heading of an office for no name', () => {
    expect(officesOf(146, 'Ayuda').map(brief)).toEqual([
      ['DC, 1990 K Street NW, Suite 500, Washington, DC, 20006', '2023874848'],
      ['VA, 2701 Prosperity Avenue, Suite 300, Fairfax, VA, 22031', '7034447009'],
    ]);
  });

  it('has a name without a star, of two lines, of which one is bold', () => {
    const [office] = officesOf(
      55,
      'Loyola University New Orleans College of Law, Stuart H. Smith Law Clinic & Center for Social Justice',
    );
    expect(office?.kind).toBeUndefined();
    expect(office && brief(office)).toEqual([
      '7214 St. Charles Avenue, Box 902, New Orleans, LA, 70118',
      '5048615590',
    ]);
  });

  it('has an office without place and number, for those who are detained', () => {
    const [office] = officesOf(4, 'American Bar Association Detention and LOP Information Line');
    expect(office).toMatchObject({ kind: 'referral', numbers: [], detentionOnly: true });
    expect(office).not.toHaveProperty('place');
  });

  it('has an office that is only called', () => {
    const [office] = officesOf(91, 'New Jersey Consortium for Immigrant Children');
    expect(office && brief(office)).toEqual(['', '2013059217']);
  });

  it.each([
    [126, 'Catholic Charities of Dallas', '1421 W Mockingbird Ln., Dallas, TX, 75247', '2146347182'],
    [
      102,
      'Connecticut Immigrant Center Inc.',
      '36 Mill Plain Road, Suite 403, Danbury, CT, 06811',
      '2033127689',
    ],
    [
      38,
      'Catholic Charities Legal Services Archdiocese of Miami, Inc.',
      'Miami Office, 1469 NW 13th Terrace, Suite 100, Miami, FL, 33125',
      '3053731073',
    ],
  ])('reads on page %i what is printed unlike the rest: %s', (page, name, address, number) => {
    expect(officesOf(page, name).map(brief)).toEqual([[address, number]]);
  });

  it('lists and leaves out the number of an address whose city is missing', () => {
    const { list, leftOut } = readList(pagesOf('pro-bono', 37), 'list.pdf', gazetteer);
    expect(leftOut).toEqual([
      expect.objectContaining({ page: 37, what: expect.stringContaining('772') as string }),
    ]);
    expect(JSON.stringify(list)).not.toContain('7724630445');
  });

  it('has an office once that is printed under several courts, and says of a number under which', () => {
    const { list } = readList(pagesOf('pro-bono', 125, 126), 'list.pdf', gazetteer);
    const [rescue, ...others] = list.offices.filter(({ name }) => name === 'International Rescue Committee');
    expect(others).toEqual([]);
    expect(rescue).toMatchObject({
      courts: [0, 1],
      pages: [125, 126],
      numbers: [
        { digits: '2144619781', courts: [0] },
        { digits: '4695041317', courts: [1] },
      ],
    });
  });

  it('reads a page whose heading has a slip', () => {
    expect(readAllListings(pagesOf('pro-bono', 138)).map(({ name }) => name)).toContain(
      'RAICES - San Antonio',
    );
  });
});
