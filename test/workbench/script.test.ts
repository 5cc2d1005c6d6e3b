import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/desk/changes.ts';
import { toFingerprint } from '../../src/speech/fingerprint.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { surveyLanguages, type Surveyed } from '../../src/speech/survey.ts';
import { chooseWorkLanguage } from '../../src/workbench/languages.ts';
import { aroundLine } from '../../src/workbench/script/around.ts';
import { allFixedWords, fixedWordsOf, saysWord } from '../../src/workbench/script/fixed-words.ts';
import {
  arrange,
  isFound,
  isShown,
  nextOpen,
  standIn,
  type ScriptLine,
} from '../../src/workbench/script/lines.ts';
import { retell } from '../../src/workbench/script/past.ts';
import { countReviewed, offerOf } from '../../src/workbench/script/progress.ts';
import { lineAddress, listAddress, readPage, readView } from '../../src/workbench/script/view.ts';
import { guide } from '../guides.ts';

/** A line that nobody has looked at yet. */
const fresh: ScriptLine = {
  line: 'safe',
  text: 'Está bien.',
  english: 'It is fine.',
  seen: '',
  seenEnglish: '',
  review: 'unreviewed',
  refusal: undefined,
  proposal: undefined,
  recording: 'missing',
  sound: undefined,
  take: undefined,
  takes: [],
  voices: new Map(),
  remarks: [],
  isInConflict: false,
  shipped: undefined,
  elsewhere: [],
  writers: [],
  topic: 'call',
  isEnglish: false,
  isToHear: false,
  isUnrecorded: false,
};

const lineOf = (line: string, more: Partial<ScriptLine> = {}): ScriptLine => ({ ...fresh, line, ...more });
const proposal = { number: 1, who: 'cleo', when: 0, text: 'Va bien.', meaning: undefined };
const surveyed = surveyLanguages(guide, projectFolders, readLanguages(projectFolders.prompts));

function find(code: string): Surveyed {
  const one = surveyed.find(({ info }) => info.code === code);
  if (!one) throw new Error(`there is no ${code}`);
  return one;
}

describe('the search', () => {
  it.each(['esta', 'BIEN', 'fine está', 'saf', 'it is', 'court receipt', ''])('finds a line by “%s”', (q) => {
    expect(isFound(lineOf('safe-court-receipt'), q)).toBe(true);
  });

  it('finds no line that lacks one of the words', () => {
    expect(isFound(fresh, 'está mal')).toBe(false);
  });

  it('takes a letter for the same whatever stands on it, in Turkish too', () => {
    expect(isFound(lineOf('x', { text: 'Altıncı iş İstanbul' }), 'altinci is istanbul')).toBe(true);
  });
});

describe('the filters', () => {
  const states: readonly (readonly [Parameters<typeof isShown>[1], Partial<ScriptLine>])[] = [
    ['open', { review: 'stale' }],
    ['english', { isEnglish: true }],
    ['proposed', { proposal }],
    ['refused', { review: 'refused' }],
    ['stale', { review: 'stale' }],
    ['conflict', { isInConflict: true }],
    ['unrecorded', { isUnrecorded: true }],
    ['unheard', { isToHear: true }],
  ];

  it.each(states)('show of “%s” what is so, and nothing else', (show, more) => {
    expect(isShown(lineOf('x', more), show, 'ana')).toBe(true);
    expect(isShown(lineOf('x', { review: 'reviewed' }), show, 'ana')).toBe(false);
  });

  it('have nobody review what nobody can: the English, words under a proposal, words marked as wrong', () => {
    for (const more of [{ isEnglish: true }, { proposal }, { review: 'refused' }] as const) {
      expect(isShown(lineOf('x', more), 'open', 'ana')).toBe(false);
    }
  });

  it('leave to others what a person wrote', () => {
    const own = lineOf('x', { writers: ['ana'] });
    expect([isShown(own, 'open', 'ana'), isShown(own, 'open', 'ben')]).toEqual([false, true]);
  });
});

describe('the way through the lines', () => {
  const all = ['a', 'b', 'c', 'd'].map((line) => lineOf(line));
  const only = (...keys: readonly string[]): readonly ScriptLine[] =>
    all.filter(({ line }) => keys.includes(line));

  it('puts first what callers lose most by, or leaves the order of a call', () => {
    const lines = [lineOf('goodbye-thanks'), lineOf('safe')];
    expect(arrange(guide, lines, 'gravest').map(({ line }) => line)).toEqual(['safe', 'goodbye-thanks']);
    expect(arrange(guide, lines, 'call')).toEqual(lines);
  });

  it('tells where a line stands, and what is before and after it', () => {
    expect(standIn(all, only('a', 'c', 'd'), 'c')).toEqual({ at: 2, of: 3, before: 'a', after: 'd' });
    expect(standIn(all, all, 'a')).toEqual({ at: 1, of: 4, before: undefined, after: 'b' });
  });

  it('leads on from a line that has left the list by what was done to it', () => {
    expect(standIn(all, only('a', 'd'), 'b')).toEqual({ at: undefined, of: 2, before: 'a', after: 'd' });
  });

  it('comes to every line that waits, from the last back to the first, and to an end', () => {
    const waits = new Set(['a', 'c']);
    const next = (line: string): string | undefined => nextOpen(all, line, (one) => waits.has(one.line));
    expect([next('a'), next('b'), next('c'), next('d')]).toEqual(['c', 'c', 'a', 'a']);
    waits.delete('c');
    expect(next('a')).toBeUndefined();
  });
});

describe('an address', () => {
  it('carries what is shown, in which order and what is looked for, from the list to each line', () => {
    const view = { show: 'open', order: 'gravest', q: '¿está & bien?' } as const;
    for (const address of [listAddress('es', view, 2), lineAddress({ language: 'es', line: 'safe' }, view)]) {
      const query = Object.fromEntries(new URL(address, 'http://x').searchParams);
      expect(readView(query)).toEqual(view);
    }
    const { searchParams } = new URL(listAddress('es', view, 2), 'http://x');
    expect([searchParams.get('lang'), readPage(searchParams.get('page'))]).toEqual(['es', 2]);
  });

  it.each([{}, { show: 'x', order: ['call'], q: { a: 1 } }])(
    'that says nothing sensible shows all: %o',
    (query) => {
      expect(readView(query)).toEqual({ show: 'all', order: 'call', q: '' });
      expect(readPage('-3')).toBe(1);
    },
  );
});

describe('the language that somebody works on', () => {
  const offered = ['en', 'es', 'fr'];
  const owner = { languages: [] };

  it('is the one that they ask for, English too', () => {
    expect(chooseWorkLanguage('en', surveyed, { languages: ['ht'] }, offered)).toBe('en');
  });

  it('is else a speaker’s own, and for others one that callers are offered, never English by itself', () => {
    expect(chooseWorkLanguage(undefined, surveyed, { languages: ['ht', 'fr'] }, offered)).toBe('ht');
    expect(['es', 'fr']).toContain(chooseWorkLanguage('xx', surveyed, owner, offered));
    expect(chooseWorkLanguage(undefined, surveyed, owner, ['en'])).not.toBe('en');
  });
});

describe('how far a language is', () => {
  it('counts what is reviewed, and apart what is still the English', () => {
    const lines = [
      lineOf('a', { review: 'reviewed' }),
      lineOf('b', { isEnglish: true }),
      lineOf('c', { review: 'none' }),
    ];
    expect(countReviewed(lines)).toEqual({ reviewed: 1, all: 2, english: 1 });
  });

  it('tells what callers get of it, and how many lines bring it further', () => {
    const progress = { reviewed: 3, all: 10, english: 0 };
    const es = find('es');
    expect(offerOf(guide, es, progress, ['en', 'es'])).toEqual({ how: 'offered', count: 0 });
    expect(offerOf(guide, es, progress, ['en'])).toEqual({ how: 'left out', count: 7 });
    const silent = offerOf(guide, find('ht'), progress, ['en']);
    expect(silent.how).toBe('silent');
    expect(silent.count).toBeGreaterThan(10);
    const draft = { ...es, info: { ...es.info, isDraft: true } };
    expect(offerOf(guide, draft, progress, ['en'])).toEqual({ how: 'draft', count: 7 });
  });
});

describe('what is around a line', () => {
  it('is what a caller hears before and after it, and the keys that lead there', () => {
    const around = aroundLine(guide, surveyed, 'es', 'safe');
    expect(around?.keys?.length).toBeGreaterThan(0);
    expect([...(around?.before ?? []), ...(around?.after ?? [])].map(({ line }) => line)).not.toContain(
      'safe',
    );
    expect(around?.after[0]?.text).not.toBe(around?.after[0]?.english);
  });

  it('is nothing for what is said everywhere', () => {
    expect(aroundLine(guide, surveyed, 'es', 'wrong-key')).toBeUndefined();
  });
});

describe('the fixed words', () => {
  const { info } = find('ht');

  it('of a line are those that its English has, in the language’s own ways', () => {
    const words = fixedWordsOf(info, 'x', 'You can show your receipt notice.');
    expect(words.map(({ english }) => english)).toEqual(['receipt notice', 'can']);
    expect(allFixedWords(info)).toEqual(expect.arrayContaining([...words]));
  });

  it('are said where one of their ways is, whatever its capitals', () => {
    const [notice] = fixedWordsOf(info, 'x', 'your receipt notice');
    const way = notice?.ways[0] ?? '';
    expect(notice && saysWord(`Men ${way.toUpperCase()} ou.`, notice)).toBe(true);
    expect(notice && saysWord('Men papye ou.', notice)).toBe(false);
  });
});

describe('the history of a line', () => {
  const stamp = { who: 'ana', when: 0, ground: '', language: 'es', line: 'safe' };
  const changes = (before: string): readonly Change[] => [
    { ...stamp, number: 1, before, kind: 'proposal', value: { text: 'dos' } },
    { ...stamp, number: 2, before: '', kind: 'comment', value: { text: '¿Sí?' } },
    { ...stamp, number: 3, before: '', kind: 'accepted', value: { proposal: 1 } },
    { ...stamp, number: 4, before: '', kind: 'words', value: { text: 'tres' } },
  ];

  it('tells with each change of the words what stood there and what came', () => {
    const told = retell('uno', changes(toFingerprint('uno')));
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      ['uno', 'dos'],
      [undefined, undefined],
      ['uno', 'dos'],
      ['dos', 'tres'],
    ]);
  });

  it('makes nothing up where a release has changed since what stood there first', () => {
    const [first] = retell('another', changes(toFingerprint('uno')));
    expect([first?.before, first?.after]).toEqual([undefined, 'dos']);
  });
});
