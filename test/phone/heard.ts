import type { CallRecord } from '../../src/phone/record.ts';

/** What the caller heard, in order; speech that a key cut short is there up to the part in which it was cut. */
export function heardTexts(record: Pick<CallRecord, 'timeline'>): readonly string[] {
  return heardParts(record).map(({ text }) => text);
}

/** What the caller heard, in order; what was cut short ends in "…". */
export function said(record: Pick<CallRecord, 'timeline'>): readonly string[] {
  return heardParts(record).map(({ text, isCut }) => (isCut ? `${text}…` : text));
}

function heardParts({ timeline }: Pick<CallRecord, 'timeline'>): readonly { text: string; isCut: boolean }[] {
  return timeline.flatMap((moment) => {
    if (moment.called) return [];
    if (moment.kind === 'play') return [{ text: `[${moment.text}]`, isCut: moment.cut ?? false }];
    if (moment.kind !== 'say') return [];
    const heard = moment.until - moment.at;
    return (moment.parts ?? [])
      .filter(({ start }) => start < heard || !moment.cut)
      .map(({ text, end }) => ({ text, isCut: moment.cut === true && end > heard + rounding }));
  });
}

/** Seconds that are only rounding. */
const rounding = 1e-9;
