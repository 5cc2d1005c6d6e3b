import { compared, type Month } from '../facts.ts';
import type { Topic, Utterance } from '../flow.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const years = [2026, 2027, 2028, 2029, 2030, 2031];

/** Says when a person last compared the text with ASAP's page, or that nobody has. */
export function comparedOn(month: Month | undefined): readonly Utterance[] {
  if (month === undefined) return ['not-compared'];
  return ['compared-in', `month-${month.month}`, `year-${month.year}`];
}

/** What the line says of its own age. */
export const comparedLines = comparedOn(compared);

/** Months and years, a line each, so that a new date needs no new recording. */
export const calendar: Topic = {
  id: 'calendar',
  lines: {
    'compared-in': { facts: ['A1'], spare: true },
    'not-compared': { facts: ['A1'], spare: true },
    ...Object.fromEntries(months.map((month) => [`month-${month}`, { spare: true }])),
    ...Object.fromEntries(years.map((year) => [`year-${year}`, { spare: true }])),
  },
  nodes: {},
};
