import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/flow.ts';
import { guide } from '../../src/guide/guide.ts';
import { sayAt } from '../../src/guide/page.ts';
import { comparedOn } from '../../src/guide/topics/calendar.ts';
import { isOld } from '../../src/speech/age.ts';
import { readHours } from '../../src/telephony/hours.ts';
import { createOffers } from '../../src/telephony/offers.ts';

const always: Offers = { languages: ['es', 'en'], named: false, reach: {} };
const january = { year: 2026, month: 1 };

describe('what a hotline has just now', () => {
  it('is the same value for as long as nothing changes, so that a document is rendered once', () => {
    let now = Date.parse('2026-11-23T14:00:00Z');
    const hours = readHours('Mon 09:00-10:00', 'America/New_York');
    const offers = createOffers(
      always,
      { person: { hours, languages: [] }, uscis: undefined, texts: false },
      () => now,
    );
    const first = offers();
    now += 59 * 60_000;
    expect(offers()).toBe(first);
    expect(first.person?.isOpen).toBe(true);
    now += 60_000;
    expect(offers()).not.toBe(first);
    expect(offers().person?.isOpen).toBe(false);
  });

  it('tells the age of the text once it was compared more than 60 days ago', () => {
    let now = Date.parse('2026-04-01T12:00:00Z');
    const answering = {
      person: undefined,
      uscis: undefined,
      texts: false,
      isOld: (at: number) => isOld(january, at),
    };
    const offers = createOffers(always, answering, () => now);
    const lines = (): readonly string[] =>
      sayAt(guide, comparedOn(january), 'es', offers()).flatMap((said) =>
        'line' in said ? [said.line] : [],
      );
    expect(lines()).toEqual(['compared-in', 'month-1', 'year-2026']);
    now = Date.parse('2026-04-03T12:00:00Z');
    expect(lines()).toEqual(['compared-in', 'month-1', 'year-2026', 'compared-long-ago']);
  });
});
