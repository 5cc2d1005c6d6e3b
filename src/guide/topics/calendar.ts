import type { LineInfo, LineKey, Topic } from '../flow.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const years = [2025, 2026, 2027, 2028, 2029, 2030, 2031];
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

const spareLines = (
  name: string,
  numbers: readonly number[],
  spare: 'date' | 'told',
): Readonly<Record<LineKey, LineInfo>> =>
  Object.fromEntries(numbers.map((number) => [`${name}-${number}`, { spare }]));

/** Months, years, weekdays (1 is Monday), hours and half hours, a line each, so that a new date needs no new recording. */
export const calendar: Topic = {
  id: 'calendar',
  lines: {
    'compared-in': { facts: ['A1'], plain: true, spare: 'date' },
    'not-compared': { facts: ['A1'], plain: true, spare: 'date' },
    ...spareLines('month', months, 'date'),
    ...spareLines('year', years, 'date'),
    ...spareLines('weekday', weekdays, 'told'),
    ...spareLines('hour', hours, 'told'),
    ...spareLines('half-hour', hours, 'told'),
  },
  nodes: {},
};
