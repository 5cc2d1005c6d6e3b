import { isOnlyMail, readCityLine, readStreets, type CityLine } from './address.ts';
import { numbersOnce, readNumbers } from './numbers.ts';
import type { LeftOut, OfficeNumber } from './office.ts';
import type { Listing } from './pro-bono.ts';

/** An office of a listing. */
export interface ListedOffice {
  readonly label: string | undefined;
  readonly address: (CityLine & { readonly streets: readonly string[] }) | undefined;
  readonly numbers: readonly OfficeNumber[];
}

/** What a listing tells. */
interface ListingRead {
  readonly offices: readonly ListedOffice[];
  readonly detentionOnly: boolean;
  readonly leftOut: readonly LeftOut[];
}

interface Draft {
  label: string | undefined;
  address: ListedOffice['address'];
  numbers: OfficeNumber[];
}

const isNote = (line: string): boolean => line.startsWith('•');
const isWeb = (line: string): boolean => /@|\bwww\.|^[\w.-]+\.\w{2,}(?:\/|$)/.test(line);

/** What notes say where an office helps nobody outside of detention. */
const onlyDetained =
  /(?<!non-)\bdetained (?:respondents|cases) only\b|\bonly accepting referrals for detained\b/i;

/** Puts a note in brackets that goes on in the next lines into one line. */
function closeBrackets(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const isOpen = before !== undefined && /\([^)]*$/.test(before) && /\d/.test(before) && !isNote(before);
    if (isOpen) whole[whole.length - 1] = `${before} ${line}`;
    else whole.push(line);
  }
  return whole;
}

/** Reads a listing's offices: each address is one, but where only the mail goes to; numbers belong to what stands above them. */
export function readListing(listing: Listing): ListingRead {
  const { page, name, parts } = listing;
  const offices: Draft[] = [];
  const leftOut: LeftOut[] = [];
  const notes: string[] = [];
  let lost: string | undefined;
  for (const part of parts) readPart(closeBrackets(part));
  if (lost !== undefined) leaveOut(lost, 'an address without a city');
  return {
    offices: offices.map((office) => ({ ...office, numbers: numbersOnce(office.numbers) })),
    detentionOnly: onlyDetained.test(notes.join(' ')),
    leftOut,
  };

  function leaveOut(what: string, why: string): void {
    leftOut.push({ page, what: `${name}: ${what}`, why });
  }

  function readPart(lines: readonly string[]): void {
    const begin = lines.findIndex(isNote);
    const [own, told] = begin < 0 ? [lines, []] : [lines.slice(0, begin), lines.slice(begin)];
    notes.push(...told);
    let label: string | undefined;
    let streets: string[] = [];
    let hasCity = false;
    for (const line of own) {
      const city = readCityLine(line);
      const numbers = city ? undefined : readNumbers(line, hasCity ? '' : label);
      if (city) {
        addAddress(city, streets, label);
        [hasCity, label, streets] = [true, undefined, []];
      } else if (numbers) {
        // Of a part with streets and numbers, but no city, nobody can tell where it is.
        const isLost = !hasCity && (lost !== undefined || streets.length > 0) && offices.length > 0;
        if (numbers.unreadable) leaveOut(line, 'no telephone number');
        if (isLost && numbers.numbers.length > 0) leaveOut(line, 'of an address without a city');
        else if (!isLost) addNumbers(numbers.numbers, hasCity);
      } else if (line.endsWith(':')) label = line.slice(0, -1);
      else if (!isWeb(line) && !line.endsWith('(cont.)')) streets.push(line);
    }
    lost = hasCity && streets.some((line) => /^\d+ /.test(line)) ? streets.join(', ') : undefined;
  }

  function addAddress(city: CityLine, lines: readonly string[], label: string | undefined): void {
    const isMailing = /^mailing address/i.test(label ?? '') || isOnlyMail(lines);
    if (isMailing && offices.some(({ address }) => address?.state === city.state)) return;
    const streets = readStreets(lines, city.city).filter((line) => /\d/.test(line) || !name.startsWith(line));
    const isOther = label !== undefined && !/^(?:mailing|physical) address$/i.test(label);
    const draft: Draft = { label: isOther ? label : undefined, address: { ...city, streets }, numbers: [] };
    const before = offices.at(-1);
    if (before && before.address === undefined)
      offices[offices.length - 1] = { ...draft, numbers: before.numbers };
    else offices.push(draft);
  }

  function addNumbers(numbers: readonly OfficeNumber[], hasCity: boolean): void {
    if (numbers.length === 0) return;
    if (offices.length === 0) offices.push({ label: undefined, address: undefined, numbers: [] });
    const waiting = offices.filter((office) => office.numbers.length === 0);
    const owners = hasCity || waiting.length === 0 ? offices.slice(-1) : waiting;
    for (const owner of owners) owner.numbers.push(...numbers);
  }
}
