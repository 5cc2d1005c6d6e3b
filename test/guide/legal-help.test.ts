import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/offers.ts';
import type { Branch, NearOffice } from '../../src/guide/near.ts';
import { pageOf } from '../../src/guide/page.ts';
import { newCall, type At } from '../../src/guide/place.ts';
import { choicesOf, shapeOf } from '../../src/guide/shape.ts';
import { step } from '../../src/guide/step.ts';
import type { Next } from '../../src/guide/turn.ts';
import { guide, guides } from '../guides.ts';
import { keysFrom } from '../keys-to.ts';

const office = (digits: string, more: Partial<NearOffice> = {}): NearOffice => ({
  name: `Office ${digits}`,
  place: '1 Main Street, Springfield, Illinois',
  where: { miles: 3 },
  isOnlyUscis: false,
  digits,
  written: [],
  ...more,
});

const numbers = ['2175550101', '2175550102', '2175550103', '2175550104', '2175550105', '2175550106'];

/** Offers whose offices for 62701 are these, and which tell what was asked for. */
function offersOf(
  offices: readonly NearOffice[],
  more: Partial<Offers> = {},
): { offers: Offers; asked: { zip: string; branch: Branch | undefined }[] } {
  const asked: { zip: string; branch: Branch | undefined }[] = [];
  const offers: Offers = {
    languages: ['en', 'es'],
    named: false,
    reach: {},
    legalHelp: {
      printed: { year: 2026, month: 4, isOld: false },
      officesFor: (zip, { branch }) => {
        asked.push({ zip, branch });
        return zip === '62701' ? offices : [];
      },
    },
    ...more,
  };
  return { offers, asked };
}

const six = offersOf(numbers.map((digits) => office(digits))).offers;

/** From there to where a ZIP code is asked for. */
const toZip = keysFrom('missed-recent', 'zip');

/** A caller who has just heard of legal help. */
const missed: At = { ...newCall(guide, 'es'), node: 'missed-recent', stop: 2, keyed: true };

/** Presses keys one after the other, several at once where they are typed together; `-` is silence. */
function press(from: At, keys: readonly string[], offers = six): Next {
  let next: Next = { at: from, manner: 'plain', left: 'key' };
  for (const key of keys)
    next = step(guide, next.at, key === '-' ? { kind: 'silence' } : { kind: 'key', key }, offers);
  return next;
}

function said({ at, manner }: Next, offers = six): string {
  return pageOf(guide, at, manner, offers)
    .say.map((one) => ('line' in one ? one.line : 'name' in one ? one.name : ''))
    .join(' ');
}

const digitsIn = (text: string): string => text.replaceAll(/digit-(\d)|./gs, '$1');

describe('legal help', () => {
  it.each(Object.values(guides))(
    'is led to by every answer that speaks of it: guidance $version',
    ({ topics, roles }) => {
      const leading = topics
        .flatMap(({ nodes }) => Object.entries(nodes))
        .filter(([, node]) => choicesOf(node).some(({ to }) => to === roles.zip))
        .map(([id]) => id);
      expect(leading).toEqual(
        expect.arrayContaining([
          'missed-recent',
          'missed-long',
          'missed-never-came',
          'notice-unsure-both',
          'answer-silenced',
          'no-person',
        ]),
      );
    },
  );

  it('is offered where it is spoken of, and only while there is some to tell', () => {
    const at = missed;
    expect(said({ at, manner: 'plain', left: 'key' })).toContain(`for-near press-${toZip}`);
    const without: Offers = { languages: six.languages, named: false, reach: {} };
    expect(said({ at, manner: 'plain', left: 'key' }, without)).not.toContain('for-near');
    expect(press(missed, [toZip], without).at.node).toBe('missed-recent');
  });

  it('is asked for by five digits that come together', () => {
    const zip = press(missed, [toZip]);
    expect(zip.at.node).toBe('zip');
    expect(pageOf(guide, zip.at, zip.manner, six).then).toMatchObject({ kind: 'gather', keys: 5 });
    expect(press(zip.at, ['62701']).at).toMatchObject({ node: 'offices', stop: 0, zip: '62701' });
  });

  it('says when the lists were printed, and that numbers may have changed where that is long ago', () => {
    const printed = (isOld: boolean): string => {
      const { offers } = offersOf([office('2175550101')], {
        legalHelp: { printed: { year: 2026, month: 4, isOld }, officesFor: () => [office('2175550101')] },
      });
      return said(press(missed, [toZip, '62701'], offers), offers);
    };
    expect(printed(false)).toContain('list-printed month-4 year-2026');
    expect(printed(false)).not.toContain('list-old');
    expect(printed(true)).toContain('list-old');
  });

  it('says an office with its number digit by digit, twice', () => {
    const first = press(missed, [toZip, '62701', '-']);
    expect(digitsIn(said(first))).toBe('21755501012175550101');
    expect(said(first)).toContain('miles-3 Office 2175550101 1 Main Street, Springfield, Illinois');
  });

  it('says three offices, then three more, and then the first again', () => {
    let next = press(missed, [toZip, '62701', '1']);
    const heard: string[] = [];
    const words: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      heard.push(digitsIn(said(next)).slice(0, 10));
      words.push(/for-(?:next|more|first)-office[s]?/.exec(said(next))?.[0] ?? '');
      next = press(next.at, ['1']);
    }
    expect(heard).toEqual([...numbers, numbers[0]]);
    expect(words.slice(0, 6)).toEqual([
      'for-next-office',
      'for-next-office',
      'for-more-offices',
      'for-next-office',
      'for-next-office',
      'for-first-office',
    ]);
  });

  it('goes back office by office, and then to where the caller came from', () => {
    const second = press(missed, [toZip, '62701', '1', '1']);
    expect(press(second.at, ['*']).at).toMatchObject({ node: 'offices', stop: 1 });
    const { at } = press(second.at, ['*', '*', '*', '*']);
    expect(at).toMatchObject({ node: 'missed-recent', stop: 2 });
    expect(at.zip).toBeUndefined();
  });

  it('is said again to whoever is silent, then what can be pressed, then goodbye', () => {
    const first = press(missed, [toZip, '62701', '-']);
    expect(digitsIn(said(press(first.at, ['-'])))).not.toBe('');
    expect(digitsIn(said(press(first.at, ['-', '-'])))).toBe('');
    expect(press(first.at, ['-', '-', '-']).at.node).toBe('goodbye');
  });

  it('is asked for once more after silence, and three times after what is no ZIP code; then it is given up kindly', () => {
    const zip = press(missed, [toZip]).at;
    expect(said(press(zip, ['-']))).toContain('zip-again');
    expect(press(zip, ['-', '-']).at.node).toBe('zip-not-given');
    expect(press(zip, ['627', '62a01']).at.node).toBe('zip');
    expect(press(zip, ['627', '62a01', '6']).at.node).toBe('zip-not-given');
    expect(press(zip, ['627', '62*']).at.node).toBe('missed-recent');
  });

  it('takes the keys that mean the same everywhere where the ZIP code is asked for', () => {
    const zip = press(missed, [toZip]).at;
    expect(press(zip, ['*']).at).toMatchObject({ node: 'missed-recent', stop: 2 });
    expect(press(zip, ['9']).at.node).toBe('main');
    expect(press(zip, ['0']).at.node).toBe('no-person');
    expect(press(zip, ['#'])).toMatchObject({ at: { node: 'zip' }, manner: 'slower' });
  });

  it('tells that there is nobody near, and asks for another ZIP code without going further in', () => {
    const nobody = press(missed, [toZip, '99999']);
    expect(nobody.at.node).toBe('zip-nobody');
    expect(nobody.at.zip).toBeUndefined();
    let { at } = nobody;
    for (let count = 0; count < 6; count += 1) ({ at } = press(at, ['1', '99999']));
    expect(press(at, ['*', '*']).at).toMatchObject({ node: 'missed-recent', stop: 2 });
  });

  it.each([
    ['notice-court-copy', 'court'],
    ['missed-recent', undefined],
  ] as const)('puts first who fits where the case is, by where the caller came from: %s', (node, branch) => {
    const { offers, asked } = offersOf([office('2175550101')]);
    press({ ...newCall(guide, 'es'), node, stop: 0 }, [keysFrom(node, 'zip'), '62701'], offers);
    expect(asked.at(-1)).toEqual({ zip: '62701', branch });
  });

  it('tells who helps with USCIS alone, and for which court an office is', () => {
    const { offers } = offersOf([
      office('2175550101', { isOnlyUscis: true }),
      office('2175550102', { where: { court: 'Chicago, Illinois' } }),
      office('2175550103', { where: 'state', extension: '12' }),
    ]);
    expect(said(press(missed, [toZip, '62701', '1'], offers), offers)).toContain('helps-uscis-only');
    expect(said(press(missed, [toZip, '62701', '1', '1'], offers), offers)).toContain(
      'for-court-in Chicago, Illinois Office',
    );
    const third = said(press(missed, [toZip, '62701', '1', '1', '1'], offers), offers);
    expect(third).toContain('in-state');
    expect(digitsIn(third)).toBe('217555010312217555010312');
  });

  it('tells of an office of the hotline’s own which languages it speaks, when it is open, and when it was called', () => {
    const own = {
      languages: ['es'],
      attended: { isOpen: false, opens: { day: 1, hour: 9, half: false } },
    } as const;
    const { offers } = offersOf([office('2175550101', { own, called: { year: 2026, month: 11 } })]);
    const text = said(press(missed, [toZip, '62701', '1'], offers), offers);
    expect(text).toContain('own-office');
    expect(text).toContain('office-speaks my-language');
    expect(text).toContain('office-opens weekday-1 hour-9');
    expect(text).toContain('office-called month-11 year-2026');
  });

  it('calls the office that was told, twice in a call at most, and comes back to it', () => {
    const offers: Offers = { ...six, uscis: { isOpen: false, opens: undefined } };
    const second = press(missed, [toZip, '62701', '1', '1'], offers).at;
    const calling = press(second, ['3', '1'], offers);
    expect(pageOf(guide, calling.at, calling.manner, offers).then).toEqual({
      kind: 'dial',
      to: 'office',
      digits: numbers[1],
    });
    const ended = step(guide, calling.at, { kind: 'call', how: 'completed' }, offers);
    expect(ended.at.node).toBe('office-ended');
    const back = press(ended.at, ['-'], offers).at;
    expect(back).toMatchObject({ node: 'offices', stop: 2, zip: '62701', officeCalls: 1 });
    const again = press(back, ['3', '1'], offers).at;
    expect(again.node).toBe('office-call');
    const third = step(guide, again, { kind: 'call', how: 'busy' }, offers).at;
    expect(third.node).toBe('office-failed');
    expect(press(third, ['-', '3', '1'], offers).at.node).toBe('office-failed');
  });

  it('calls no office where the hotline connects nobody', () => {
    const first = press(missed, [toZip, '62701', '1']).at;
    expect(said({ at: first, manner: 'plain', left: 'key' })).not.toContain('for-call-office');
    expect(press(first, ['3']).at.node).toBe('offices');
  });

  it('keeps the ZIP code only while offices are told', () => {
    const first = press(missed, [toZip, '62701', '1']).at;
    const texting: Offers = { ...six, texts: true };
    for (const [keys, isKept] of [
      [['1'], true],
      [['#'], true],
      [['7'], true],
      [['2'], true],
      [['0'], true],
      [['9'], false],
      [['4'], false],
      [['*', '*'], false],
      [['-', '-', '-'], false],
      [['7', '7', '7'], false],
    ] as const) {
      expect(press(first, keys, texting).at.zip, keys.join()).toBe(isKept ? '62701' : undefined);
    }
  });

  it('asks for the ZIP code again where an address has lost it, or the offices are gone', () => {
    const lost: At = { ...missed, node: 'offices', stop: 1 };
    expect(press(lost, ['1']).at.node).toBe('zip');
    const { offers } = offersOf([office('2175550101')]);
    expect(press({ ...missed, node: 'offices', stop: 6, zip: '62701' }, ['#'], offers).at.stop).toBe(1);
  });

  it('leads nowhere but onward, back or to an end from each of its places', () => {
    const { nodes } = shapeOf(guide);
    for (const id of ['zip', 'zip-nobody', 'zip-not-given', 'office-text', 'office-connect'])
      expect(nodes.has(press({ ...missed, node: id, stop: 0 }, ['-']).at.node), id).toBe(true);
  });
});
