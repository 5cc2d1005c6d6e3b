import type { Reason } from '../reason.ts';
import { readHours } from '../telephony/hours.ts';
import { readZips } from './files.ts';
import { ownOffice, type OwnOfficeFile } from './own-offices.ts';
import { stateOfZip } from './states.ts';
import { pointNearZip } from './zips.ts';

/** An office as somebody typed it, or what is wrong with it. */
type TypedOffice = { readonly office: OwnOfficeFile } | { readonly faults: readonly Reason[] };

const reasons = {
  name: { code: 'officeName', text: 'Write the name of the office: 120 characters at most.' },
  street: { code: 'officeStreet', text: 'Write the street in 120 characters at most.' },
  city: { code: 'officeCity', text: 'Write the city of the office: 60 characters at most.' },
  zip: { code: 'officeZip', text: 'There is no such ZIP code: check its five numbers.' },
  phone: {
    code: 'officePhone',
    text: 'This is no telephone number of the United States: check its ten digits.',
  },
  extension: { code: 'officeExtension', text: 'An extension has one to six digits.' },
  languages: { code: 'officeLanguages', text: 'Choose the languages from the list.' },
  hours: {
    code: 'officeHours',
    text: 'These hours cannot be read: write them as Mon-Fri 09:00-12:00,13:00-17:00; Sat 10:00-12:00.',
  },
} as const satisfies Record<keyof OwnOfficeFile, Reason>;

/** Reads an office as somebody typed it, its number in any way in which numbers are written; whether anybody answers there it cannot know. */
export async function readTypedOffice(typed: OwnOfficeFile): Promise<TypedOffice> {
  const phone = await readNumber(typed.phone);
  const read = ownOffice.safeParse({ ...typed, phone: phone ?? '' });
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path[0]));
  const { zip, hours } = typed;
  if (stateOfZip(zip) === undefined || !pointNearZip(readZips(), zip)) wrong.add('zip');
  if (hours !== undefined && !isHours(hours)) wrong.add('hours');
  const faults = Object.entries(reasons).flatMap(([field, reason]) => (wrong.has(field) ? [reason] : []));
  return read.success && faults.length === 0 ? { office: read.data } : { faults };
}

/** Where the line's callers are: the United States and its territories. */
const countries = ['US', 'PR', 'VI', 'GU', 'AS', 'MP'];

/** Numbers that cost their callers more. */
const costly = ['PREMIUM_RATE', 'SHARED_COST'];

/** The ten digits of a telephone number; undefined for what is none, or is none of the United States. */
async function readNumber(text: string): Promise<string | undefined> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const read = parsePhoneNumberFromString(text, 'US');
  if (!read?.isValid() || read.countryCallingCode !== '1' || read.ext !== undefined) return undefined;
  if (read.country !== undefined && !countries.includes(read.country)) return undefined;
  return costly.includes(read.getType() ?? '') ? undefined : read.nationalNumber;
}

function isHours(text: string): boolean {
  try {
    readHours(text, 'UTC');
    return true;
  } catch {
    return false;
  }
}
