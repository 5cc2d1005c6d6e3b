import { middleOf } from './distance.ts';
import type { Point } from './office.ts';

/**
 * Where ZIP codes are, in one piece of memory: how many, then each ZIP code as four bytes in order, each latitude and each longitude as two bytes.
 */
export type ZipTable = Buffer;

/** How finely degrees are kept: 180 steps each, so that a longitude fits into two bytes; off by 0.2 miles at most. */
const steps = 180;

const head = 4;

/** Packs where ZIP codes are. */
export function packZips(zips: ReadonlyMap<string, Point>): ZipTable {
  const sorted = [...zips].toSorted(([a], [b]) => Number(a) - Number(b));
  const table = Buffer.alloc(head + sorted.length * 8);
  table.writeUInt32LE(sorted.length);
  sorted.forEach(([zip, [latitude, longitude]], index) => {
    table.writeUInt32LE(Number(zip), head + index * 4);
    table.writeInt16LE(Math.round(latitude * steps), head + sorted.length * 4 + index * 2);
    table.writeInt16LE(Math.round(longitude * steps), head + sorted.length * 6 + index * 2);
  });
  return table;
}

const countOf = (table: ZipTable): number => table.readUInt32LE();

/** The place in the table of the first ZIP code that is not below this number. */
function placeFrom(table: ZipTable, zip: number): number {
  let [low, high] = [0, countOf(table)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.readUInt32LE(head + middle * 4) < zip) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pointAt(table: ZipTable, index: number): Point {
  const count = countOf(table);
  return [
    table.readInt16LE(head + count * 4 + index * 2) / steps,
    table.readInt16LE(head + count * 6 + index * 2) / steps,
  ];
}

/** Where a ZIP code of the table is; undefined where the table has it not. */
export function pointOfZip(table: ZipTable, zip: string): Point | undefined {
  const index = placeFrom(table, Number(zip));
  const isThere = index < countOf(table) && table.readUInt32LE(head + index * 4) === Number(zip);
  return isThere ? pointAt(table, index) : undefined;
}

/**
 * Where a ZIP code is, or where those are with the same first three digits: the table has none that is only a post office's boxes or one building.
 * Undefined where it has none of these either.
 */
export function pointNearZip(table: ZipTable, zip: string): Point | undefined {
  const exact = pointOfZip(table, zip);
  if (exact) return exact;
  const first = Number(zip.slice(0, 3)) * 100;
  const [from, to] = [placeFrom(table, first), placeFrom(table, first + 100)];
  return middleOf(Array.from({ length: to - from }, (_, index) => pointAt(table, from + index)));
}
