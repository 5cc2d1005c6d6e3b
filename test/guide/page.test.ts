import { describe, expect, it } from 'vitest';
import type { Offers } from '../../src/guide/offers.ts';
import { isFor } from '../../src/guide/audience.ts';
import { declaredLines } from '../../src/guide/lines.ts';
import { shapeOf, stopsOf } from '../../src/guide/shape.ts';
import { guide, guides } from '../guides.ts';
import { newCall } from '../../src/guide/place.ts';
import { pageOf, type Page } from '../../src/guide/page.ts';
import { step } from '../../src/guide/step.ts';

const offers = (languages: number, named = false): Offers => ({
  languages: Array.from({ length: languages }, (_, index) => `l${index}`),
  named,
  reach: {},
});

const linesOf = ({ say }: Page): readonly string[] =>
  say.flatMap((said) => ('line' in said ? [said.line] : []));

describe('a page of the language menu', () => {
  it('names up to eight languages, each in its own voice, and says how to hear more', () => {
    const at = { ...newCall(guide, 'l0'), node: 'language' };
    const { say, then } = pageOf(guide, at, 'plain', offers(10));
    const names = say.flatMap((said) =>
      'line' in said && said.line === 'language-name' ? [said.language] : [],
    );
    expect(names).toEqual(['l0', 'l1', 'l2', 'l3', 'l4', 'l5', 'l6', 'l7']);
    expect(say.slice(-4)).toMatchObject([
      { line: 'more-languages', language: 'l0' },
      { line: 'press-9', language: 'l0' },
      { line: 'more-languages', language: 'l1' },
      { line: 'press-9', language: 'l1' },
    ]);
    expect(then).toEqual({ kind: 'gather', patience: 3 });
  });

  it('puts a zero before the keys of the next page, so that no key means two languages', () => {
    const at = { ...newCall(guide, 'l0'), node: 'language', stop: 1 };
    expect(linesOf(pageOf(guide, at, 'plain', offers(10))).slice(0, 6)).toEqual([
      'language-name',
      'zero-then',
      'press-1',
      'language-name',
      'zero-then',
      'press-2',
    ]);
  });

  it('says nothing of more where there is one page', () => {
    const at = { ...newCall(guide, 'l0'), node: 'language' };
    expect(linesOf(pageOf(guide, at, 'plain', offers(2)))).not.toContain('more-languages');
  });
});

describe('what is said', () => {
  it('is the hotline’s name where it has one', () => {
    const at = { ...newCall(guide, 'l0'), node: 'greeting' };
    expect(linesOf(pageOf(guide, at, 'plain', offers(2, true)))).toContain('greeting-named');
    expect(linesOf(pageOf(guide, at, 'plain', offers(2)))).toContain('greeting-unnamed');
  });

  it('begins with saying so after a key that means nothing, and with an apology after a fault of the line', () => {
    const at = { ...newCall(guide, 'l0'), node: 'trouble' };
    const [plain] = linesOf(pageOf(guide, at, 'plain', offers(2)));
    expect(linesOf(pageOf(guide, at, 'wrong', offers(2))).slice(0, 2)).toEqual([
      guide.common.wrongKey,
      plain,
    ]);
    expect(linesOf(pageOf(guide, at, 'sorry', offers(2))).slice(0, 2)).toEqual([guide.common.sorry, plain]);
  });

  it('is simpler after silence, with the same choices', () => {
    const at = { ...newCall(guide, 'l0'), node: 'notice-court-receipt' };
    const plain = linesOf(pageOf(guide, at, 'plain', offers(2)));
    const simpler = linesOf(pageOf(guide, at, 'simpler', offers(2)));
    expect(simpler.length).toBeLessThan(plain.length);
    expect(simpler.filter((line) => line.startsWith('press-'))).toEqual(
      plain.filter((line) => line.startsWith('press-')),
    );
  });

  it.each(Object.values(guides))(
    'tells once in each answer that carries facts how old they are, at its end: guidance $version',
    (version) => {
      const { nodes } = shapeOf(version);
      let answers = 0;
      for (const [node, { kind }] of nodes) {
        if (kind !== 'answer' && kind !== 'reading') continue;
        const whole = nodes.get(node);
        const said = (whole ? stopsOf(whole) : []).flatMap((stop, index) =>
          stop.kind === 'message' && isFor(stop.message, 'l0')
            ? [linesOf(pageOf(version, { ...newCall(version, 'l0'), node, stop: index }, 'plain', offers(2)))]
            : [],
        );
        const declared = declaredLines(version);
        const isFactual =
          said.flat().some((line) => (declared.get(line)?.facts ?? []).length > 0) ||
          (whole?.kind === 'answer' && whole.facts !== undefined);
        const isAge = (line: string): boolean => line === version.common.neverCompared;
        expect([node, said.flat().filter((line) => isAge(line)).length]).toEqual([node, isFactual ? 1 : 0]);
        if (isFactual && kind === 'answer') expect(said.at(-1)?.some(isAge)).toBe(true);
        answers += Number(isFactual);
      }
      expect(answers).toBeGreaterThan(20);
    },
  );

  it('takes time where a paper must be fetched, and begins with what rules one way out', () => {
    const paper = linesOf(
      pageOf(guide, { ...newCall(guide, 'l0'), node: 'notice-uscis' }, 'plain', offers(2)),
    );
    expect(paper.at(-1)).toBe(guide.common.takeYourTime);
    const cannotGo = linesOf(
      pageOf(guide, { ...newCall(guide, 'l0'), node: 'cannot-go' }, 'plain', offers(2)),
    );
    expect(cannotGo[0]).toBe('phone-only');
  });

  it('is slow wherever it is English for USCIS', () => {
    const at = { ...newCall(guide, 'l0'), node: 'script-missed', stop: 0 };
    const { say } = pageOf(guide, at, 'plain', offers(2));
    const english = say.filter((said) => 'line' in said && said.language === 'en');
    expect(english.length).toBeGreaterThan(0);
    expect(english.every((said) => 'line' in said && said.slow)).toBe(true);
  });

  it('offers other languages only where there are several', () => {
    const at = { ...newCall(guide, 'l0'), node: 'main' };
    expect(linesOf(pageOf(guide, at, 'plain', offers(2)))).toContain('press-8');
    expect(linesOf(pageOf(guide, at, 'plain', offers(1)))).not.toContain('press-8');
    expect(step(guide, at, { kind: 'key', key: '8' }, offers(1)).at.node).toBe('main');
  });

  it('tells a caller of another language what a paper is called in English, and an English caller once', () => {
    const at = { ...newCall(guide, 'l0'), node: 'bring' };
    expect(linesOf(pageOf(guide, at, 'plain', offers(2)))).toContain('appointment-notice');
    expect(linesOf(pageOf(guide, { ...at, language: 'en' }, 'plain', offers(2)))).not.toContain(
      'appointment-notice',
    );
  });
});

describe('the greeting', () => {
  it('says that a computer made the translation in a language that has unreviewed lines, and never in English', () => {
    const at = (language: string): Parameters<typeof pageOf>[1] => ({
      ...newCall(guide, language),
      node: guide.roles.greeting,
    });
    const reach = { es: { unreviewed: true }, en: { unreviewed: true } } as const;
    const says = (language: string, given: Offers['reach']): boolean =>
      linesOf(
        pageOf(guide, at(language), 'plain', { languages: ['es', 'en'], named: false, reach: given }),
      ).includes('computer-translated');
    expect([says('es', reach), says('en', reach), says('es', {})]).toEqual([true, false, false]);
  });
});
