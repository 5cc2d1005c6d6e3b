import * as z from 'zod';
import type { Shift } from '../../people/desk-people.ts';
import { isTimeZone } from '../../telephony/hours.ts';
import { dayAt, times, toText, type HoursForm } from './hours.ts';

/** What somebody has typed of when they are there. */
export interface ShiftDraft extends Pick<Shift, 'isOn' | 'languages' | 'zone'> {
  readonly form: HoursForm;
}

const time = z.enum(['', ...times]).default('');
const date = z
  .string()
  .regex(/^(?:\d{4}-\d{2}-\d{2})?$/)
  .default('');
const many = <T extends z.ZodType>(one: T) =>
  z
    .union([one, z.array(one)])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()));

/** Rows of single days that a form has at most. */
const mostDays = 60;

/** The form of when somebody is there. */
export const shiftShape = z
  .looseObject({
    on: z.literal('yes').optional(),
    languages: many(z.string().max(8)),
    zone: z.string().max(60),
  })
  .transform(({ on, languages, zone, ...sent }): ShiftDraft | undefined => {
    const stretch = (id: string): { readonly from: string; readonly to: string } => ({
      from: time.parse(sent[`from-${id}`]),
      to: time.parse(sent[`to-${id}`]),
    });
    try {
      const week = Array.from({ length: 7 }, (_, day) => [stretch(`${day}-0`), stretch(`${day}-1`)]);
      const days = Array.from({ length: mostDays }, (_, row) => ({
        date: date.parse(sent[`date-${row}`]),
        ...stretch(`day-${row}`),
      })).filter((one) => one.date !== '');
      return { isOn: on !== undefined, languages, zone, form: { week, days } };
    } catch {
      return undefined;
    }
  })
  .pipe(z.custom<ShiftDraft>((draft) => draft !== undefined));

/** A draft as it is kept. */
export function toShift({ form, ...draft }: ShiftDraft, now: number): Omit<Shift, 'pausedUntil'> {
  // A place that there is not is refused by whoever keeps it.
  const today = isTimeZone(draft.zone) ? dayAt(draft.zone, now) : '';
  return { ...draft, hours: toText(form, today) };
}

/** Whether each time has a beginning and an end, which are not the same. */
export function isWhole({ week, days }: HoursForm): boolean {
  const isRight = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
    (from === '') === (to === '') && (from === '' || from !== to);
  return [...week.flat(), ...days].every(isRight);
}
