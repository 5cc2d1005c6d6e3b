import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Attended } from '../guide/attended.ts';
import type { Language } from '../guide/ids.ts';
import { attendedAt, readHours } from '../telephony/hours.ts';
import type { Office } from './office.ts';
import { stateOfZip } from './states.ts';

/** By what an office is known: sixteen hex digits, which for one of the lists come of its city and its number. */
export const officeId = z.string().regex(/^[0-9a-f]{16}$/);

const short = (most: number): z.ZodString => z.string().trim().min(1).max(most);

/** An office that a hotline has added, as it is written down. */
export const ownOffice = z.strictObject({
  name: short(120),
  street: short(120).optional(),
  city: short(60),
  zip: z.string().regex(/^\d{5}$/),
  /** Ten digits. */
  phone: z.string().regex(/^[2-9]\d{2}[2-9]\d{6}$/),
  extension: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  /** Those that are spoken there. */
  languages: z.array(z.string().regex(/^[a-z]{2,8}$/)).max(40),
  /** When it is open, as `readHours` reads them, by the hotline's clock. */
  hours: short(200).optional(),
});

/** What a hotline says of offices that give legal help: its own, those that are told no more, and the day on which a number was last called and right. */
export const officesFile = z.strictObject({
  own: z.record(officeId, ownOffice).default({}),
  hidden: z.array(officeId).default([]),
  called: z.record(officeId, z.iso.date()).default({}),
});

/** An office that a hotline has added, as it is written down. */
export type OwnOfficeFile = z.infer<typeof ownOffice>;

/** What a hotline says of offices, as it is written down. */
export type OfficesFile = z.infer<typeof officesFile>;

/** A hotline that has said nothing of offices. */
export const noOffices: OfficesFile = { own: {}, hidden: [], called: {} };

/** An office that a hotline has added itself. */
export interface OwnOffice extends Office {
  readonly id: string;
  /** The languages that are spoken there. */
  readonly languages: readonly Language[];
  /** Whether it is open at a moment; undefined where its hours are not known. */
  readonly attendedAt?: (now: number) => Attended;
}

/** What a hotline says of offices itself: its own, which come first, those that are not told, and when a number was last called, by their ids. */
export interface OwnOffices {
  readonly offices: readonly OwnOffice[];
  readonly hidden: ReadonlySet<string>;
  /** Days, such as 2026-11-28. */
  readonly called: ReadonlyMap<string, string>;
}

/**
 * By what an office is known: those of one city that answer the same number are one, by whatever name a list has them, and stay the same in its next
 * edition.
 */
export function idOfOffice(office: Office): string {
  if (isOwn(office)) return office.id;
  const { name, place, numbers } = office;
  const [number] = numbers;
  const known = [place?.city ?? '', place?.state ?? '', number?.digits ?? name, number?.extension ?? ''];
  return createHash('sha256').update(known.join('/')).digest('hex').slice(0, 16);
}

/** Whether an office is a hotline's own. */
export function isOwn(office: Office): office is OwnOffice {
  return 'id' in office;
}

/** What a hotline says of offices, for the call; hours go by the clock of a zone, and those that cannot be read are not told. */
export function toOwnOffices({ own, hidden, called }: OfficesFile = noOffices, zone = 'UTC'): OwnOffices {
  const isHidden = new Set(hidden);
  return {
    offices: Object.entries(own).flatMap(([id, office]) =>
      isHidden.has(id) ? [] : [toOwn(id, office, zone)],
    ),
    hidden: isHidden,
    called: new Map(Object.entries(called)),
  };
}

function toOwn(id: string, written: OwnOfficeFile, zone: string): OwnOffice {
  const { name, street, city, zip, phone, extension, languages, hours } = written;
  const attended = hours === undefined ? undefined : attendedIn(hours, zone);
  return {
    id,
    name,
    place: { streets: street === undefined ? [] : [street], city, state: stateOfZip(zip) ?? '', zip },
    numbers: [{ digits: phone, ...(extension === undefined ? {} : { extension }) }],
    languages,
    ...(attended && { attendedAt: attended }),
    pages: [],
  };
}

function attendedIn(text: string, zone: string): OwnOffice['attendedAt'] {
  try {
    const hours = readHours(text, zone);
    return (now) => attendedAt(hours, now);
  } catch {
    return undefined;
  }
}
