import { describe, expect, it } from 'vitest';
import { arrive } from '../../src/lend/arrive.ts';
import { newLending, works, type Heard, type Lending, type View } from '../../src/lend/lending.ts';
import { step } from '../../src/lend/step.ts';

const view: View = {
  languages: ['ht'],
  hasConsented: true,
  wording: [],
  lines: { record: ['one', 'two', 'three'], listen: [], review: [] },
};
const key = (pressed: string): Heard => ({ kind: 'key', key: pressed });
const silence: Heard = { kind: 'silence' };
const said: Heard = { kind: 'said' };

/** Where somebody is who was heard to do all of this, and what is done at the desk. */
function walk(
  heard: readonly Heard[],
  from: Lending = led,
  seen: View = view,
): readonly [Lending, readonly string[]] {
  const acts: string[] = [];
  let at = arrive(from, seen);
  for (const one of heard) {
    const taken = step(at, one, seen);
    if (taken.act) acts.push(`${taken.act.kind} ${at.line ?? ''}`.trim());
    at = arrive(taken.at, seen);
  }
  return [at, acts];
}
const led: Lending = { ...newLending('marie'), lead: 'en' };

describe('a speaker', () => {
  it('is asked first in which language they are led, and then only what is not known', () => {
    expect(arrive(newLending('marie'), view).stage).toBe('lead');
    expect(walk([key('2')], newLending('marie'))[0]).toMatchObject({
      lead: 'es',
      stage: 'line',
      line: 'one',
    });
    const several: View = { ...view, languages: ['ht', 'fr'] };
    expect(arrive(led, several).stage).toBe('language');
    expect(walk([key('2')], led, several)[0]).toMatchObject({ language: 'fr', stage: 'line' });
  });

  it('is asked for their consent before the first recording, and never for what needs none', () => {
    const fresh: View = { ...view, hasConsented: false };
    expect(arrive(led, fresh).stage).toBe('consent');
    expect(walk([key('1')], led, fresh)[1]).toEqual(['consent']);
    const [at, acts] = walk([key('2')], led, fresh);
    expect([at.stage, acts]).toEqual(['end', []]);
    const listening: View = { ...fresh, lines: { record: [], listen: ['one'], review: [] } };
    expect(arrive(led, listening)).toMatchObject({ stage: 'line', work: 'listen' });
  });

  it('chooses among the work that there is', () => {
    const much: View = { ...view, lines: { record: ['one'], listen: ['two'], review: ['three'] } };
    expect(arrive(led, much).stage).toBe('menu');
    for (const [index, work] of works.entries()) {
      expect(walk([key(String(index + 1))], led, much)[0]).toMatchObject({ work, line: much.lines[work][0] });
    }
  });

  it('keeps a take, says it again, or passes the line over', () => {
    const [take] = walk([said]);
    expect(take).toMatchObject({ stage: 'take', line: 'one' });
    expect(walk([said, key('1')])[1]).toEqual(['keep one']);
    const [again, nothing] = walk([said, key('2')]);
    expect([again.stage, again.line, nothing]).toEqual(['line', 'one', []]);
    for (const passed of [walk([key('3')]), walk([said, key('3')])]) {
      expect([passed[0].line, passed[1]]).toEqual(['two', []]);
    }
  });

  it('goes back to the line before, and from the first to the choice', () => {
    expect(walk([key('3'), key('3'), key('*')])[0]).toMatchObject({ stage: 'line', line: 'two' });
    expect(walk([key('3'), said, key('*')])[0]).toMatchObject({ stage: 'line', line: 'one' });
    const much: View = { ...view, lines: { ...view.lines, listen: ['four'] } };
    expect(walk([key('1'), key('*')], led, much)[0].stage).toBe('menu');
  });

  it('is through once every line was passed over', () => {
    const [at, acts] = walk([key('3'), key('3'), key('3')]);
    expect([at.stage, at.note?.kind, acts]).toEqual(['end', 'passed', []]);
  });

  it('stops at any time', () => {
    for (const before of [[], [said], [key('3')]] as const) {
      expect(walk([...before, key('9')])[0].stage).toBe('end');
    }
  });

  it('says what is wrong, or only that it is', () => {
    const listening: View = { ...view, lines: { record: [], listen: ['one', 'two'], review: [] } };
    expect(walk([key('1')], led, listening)[1]).toEqual(['right one']);
    expect(walk([key('2')], led, listening)[0].stage).toBe('remark');
    for (const heard of [said, silence, key('#')]) {
      expect(walk([key('2'), heard], led, listening)[1]).toEqual(['wrong one']);
    }
    expect(step({ ...led, stage: 'remark' }, said, listening).act).toMatchObject({ hasRemark: true });
    expect(step({ ...led, stage: 'remark' }, silence, listening).act).toMatchObject({ hasRemark: false });
  });

  it('of whom nothing is heard is said goodbye to, after a while', () => {
    expect(walk([silence, silence, silence])[0].stage).toBe('line');
    expect(walk([silence, silence, silence, silence])[0].stage).toBe('end');
    expect(walk([silence, silence, silence, key('#'), silence])[0].stage).toBe('line');
  });

  it('says a line again where the take is no good or did not come', () => {
    for (const heard of [{ kind: 'unfit', fault: 'noisy' }, { kind: 'lost' }] as const) {
      const [at, acts] = walk([heard]);
      expect([at.stage, at.line, acts]).toEqual(['line', 'one', []]);
      expect(at.note).toBeDefined();
    }
  });

  it('has an answer to every key wherever they are', () => {
    const much: View = {
      ...view,
      languages: ['ht', 'fr'],
      lines: { record: ['a'], listen: ['b'], review: ['c'] },
    };
    const stages = ['lead', 'language', 'consent', 'menu', 'line', 'take', 'remark', 'end'] as const;
    for (const stage of stages) {
      for (const work of [undefined, ...works]) {
        for (const pressed of '0123456789*#') {
          const at: Lending = { ...led, stage, work, language: 'ht', line: work && much.lines[work][0] };
          const then = arrive(step(at, key(pressed), much).at, much);
          expect(stages).toContain(then.stage);
          expect(['line', 'take', 'remark'].includes(then.stage) && then.line === undefined).toBe(false);
        }
      }
    }
  });
});
