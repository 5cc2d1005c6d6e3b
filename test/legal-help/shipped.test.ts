import { expect, it } from 'vitest';
import { milesBetween } from '../../src/legal-help/distance.ts';
import { readOffices, readZips } from '../../src/legal-help/files.ts';
import { stateOfZip } from '../../src/legal-help/states.ts';
import { pointOfZip } from '../../src/legal-help/zips.ts';

const { lists } = readOffices();
const offices = lists.flatMap((list) => list.offices);

it('the offices that come with the project are all of both lists', () => {
  expect(
    lists.map(({ list, printed, counts, offices: found }) => [list, printed, counts, found.length]),
  ).toEqual([
    [
      'roster',
      '2025-04-21',
      {
        entries: 1610,
        dated: 1497,
        organizations: 976,
        cities: 736,
        states: 50,
        representatives: 2737,
        'representatives only before DHS': 2324,
        'organizations with representatives': 928,
        'organizations only before DHS': 700,
      },
      1582,
    ],
    [
      'pro-bono',
      '2025-04',
      {
        listings: 365,
        organizations: 153,
        courts: 89,
        'non-profits': 287,
        referrals: 76,
        'private attorneys': 1,
        'without a star': 1,
      },
      198,
    ],
  ]);
});

it('every number of an office is one that can be dialed, and none is a fax', () => {
  const numbers = offices.flatMap((office) => office.numbers);
  expect(numbers.filter(({ digits }) => !/^[2-9]\d{2}[2-9]\d{6}$/.test(digits))).toEqual([]);
  expect(numbers.filter(({ note = '' }) => /fax/i.test(note))).toEqual([]);
});

it('every office is found where its ZIP code is, and that is in its state', () => {
  const table = readZips();
  for (const { name, place } of offices) {
    if (!place) continue;
    expect(place.at, name).toBeDefined();
    if (place.zip === undefined) continue;
    expect([name, stateOfZip(place.zip)]).toEqual([name, place.state]);
    const at = pointOfZip(table, place.zip);
    if (at && place.at) expect(milesBetween(at, place.at), name).toBeLessThan(0.5);
  }
});

it('every court is somewhere, and every court of an office is one of them', () => {
  for (const { courts, offices: found } of lists) {
    expect(courts.filter(({ at }) => at === undefined)).toEqual([]);
    expect(found.flatMap((office) => office.courts ?? []).filter((court) => !courts[court])).toEqual([]);
  }
});
