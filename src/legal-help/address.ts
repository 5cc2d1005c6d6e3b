import { stateNamed } from './states.ts';

/** The line of an address that ends it. */
export interface CityLine {
  readonly city: string;
  readonly state: string;
  /** Five digits; undefined where what is printed is no ZIP code. */
  readonly zip: string | undefined;
}

/** Where ZIP codes begin with a zero, which a spreadsheet loses. */
const beginWithZero = new Set(['CT', 'MA', 'ME', 'NH', 'NJ', 'PR', 'RI', 'VI', 'VT']);

/** A ZIP code as printed: whole, with four more digits, or with its first zero lost; undefined where it is none of these. */
function readZip(printed: string, state: string): string | undefined {
  if (/^\d{5}(?:-?\d{4})?$/.test(printed)) return printed.slice(0, 5);
  return /^\d{4}$/.test(printed) && beginWithZero.has(state) ? `0${printed}` : undefined;
}

const cityLines = [
  /^(?<city>[^,\d]+?),? +(?<state>[A-Z]{2}),? +(?<zip>[\d-]{4,10})$/i,
  /^(?<city>[^,\d]+), (?<state>[A-Z][A-Za-z ]+) (?<zip>[\d-]{4,10})$/,
];

/** Reads "City, ST ZIP", also without the comma or with the state's name; undefined where the line is none. */
export function readCityLine(line: string): CityLine | undefined {
  const match = cityLines.map((pattern) => pattern.exec(line)).find((one) => one !== null);
  const { city = '', state = '', zip = '' } = match?.groups ?? {};
  const code = stateNamed(state);
  return code === undefined ? undefined : { city, state: code, zip: readZip(zip, code) };
}

const mailing = /^mailing address:?\s*/i;
const postBox = /^(?:P\. ?O\. ?|PO |Post Office )Box\b/i;

/** Whether streets are only where mail is kept. */
export function isOnlyMail(streets: readonly string[]): boolean {
  return (
    streets.length > 0 && (mailing.test(streets[0] ?? '') || streets.every((line) => postBox.test(line)))
  );
}

/**
 * The streets of an address without what is no street: where the mail goes, the words "physical address", the city once more. `city` is the one
 * that ends the address.
 */
export function readStreets(lines: readonly string[], city: string): readonly string[] {
  const physical = lines.filter((line) => !mailing.test(line));
  return (physical.length === 0 ? lines.map((line) => line.replace(mailing, '')) : physical).map((line) => {
    const own = line.replace(/^physical address:?\s*/i, '');
    const end = own.toLowerCase().lastIndexOf(city.toLowerCase());
    const repeats = end > 0 && /^, [A-Z]{2} \d{5}$/.test(own.slice(end + city.length));
    return repeats ? own.slice(0, end).replace(/[, ]+$/, '') : own;
  });
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bboulevard\b/g, 'blvd'],
  [/\bstreet\b/g, 'st'],
  [/\bavenue\b/g, 'ave'],
  [/\bsuite\b/g, 'ste'],
  [/\bnorth\b/g, 'n'],
  [/\bsouth\b/g, 's'],
  [/\beast\b/g, 'e'],
  [/\bwest\b/g, 'w'],
];

/** A street by which an office is known again: its letters and digits, in the Post Office's short forms. */
export function keyOfStreet(street: string): string {
  return abbreviations
    .reduce((text, [long, short]) => text.replaceAll(long, short), street.toLowerCase())
    .replaceAll(/[^a-z0-9]/g, '');
}
