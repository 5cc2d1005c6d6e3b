import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/offers.ts';
import { guide } from '../guides.ts';
import { nodeAt, type At } from '../../src/guide/place.ts';
import { pageOf } from '../../src/guide/page.ts';
import { choicesOf, isShared, shapeOf, stopsOf } from '../../src/guide/shape.ts';
import { mostStayed } from '../../src/guide/limits.ts';
import { begin, mostTurns, step } from '../../src/guide/step.ts';
import type { Heard, Turn } from '../../src/guide/turn.ts';
import { keysFrom, keysTo } from '../keys-to.ts';

const offers: Offers = { languages: ['es', 'en'], named: false, reach: {} };
const manyLanguages: Offers = {
  languages: Array.from({ length: 18 }, (_, index) => `l${index}`),
  named: false,
  reach: {},
};
const silence: Heard = { kind: 'silence' };
const press = (key: string): Heard => ({ kind: 'key', key });

/** Plays keys from a call's beginning in English; "." is silence. */
function play(keys: string, from: Turn = begin(guide, { language: 'en' }, offers), given = offers): Turn {
  return keys
    .split('')
    .reduce<Turn>(({ at }, key) => step(guide, at, key === '.' ? silence : press(key), given), from);
}

/** Keys one after the other, without commas. */
const typed = (keys: string): string => keys.replaceAll(',', '');
const toSafe = typed(keysTo('about-safe'));
const toTrouble = typed(keysTo('trouble'));
const aboutAndBack = `${typed(keysTo('about'))}9`;

const nodeOf = (turn: Turn): string => turn.at.node;

const isGoodbye = ({ at }: Turn): boolean => nodeAt(guide, at)?.kind === 'goodbye';

/** Stays silent until the choices of the node are asked. */
function listenToChoices(turn: Turn): Turn {
  let now = turn;
  while (isMessage(now.at)) now = step(guide, now.at, silence, offers);
  return now;
}

function isMessage(at: At): boolean {
  const node = nodeAt(guide, at);
  return node !== undefined && stopsOf(node)[at.stop]?.kind !== 'choices';
}

describe('a new call', () => {
  it('begins with the language menu', () => {
    expect(nodeOf(begin(guide, {}, offers))).toBe('language');
  });

  it('begins with the greeting on a number of its own for a language', () => {
    const { at } = begin(guide, { language: 'en' }, offers);
    expect([at.node, at.language]).toEqual(['greeting', 'en']);
  });

  it('begins with the language menu when the number names a language that is not offered', () => {
    expect(nodeOf(begin(guide, { language: 'xx' }, offers))).toBe('language');
  });

  it('is the essentials where keys are blocked, then goodbye', () => {
    const start = begin(guide, { language: 'en', essentialsFirst: true }, offers);
    expect(nodeOf(start)).toBe('essentials');
    expect(nodeOf(play('......', start))).toBe('goodbye');
  });
});

describe('the language menu', () => {
  it('goes to the greeting in the language that was chosen', () => {
    const { at } = play('2', begin(guide, {}, offers));
    expect([at.node, at.language]).toEqual(['greeting', 'en']);
  });

  it('turns its pages by silence and by 9, and starts over after the last', () => {
    const first = begin(guide, {}, manyLanguages);
    expect(play('.', first, manyLanguages).at.stop).toBe(1);
    expect(play('99', first, manyLanguages).at.stop).toBe(2);
    expect(play('999', first, manyLanguages).at.stop).toBe(0);
    expect(play('.3', first, manyLanguages).at.language).toBe('l2');
    expect(play('.03', first, manyLanguages).at.language).toBe('l10');
  });

  it('replays for keys without a language, and goes on in the first language at the third', () => {
    const first = begin(guide, {}, offers);
    expect(nodeOf(play('*7', first))).toBe('language');
    const third = play('*#7', first);
    expect([third.at.node, third.at.language]).toEqual(['greeting', 'es']);
  });

  it('reads the essentials in the first two languages to whoever presses nothing, then asks once more', () => {
    const heard: string[] = [];
    let turn = begin(guide, {}, offers);
    for (let count = 0; count < 30 && turn.at.node !== 'keyless-end'; count += 1) {
      turn = step(guide, turn.at, silence, offers);
      const entry = turn.at.node === 'language' ? 'language' : `${turn.at.node} ${turn.at.language}`;
      if (heard.at(-1) !== entry) heard.push(entry);
    }
    expect(heard).toEqual([
      'language',
      'keyless es',
      'keyless-essentials es',
      'keyless-essentials en',
      'language',
      'keyless-end es',
    ]);
  });

  it('is said once more to a caller who came back to it and chooses none, then goodbye', () => {
    const back = play('.8');
    expect(nodeOf(play('.', back))).toBe('language');
    expect(nodeOf(play('..', back))).toBe('goodbye');
  });

  it('is one step back from the greeting and from the main menu, so that a wrong choice is undone', () => {
    expect(nodeOf(play('*'))).toBe('language');
    expect(nodeOf(play('.*'))).toBe('language');
    expect(nodeOf(play('.8'))).toBe('language');
  });
});

describe('keys that mean the same everywhere', () => {
  it('9 goes to the main menu from every node that takes keys', () => {
    for (const [id, node] of shapeOf(guide).nodes) {
      if (node.kind !== 'menu' && node.kind !== 'answer') continue;
      if (id === guide.roles.keyless) continue;
      expect(nodeOf(play('9', { at: { ...begin(guide, {}, offers).at, node: id }, manner: 'plain' }))).toBe(
        'main',
      );
    }
  });

  it('# says the same stop again, slower', () => {
    const before = play(`${toSafe}.`);
    const again = play('#', before);
    expect([again.at.node, again.at.stop, again.manner]).toEqual([before.at.node, before.at.stop, 'slower']);
  });

  it('# has the messages that follow said slower, too, but no choices, and no other answer', () => {
    const answer = typed(keysTo('about-what'));
    expect(play(`${answer}#.`).manner).toBe('slower');
    const asked = listenToChoices(play(`${answer}#`));
    expect([isMessage(asked.at), asked.manner]).toEqual([false, 'plain']);
    for (const elsewhere of [`9${answer}.`, `*${answer.at(-1) ?? ''}.`]) {
      expect([elsewhere, play(`${answer}#${elsewhere}`).manner]).toEqual([elsewhere, 'plain']);
    }
  });

  it('one that cuts the greeting off leads to its answer with what the line is, and # to no such thing', () => {
    expect(play('1').manner).toBe('introduced');
    expect(play('#').manner).toBe('slower');
    expect(play('1#').manner).toBe('slower');
    expect(play('11').manner).toBe('plain');
  });

  it('* goes one message back, then to the question', () => {
    const third = play(`${typed(keysTo('about-what'))}...`);
    expect(third.at.stop).toBe(3);
    expect(play('*', third).at.stop).toBe(2);
    expect(nodeOf(play('****', third))).toBe('about');
  });

  it('* leads to the question before an answer, and to the main menu where nothing leads to it, without a way of its own', () => {
    const { at } = begin(guide, { language: 'en' }, offers);
    const from = (node: string): Turn => ({ at: { ...at, node, stop: 0 }, manner: 'plain' });
    const { nodes, ledToBy } = shapeOf(guide);
    const own = [...nodes].flatMap(([id, { kind }]) => {
      const [parent = '', ...others] = ledToBy.get(id) ?? [];
      const isOwn = kind === 'answer' && !isShared(guide, id) && others.length === 0;
      return isOwn && nodes.get(parent)?.kind === 'menu' ? [{ id, parent }] : [];
    });
    expect(own.length).toBeGreaterThan(5);
    for (const { id, parent } of own) expect([id, nodeOf(play('*', from(id)))]).toEqual([id, parent]);
    expect(nodeOf(play('*', from('number')))).toBe('main');
  });

  it('0 leads to what is said about a person, and * returns to the message that was left', () => {
    const before = play(`${toSafe}..`);
    const after = play('0*', before);
    expect([after.at.node, after.at.stop]).toEqual([before.at.node, before.at.stop]);
  });
});

describe('an answer', () => {
  it('goes from message to message by silence, and then asks', () => {
    const end = listenToChoices(play(toSafe));
    expect(nodeOf(end)).toBe('about-safe');
    expect(isMessage(end.at)).toBe(false);
  });

  it('takes all its keys during every message', () => {
    const node = shapeOf(guide).nodes.get('notice-court-late');
    if (node?.kind !== 'answer') throw new Error('notice-court-late is no answer');
    const all: Offers = { ...offers, texts: true, uscis: { isOpen: true } };
    for (const choice of choicesOf(node)) {
      for (let stop = 0; stop < stopsOf(node).length; stop += 1) {
        const at = { ...begin(guide, { language: 'en' }, all).at, node: 'notice-court-late', stop };
        expect(nodeOf(step(guide, at, press(choice.key), all))).toBe(choice.to);
      }
    }
  });

  it('tells the keys that mean the same everywhere in full once a call, with the choices after the first answer', () => {
    const isKeys = (turn: Turn): boolean => {
      const node = nodeAt(guide, turn.at);
      const stop = node && stopsOf(node)[turn.at.stop];
      return stop?.kind === 'choices' && stop.keys === 'in full';
    };
    const asked = listenToChoices(play(toSafe));
    expect(isKeys(play(toSafe))).toBe(false);
    expect(isKeys(asked)).toBe(true);
    expect(isKeys(play('.', asked))).toBe(false);
    const second = listenToChoices(play(`9${typed(keysTo('about-what'))}`, asked));
    expect(isKeys(second)).toBe(false);
    expect(isMessage(second.at)).toBe(false);
  });

  it('remembers the way back out of what several answers lead to', () => {
    const answer = play(typed(keysTo('missed-recent')));
    const number = play(typed(keysFrom('missed-recent', 'script-missed', 'number')), answer);
    expect(nodeOf(number)).toBe('number');
    expect(nodeOf(play('*', number))).toBe('script-missed');
    expect(nodeOf(play('**', number))).toBe('missed-recent');
  });

  it('returns from the meaning of a receipt notice to the question, by silence or with its keys', () => {
    const toReceipt = typed(keysTo('notice-uscis', 'receipt-what'));
    expect(nodeOf(play(`${toReceipt}.`))).toBe('notice-uscis');
    expect(nodeOf(play(toReceipt + typed(keysFrom('notice-uscis', 'notice-uscis-wait'))))).toBe(
      'notice-uscis-wait',
    );
    expect(nodeOf(play(`${typed(keysTo('notice-court', 'notice-court-receipt', 'receipt-what'))}.`))).toBe(
      'notice-court-receipt',
    );
  });
});

describe('silence', () => {
  it('is asked again once more simply, then reads the essentials to whoever never pressed a key', () => {
    const main = play('.');
    expect(nodeOf(main)).toBe('main');
    expect(play('.', main).manner).toBe('simpler');
    expect(nodeOf(play('..', main))).toBe('essentials');
    expect(nodeOf(play('........', main))).toBe('goodbye');
  });

  it('says the choices once more to a caller who has pressed keys, then goodbye', () => {
    const asked = play(`9${toTrouble}`, listenToChoices(play(toSafe)));
    expect(nodeOf(play('..', asked))).toBe('trouble');
    expect(nodeOf(play('...', asked))).toBe('goodbye');
  });

  it('reads the essentials before goodbye to a caller who has pressed keys and heard no answer', () => {
    const asked = play(`.${toTrouble}`);
    expect(nodeOf(play('...', asked))).toBe('essentials');
    expect(nodeOf(play('.........', asked))).toBe('goodbye');
  });
});

describe('a key that means nothing', () => {
  it('offers the choices again, and reads the essentials at the third in a row', () => {
    const asked = play(`.${toTrouble}`);
    expect(play('7', asked).manner).toBe('wrong');
    expect(play('77', asked).manner).toBe('wrong');
    expect(nodeOf(play('777', asked))).toBe('essentials');
    expect(nodeOf(play('777......', asked))).toBe('main');
  });

  it('is counted apart from silence', () => {
    expect(nodeOf(play(`.${toTrouble}7.7.`, begin(guide, { language: 'en' }, offers)))).toBe('trouble');
  });

  it('comes to an end, however long it is pressed', () => {
    expect(nodeOf(play('.'.padEnd(100, '7')))).toBe('goodbye');
  });
});

describe('every call', () => {
  it('is said goodbye to after 200 turns', () => {
    const before = play('.'.padEnd(mostTurns - 1, aboutAndBack));
    expect([before.at.turns, nodeOf(before)]).toEqual([mostTurns, 'goodbye']);
    expect(nodeOf(play('.'.padEnd(mostTurns - 2, aboutAndBack)))).not.toBe('goodbye');
  });

  it.each(['#', '9'])('that stays where it is for 40 turns is said goodbye to: by %s', (key) => {
    const { at } = play('.');
    expect(nodeOf(play('.'.padEnd(mostStayed, key)))).toBe(at.node);
    expect(nodeOf(play('.'.padEnd(mostStayed + 1, key)))).toBe('goodbye');
    expect(nodeOf(play(`${'.'.padEnd(mostStayed, key)}${aboutAndBack}${key}`))).toBe('main');
  });

  it('has a place and a page for whatever is heard, and comes to goodbye by silence', () => {
    const anything = fc.array(
      fc.oneof(
        fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', '.', '.'),
        fc.string(),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        anything,
        fc.boolean(),
        fc.constantFrom('es', 'en', undefined),
        (keys, essentialsFirst, language) => {
          let turn: Turn = begin(guide, { language, essentialsFirst }, offers);
          for (const key of keys) {
            turn = step(guide, turn.at, key === '.' ? silence : press(key), offers);
            expect(pageOf(guide, turn.at, turn.manner, offers).say).not.toEqual([]);
          }
          for (let count = 0; count < 60 && !isGoodbye(turn); count += 1) {
            turn = step(guide, turn.at, silence, offers);
          }
          expect(isGoodbye(turn)).toBe(true);
        },
      ),
    );
  });

  it('goes on at the main menu from a node that there is not any more', () => {
    const at: At = { ...begin(guide, {}, offers).at, node: 'gone' };
    expect(nodeOf(step(guide, at, press('1'), offers))).toBe('main');
  });

  it('gives the same answer to the same request', () => {
    const { at } = play(`.${typed(keysTo('notice'))}`);
    expect(step(guide, at, press('1'), offers)).toEqual(step(guide, at, press('1'), offers));
  });
});
