import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/offers.ts';
import { guide } from '../guides.ts';
import type { Turn } from '../../src/guide/turn.ts';
import { begin, step } from '../../src/guide/step.ts';
import { pathOf, readAddress, toQuery } from '../../src/http/address.ts';

const offers: Offers = { languages: ['es', 'en'], named: false, reach: {} };

describe('an address', () => {
  it('carries all of a call’s state: what is read back is what was written', () => {
    const keys = fc.array(fc.constantFrom('0', '1', '2', '3', '4', '5', '7', '8', '9', '*', '#', ''), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(keys, fc.constantFrom('es', 'en', undefined), (pressed, language) => {
        let turn: Turn = begin(guide, { language }, offers);
        for (const key of pressed) {
          turn = step(guide, turn.at, key === '' ? { kind: 'silence' } : { kind: 'key', key }, offers);
          const url = `${pathOf(turn.at.language, turn.at.node)}?${toQuery(turn.at)}`;
          expect(readAddress(guide, offers, url)).toEqual(turn.at);
        }
      }),
    );
  });

  it('is short, ASCII, in alphabetical order, and made of characters that no proxy rewrites', () => {
    const back = Array.from({ length: 4 }, () => ({ node: 'script-missed-never-came', stop: 3 }));
    const { at } = begin(guide, { language: 'es' }, offers);
    const query = toQuery({
      ...at,
      back,
      readings: 2,
      keyed: true,
      stop: 3,
      turns: 199,
      stayed: 39,
      personCalls: 3,
      uscisCalls: 2,
      silences: 2,
      told: true,
      wrong: 2,
    });
    expect(query.length).toBeLessThan(200);
    expect(query).toMatch(/^[\w.~=&-]+$/);
    const names = query.split('&').map((field) => field.split('=')[0] ?? '');
    expect(names).toEqual(names.toSorted());
  });

  it('that says nothing of the state is a call’s beginning at that place', () => {
    expect(readAddress(guide, offers, '/voice/es/main')).toMatchObject({
      node: 'main',
      language: 'es',
      turns: 0,
      back: [],
    });
  });
});
