import type { Place } from './office.ts';
import { nameOfState } from './states.ts';

const compass: Readonly<Record<string, string>> = {
  N: 'North',
  S: 'South',
  E: 'East',
  W: 'West',
  NE: 'Northeast',
  NW: 'Northwest',
  SE: 'Southeast',
  SW: 'Southwest',
};

/** What is printed short, and would be read as letters or as another word. */
const short: Readonly<Record<string, string>> = {
  Ave: 'Avenue',
  Bldg: 'Building',
  Blvd: 'Boulevard',
  Cir: 'Circle',
  Ct: 'Court',
  Ctr: 'Center',
  Dept: 'Department',
  Fl: 'Floor',
  Ft: 'Fort',
  Fwy: 'Freeway',
  Hwy: 'Highway',
  Ln: 'Lane',
  Mt: 'Mount',
  Pkwy: 'Parkway',
  Pl: 'Place',
  Plz: 'Plaza',
  Rd: 'Road',
  Rm: 'Room',
  Rte: 'Route',
  Sq: 'Square',
  Ste: 'Suite',
  Svc: 'Services',
  Terr: 'Terrace',
};

/** A letter that tells where along a street: "410 E Southern Ave", "Rainier Ave S."; no apartment, and no street that is called by a letter. */
const beforeStreet = /(^| )([NSEW])\b\.?(?= [A-Z\d])/g;
const afterStreet = /(?<=(?:Ave|Avenue|St|Street|Way|Rd|Road|Blvd|Drive)\b\.? )([NSEW])\b\.?(?=,|$)/g;

const spaced = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(?:, ?)+/g, ', ')
    .trim();

/** A name as a voice says it: what can only be seen is a pause or a word. */
export function nameForEar(printed: string): string {
  return spaced(
    printed
      .replaceAll(/\b(?:DBA|d\/b\/a)\b/gi, 'doing business as')
      .replaceAll(/\s*[()[\]]\s*/g, ', ')
      .replaceAll(/\s+[-–—]\s*|\s*[/–—]\s*/g, ', ')
      .replaceAll('&', ' and ')
      .replaceAll(/[*#"“”]|\.{3}/g, ' ')
      .replaceAll(/\b(Dept|Svc|Ctr)\b\.?/g, (_, word: string) => short[word] ?? word)
      .replaceAll(/\bSt\.?(?= )/g, 'Saint'),
  ).replaceAll(/^, |, ?$/g, '');
}

/** A street as a voice says it. */
function streetForEar(printed: string): string {
  return spaced(
    printed
      .replaceAll(/[*"“”]/g, '')
      .replaceAll(/\bP\.? ?O\.? Box\b/gi, 'P O Box')
      .replaceAll(/\bc\/o\b/gi, 'care of')
      .replaceAll('&', ' and ')
      .replaceAll(/\s*#\s*/g, ' number ')
      .replaceAll(/\s*[()[\]/–—]\s*/g, ', ')
      .replaceAll(/\bSt\b\.?(?= [A-Z][a-z]{2})(?! (?:Suite|Ste|Unit|Floor|Room)\b)/g, 'Saint')
      .replaceAll(/\bSt\b\.?/g, 'Street')
      .replaceAll(/\b([NS])\.? ?([EW])\b\.?(?=[ ,]|$)/g, (_, a: string, b: string) => compass[a + b] ?? '')
      .replaceAll(beforeStreet, (_, before: string, letter: string) => before + (compass[letter] ?? ''))
      .replaceAll(afterStreet, (_, letter: string) => compass[letter] ?? '')
      .replaceAll(/\bDr\b\.?(?=,| |$)/g, 'Drive')
      .replaceAll(/\b([A-Z][a-z]+)\b\.?/g, (word: string, bare: string) => short[bare] ?? word),
  );
}

/** Where an office is as a voice says it: its streets, its city and its state. */
export function placeForEar({ streets, city, state }: Place): string {
  return spaced([...streets.map(streetForEar), nameForEar(city), nameOfState(state)].join(', '));
}
