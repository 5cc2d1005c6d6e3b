import { describe, expect, it } from 'vitest';
import { toFingerprint } from '../../src/speech/fingerprint.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { reachLanguages } from '../../src/speech/reach.ts';
import { surveyLanguages, surveyWords, type Surveyed } from '../../src/speech/survey.ts';
import { textIn } from '../../src/speech/texts.ts';
import type { Visitor } from '../../src/workbench/site.ts';
import { waitingFor, type Item, type Known } from '../../src/workbench/today/waiting.ts';
import { guide } from '../guides.ts';

const languages = readLanguages(projectFolders.prompts);
const surveyed = surveyLanguages(guide, projectFolders, languages);
const now = Date.parse('2026-11-28T12:00:00Z');
const owner: Visitor = { id: 'ana', name: 'Ana', role: 'owner', languages: [] };
const speaker: Visitor = { id: 'cleo', name: 'Cleo', role: 'speaker', languages: ['es'] };

/** The months in which every fact was compared last. */
const comparedIn = (month: string): ReadonlyMap<string, string> =>
  new Map(Object.entries(guide.facts).map(([id, { version }]) => [`${version}/${id}`, month]));

/** A language all of whose lines a person has reviewed, but for some. */
function reviewed(one: Surveyed, except: readonly string[] = []): Surveyed {
  const mark = (line: string): readonly [string, object] => [
    line,
    {
      review: {
        by: 'dora',
        on: '2026-11-01',
        english: toFingerprint(textIn(one.source, line) ?? ''),
        translation: toFingerprint(textIn(one.texts, line) ?? ''),
      },
    },
  ];
  const lines = one.translated.filter((line) => !except.includes(line));
  const reviews = Object.fromEntries(lines.map(mark)) as Surveyed['reviews'];
  return surveyWords(guide, one.info, { ...one, reviews });
}

const allReviewed = surveyed.map((one) => reviewed(one));

/** A line of which all is done, but for what a test leaves open. */
function items(open: Partial<Known> = {}): readonly Item[] {
  const all = open.surveyed ?? allReviewed;
  return waitingFor({
    visitor: owner,
    guide,
    surveyed: all,
    reached: reachLanguages(guide, all).filter(({ info }) => info.voice),
    waiting: [],
    callBacks: [],
    conflicts: [],
    own: { silenced: [] },
    compared: comparedIn('2026-11'),
    unpublished: 0,
    now,
    ...open,
  });
}

const kindsOf = (found: readonly Item[]): readonly string[] => found.map(({ kind }) => kind);

describe('what waits', () => {
  it('is nothing where all is done', () => {
    expect(items()).toEqual([]);
    expect(items({ visitor: speaker })).toEqual([]);
  });

  it('is each line that nobody has reviewed, and leads to the gravest of them', () => {
    const es = surveyed.map((one) =>
      one.info.code === 'es' ? reviewed(one, ['mail', 'safe']) : reviewed(one),
    );
    expect(items({ surveyed: es, visitor: speaker })).toEqual([
      {
        kind: 'open',
        language: 'es',
        count: 2,
        address: '/script?lang=es&show=open&order=gravest',
        first: '/script/es/safe?show=open&order=gravest',
      },
    ]);
  });

  it('is for a speaker of their own languages alone, and nothing of the line as a whole', () => {
    const found = items({
      surveyed,
      visitor: speaker,
      own: { silenced: ['W5'] },
      compared: new Map(),
      unpublished: 3,
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ language }) => language)).toEqual(found.map(() => 'es'));
  });

  it('is nothing for whoever only looks at the usage', () => {
    expect(items({ surveyed, visitor: { ...owner, role: 'viewer' }, compared: new Map() })).toEqual([]);
  });

  it('has first what callers lose most by', () => {
    const found = items({
      surveyed: surveyed.map((one) =>
        one.info.code === 'es' ? reviewed(one, ['mail', 'safe']) : reviewed(one),
      ),
      waiting: [
        { kind: 'proposal', language: 'es', line: 'mail', who: 'dora' },
        { kind: 'refusal', language: 'fr', line: 'safe', who: 'dora' },
        { kind: 'take', language: 'ht', line: 'safe', who: 'hugo' },
      ],
      conflicts: [{ place: 'words/ar/safe' }, { place: 'name' }],
      own: { silenced: ['W5'], notice: { until: '2026-12-01', text: { en: 'Closed today.' } } },
      compared: new Map(),
      unpublished: 2,
    });
    expect(kindsOf(found)).toEqual([
      'noticeLacks',
      'refused',
      'unpublished',
      'conflict',
      'conflict',
      'old',
      'silenced',
      'proposals',
      'open',
      'unheard',
    ]);
    // What is proposed is decided, and not reviewed as well.
    expect(found.find(({ kind }) => kind === 'open')?.count).toBe(1);
  });

  it('leaves a proposal and a take to somebody else than who made it, unless they own the line', () => {
    const waiting = [
      { kind: 'proposal', language: 'es', line: 'mail', who: 'cleo' },
      { kind: 'take', language: 'es', line: 'safe', who: 'cleo' },
    ] as const;
    expect(items({ waiting, visitor: speaker })).toEqual([]);
    expect(kindsOf(items({ waiting, visitor: { ...speaker, id: 'dora' } }))).toEqual([
      'proposals',
      'unheard',
    ]);
    expect(kindsOf(items({ waiting, visitor: { ...owner, id: 'cleo' } }))).toEqual(['proposals', 'unheard']);
  });

  it('counts the lines after which callers of a language hear the essentials, and leads to the studio', () => {
    const reached = reachLanguages(guide, allReviewed);
    const [found] = items({ reached, visitor: { ...speaker, languages: ['ht'] } });
    expect(found).toMatchObject({ kind: 'essentials', language: 'ht', first: '/studio?lang=ht' });
    expect(found?.count).toBe(reached.find(({ info }) => info.code === 'ht')?.lacks().length);
  });

  it('has facts that were compared more than 60 days ago, and not those of last month', () => {
    expect(items({ compared: comparedIn('2026-10') })).toEqual([]);
    const all = Object.keys(guide.facts).length;
    expect(items({ compared: comparedIn('2026-08') })).toMatchObject([
      { kind: 'old', count: all, address: '/facts/compare' },
    ]);
  });

  it('tells a fact that is said no more from one that is old', () => {
    const [id = '', fact] = Object.entries(guide.facts)[0] ?? [];
    if (!fact) throw new Error('the guide has no facts');
    const facts = { ...guide.facts, [id]: { ...fact, days: 30 } };
    const found = items({ guide: { ...guide, facts }, compared: comparedIn('2026-08') });
    expect(found[0]).toMatchObject({ kind: 'expired', count: 1 });
    expect(found[1]).toMatchObject({ kind: 'old', count: Object.keys(facts).length - 1 });
  });

  it('has the languages in which a notice is not said, until it is over', () => {
    const text = { en: 'Closed today.', es: 'Hoy está cerrado.' };
    const offered = allReviewed.filter(({ info }) => info.voice).length;
    expect(items({ own: { silenced: [], notice: { until: '2026-11-28', text } } })).toMatchObject([
      { kind: 'noticeLacks', count: offered - 2, address: '/notices' },
    ]);
    expect(kindsOf(items({ own: { silenced: [], notice: { until: '2026-11-27', text } } }))).toEqual([
      'noticeOver',
    ]);
  });
});

it('puts numbers that callers have left before all else, but for those that somebody else has taken', () => {
  const number = (language: string, takenBy?: string): Known['callBacks'][number] => ({ language, takenBy });
  const callBacks = [number('ht'), number('ht', owner.id), number('ht', 'ines'), number('es', 'cleo')];
  const [first, ...others] = items({ callBacks, unpublished: 3 });
  expect(first).toMatchObject({ kind: 'callBacks', language: 'ht', count: 2, address: '/call-backs' });
  expect(kindsOf(others)).not.toContain('callBacks');
});
