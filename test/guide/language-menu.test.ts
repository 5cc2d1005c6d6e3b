import { describe, expect, it } from 'vitest';
import type { Key, Language } from '../../src/guide/ids.ts';
import type { Offers } from '../../src/guide/offers.ts';
import { pageOf } from '../../src/guide/page.ts';
import type { Said } from '../../src/guide/say.ts';
import type { At } from '../../src/guide/place.ts';
import { begin, step } from '../../src/guide/step.ts';
import { guide } from '../guides.ts';

/** As many languages as the project speaks, some more, and more than two pages of them. */
const counts = [2, 8, 9, 12, 15, 20, 30];

const offersOf = (count: number, more: Partial<Offers> = {}): Offers => ({
  languages: Array.from({ length: count }, (_, index) => `l${index}`),
  named: false,
  reach: {},
  ...more,
});

const person = { isOpen: true, languages: [] } as const;
const keyOfLine = new Map(Object.entries(guide.common.press).map(([key, line]) => [line, key as Key]));
const key = (at: At, pressed: string, offers: Offers): At =>
  step(guide, at, { kind: 'key', key: pressed }, offers).at;

/** The languages that a page names, each with the keys that it says for it. */
function announced(say: readonly Said[]): ReadonlyMap<Language, readonly Key[]> {
  const found = new Map<Language, Key[]>();
  let current: Language | undefined;
  for (const said of say) {
    if (!('line' in said)) continue;
    if (said.line === guide.common.languageName) found.set((current = said.language), []);
    else if (said.line === guide.common.moreLanguages) current = undefined;
    const pressed = said.line === guide.common.zeroThen ? '0' : keyOfLine.get(said.line);
    if (current !== undefined && pressed !== undefined) found.get(current)?.push(pressed);
  }
  return found;
}

/** Every moment of the menu: each of its documents as silence, 9 and keys without a meaning lead to them, and what was said until then. */
function* moments(
  offers: Offers,
): Generator<{ readonly at: At; readonly heard: ReadonlyMap<Language, readonly Key[]> }> {
  for (const way of ['', '9', '*', '#', '7*']) {
    let at = begin(guide, {}, offers).at;
    const heard = new Map<Language, readonly Key[]>();
    for (const pressed of way) {
      for (const [language, keys] of announced(pageOf(guide, at, 'plain', offers).say))
        heard.set(language, keys);
      at = key(at, pressed, offers);
      if (at.node !== guide.roles.language) break;
    }
    for (let count = 0; count < 12 && at.node === guide.roles.language; count += 1) {
      for (const [language, keys] of announced(pageOf(guide, at, 'plain', offers).say))
        heard.set(language, keys);
      yield { at, heard: new Map(heard) };
      at = step(guide, at, { kind: 'silence' }, offers).at;
    }
  }
}

describe('a key that the language menu has said', () => {
  it.each(counts)(
    'means its language to the end of the menu, whenever it is pressed: %i languages',
    (count) => {
      for (const offers of [offersOf(count), offersOf(count, { person })]) {
        let tried = 0;
        for (const { at, heard } of moments(offers)) {
          for (const [language, keys] of heard) {
            const there = keys.reduce((place, pressed) => key(place, pressed, offers), at);
            expect([keys.join(''), there.node, there.language]).toEqual([
              keys.join(''),
              guide.roles.greeting,
              language,
            ]);
            tried += 1;
          }
        }
        expect(tried).toBeGreaterThan(count);
      }
    },
  );

  it.each(counts)(
    'is one key for the first languages, and no two languages have the same: %i languages',
    (count) => {
      const offers = offersOf(count);
      const all = new Map<Language, string>();
      for (const { heard } of moments(offers))
        for (const [language, keys] of heard) all.set(language, keys.join(''));
      expect(all.size).toBe(count);
      expect(new Set(all.values()).size).toBe(count);
      for (const language of offers.languages.slice(0, 8)) expect(all.get(language)).toHaveLength(1);
    },
  );
});

describe('zero in the language menu', () => {
  const many = offersOf(12);
  const withPerson = offersOf(12, { person });
  const silent = (at: At, offers: Offers): At => step(guide, at, { kind: 'silence' }, offers).at;

  it('waits for the key after it, and is a person where none comes and there is one', () => {
    const waiting = key(begin(guide, {}, withPerson).at, '0', withPerson);
    expect(waiting.node).toBe(guide.roles.languageZero);
    expect(silent(waiting, withPerson).node).toBe(guide.roles.person);
    expect(key(waiting, '0', withPerson).node).toBe(guide.roles.person);
  });

  it('leads back to the menu where no key comes and there is no person', () => {
    const waiting = key(begin(guide, {}, many).at, '0', many);
    expect(silent(waiting, many).node).toBe(guide.roles.language);
    expect(key(waiting, '7', many).node).toBe(guide.roles.language);
  });

  it('is a person at once where one page has every language', () => {
    const few = offersOf(3, { person });
    expect(key(begin(guide, {}, few).at, '0', few).node).toBe(guide.roles.person);
  });
});
