import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/offers.ts';
import { guide } from '../guides.ts';
import { sayAt } from '../../src/guide/say.ts';
import { expiredFacts, expiryOf, oldUpTo } from '../../src/facts/age.ts';
import type { Fact } from '../../src/guide/facts.ts';
import { readHours } from '../../src/telephony/hours.ts';
import { createOffers } from '../../src/telephony/offers.ts';

const always: Offers = { languages: ['es', 'en'], named: false, reach: {} };
const nobody = { person: undefined, uscis: undefined, texts: false };
const fact: Fact = {
  says: '',
  sources: [],
  copied: undefined,
  compared: undefined,
  days: undefined,
  version: 'faq',
};
const compared = {
  ...guide,
  facts: {
    W1: { ...fact, compared: { year: 2026, month: 1 } },
    W2: { ...fact, compared: { year: 2026, month: 3 } },
    W3: fact,
  },
};

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

  it('tells the age of what was compared, and once that is more than 60 days ago, that it may have changed', () => {
    let now = Date.parse('2026-04-01T12:00:00Z');
    const offers = createOffers(always, { ...nobody, oldUpTo }, () => now);
    const lines = (...ageOf: readonly string[]): readonly string[] =>
      sayAt(compared, [{ ageOf }], 'es', offers()).flatMap((said) => ('line' in said ? [said.line] : []));
    expect(lines('W1')).toEqual(['compared-in', 'month-1', 'year-2026']);
    expect(lines('W1', 'W2')).toEqual(['compared-in', 'month-1', 'year-2026']);
    expect(lines('W2')).toEqual(['compared-in', 'month-3', 'year-2026']);
    expect(lines('W1', 'W3')).toEqual(['not-compared']);
    expect(lines()).toEqual([]);
    now = Date.parse('2026-04-03T12:00:00Z');
    expect(lines('W1')).toEqual(['compared-in', 'month-1', 'year-2026', 'compared-long-ago']);
    expect(lines('W2')).toEqual(['compared-in', 'month-3', 'year-2026']);
  });

  it('silences what has been too long without a comparison, from the day on which it has', () => {
    const facts = { W1: { ...fact, days: 180, copied: { year: 2026, month: 11 } }, W2: fact };
    let now = (expiryOf(facts.W1) ?? 0) - 60_000;
    expect(new Date(now).toISOString().slice(0, 10)).toBe('2027-05-29');
    const offers = createOffers(always, { ...nobody, expired: (at) => expiredFacts(facts, at) }, () => now);
    expect(offers().silenced).toBeUndefined();
    now += 60_000;
    expect(offers().silenced).toEqual(new Set(['W1']));
  });

  it('counts from the comparison, where there is one', () => {
    const once = {
      ...fact,
      days: 180,
      copied: { year: 2026, month: 11 },
      compared: { year: 2027, month: 3 },
    };
    expect(new Date(expiryOf(once) ?? 0).toISOString().slice(0, 10)).toBe('2027-09-28');
  });
});
