import { describe, expect, it } from 'vitest';
import { createSeals } from '../../src/http/seal.ts';

const call = `CA${'1'.repeat(32)}`;
const other = `CA${'2'.repeat(32)}`;
const zips = ['00501', '01239', '79901', '99950'];

describe('a sealed ZIP code', () => {
  it.each(zips)('is opened for the call that it was sealed for: %s', (zip) => {
    const { seal, open } = createSeals(['token']);
    expect(open('zip', seal('zip', zip, call), call)).toBe(zip);
  });

  it('is the same each time within a call, and another in every other call', () => {
    const { seal } = createSeals(['token']);
    expect(seal('zip', '79901', call)).toBe(seal('zip', '79901', call));
    expect(seal('zip', '79901', call)).not.toBe(seal('zip', '79901', other));
    expect(new Set(zips.map((zip) => seal('zip', zip, call))).size).toBe(zips.length);
  });

  it('is short, and made of what an address may have', () => {
    for (const zip of zips) expect(createSeals(['token']).seal('zip', zip, call)).toMatch(/^[\w-]{12}$/);
  });

  it('is opened by no other call, and without the token by nobody', () => {
    const sealed = createSeals(['token']).seal('zip', '79901', call);
    expect(createSeals(['token']).open('zip', sealed, other)).toBeUndefined();
    expect(createSeals(['another token']).open('zip', sealed, call)).toBeUndefined();
  });

  it('is opened while the token is changed: what the old one sealed, and the new one', () => {
    const both = createSeals(['old', 'new']);
    expect(both.open('zip', createSeals(['old']).seal('zip', '79901', call), call)).toBe('79901');
    expect(both.open('zip', createSeals(['new']).seal('zip', '79901', call), call)).toBe('79901');
  });

  it('is nothing where a single letter is another, or it is no seal at all', () => {
    const { seal, open } = createSeals(['token']);
    const sealed = seal('zip', '79901', call);
    for (let place = 0; place < sealed.length; place += 1) {
      const letter = sealed[place] === 'A' ? 'B' : 'A';
      expect(open('zip', sealed.slice(0, place) + letter + sealed.slice(place + 1), call)).toBeUndefined();
    }
    for (const text of ['', '79901', 'x'.repeat(12), `${sealed}A`])
      expect(open('zip', text, call)).toBeUndefined();
  });
});
