import { describe, expect, it } from 'vitest';
import { checkGuide } from '../../src/guide/check.ts';
import type { Fault } from '../../src/guide/fault.ts';
import type { Fact } from '../../src/guide/facts.ts';
import { checkHedges } from '../../src/guide/hedges.ts';
import type { Guide } from '../../src/guide/guide.ts';
import type { Answer, Menu, Node } from '../../src/guide/node.ts';
import type { LineInfo } from '../../src/guide/topic.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readTexts, textIn } from '../../src/speech/texts.ts';
import { guide, guides } from '../guides.ts';

const small: Fact = {
  says: 'a fact',
  sources: [{ by: 'ASAP', certainty: 'given', link: 'https://example.org/' }],
  copied: undefined,
  compared: undefined,
  days: undefined,
  version: 'faq',
};
const common = Object.fromEntries(
  [...new Set(Object.values(guide.common.press))].map((line): [string, LineInfo] => [line, {}]),
);

const main: Menu = {
  kind: 'menu',
  ask: ['question'],
  choices: [{ key: '1', for: 'for-answer', to: 'answer' }],
  silence: 'ask',
};
const answer: Answer = {
  kind: 'answer',
  messages: [{ say: ['fact'] }],
  choices: [{ key: '2', for: 'for-answer', to: 'main' }],
  silence: 'ask',
};

function smallGuide(nodes: Record<string, Node>, lines: Record<string, LineInfo> = {}): Guide {
  return {
    version: 'faq',
    page: 'https://example.org/',
    facts: { W1: small },
    scripts: {},
    cardWords: [],
    roles: {
      language: 'language',
      greeting: 'main',
      main: 'main',
      languageZero: 'language',
      keyless: 'main',
      keylessReading: 'essentials',
      keylessEnd: 'goodbye',
      essentials: 'essentials',
      person: 'main',
      personClosed: 'main',
      callBack: 'main',
      noPerson: 'main',
      zip: 'essentials',
      uscisClosed: 'main',
      silenced: 'main',
      goodbye: 'goodbye',
      short: 'main',
      shortPerson: 'main',
      shortPersonClosed: 'main',
      shortNoPerson: 'main',
      changed: 'main',
    },
    common: {
      ...guide.common,
      languageName: 'question',
      moreLanguages: 'question',
      zeroThen: 'question',
      follows: 'question',
      whoSpeaks: 'question',
      keysAnyTime: 'question',
      wrongKey: 'question',
      takeYourTime: 'question',
      sorry: 'question',
      justChanged: 'question',
      keys: ['question'],
      keysBriefly: ['question'],
    },
    topics: [
      {
        id: 'small',
        lines: { ...common, question: {}, 'for-answer': {}, fact: { facts: ['W1'] }, ...lines },
        nodes: {
          main,
          answer,
          language: { kind: 'languages' },
          essentials: { kind: 'reading', messages: [{ say: ['fact'] }] },
          goodbye: { kind: 'goodbye', say: ['question'] },
          ...nodes,
        },
      },
    ],
  };
}

const sound = smallGuide({});

const broken: Record<Fault['kind'], Guide> = {
  'unknown target': smallGuide({
    answer: { ...answer, choices: [{ key: '1', for: 'question', to: 'nowhere' }] },
  }),
  'unreachable node': smallGuide({ island: answer }),
  'dead end': smallGuide({ answer: { ...answer, choices: [] } }),
  'no way to legal help': smallGuide({}, { fact: { facts: ['W1'], legalHelp: true } }),
  'no way on silence': smallGuide({
    answer: { ...answer, silence: { to: 'other' } },
    other: { ...answer, silence: { to: 'answer' } },
    main: { ...main, choices: [...main.choices, { key: '2', for: 'for-answer', to: 'other' }] },
  }),
  'too many choices': smallGuide({
    main: {
      ...main,
      choices: (['1', '2', '3', '4', '5', '6'] as const).map((key) => ({
        key,
        for: 'for-answer',
        to: 'answer',
      })),
    },
  }),
  'key used twice': smallGuide({ main: { ...main, choices: [...main.choices, ...main.choices] } }),
  'key not free': smallGuide({
    main: { ...main, choices: [...main.choices, { key: '9', for: 'for-answer', to: 'answer' }] },
  }),
  'uncarried fact': smallGuide({
    answer: { ...answer, messages: [{ say: ['question'] }] },
    essentials: { kind: 'reading', messages: [{ say: ['question'] }] },
    island: { ...answer, messages: [{ say: ['fact'] }] },
  }),
  'unknown line': smallGuide({ answer: { ...answer, messages: [{ say: ['fact', 'undeclared'] }] } }),
  'line declared twice': {
    ...sound,
    topics: [...sound.topics, { id: 'other', lines: { fact: { facts: ['W1'] } }, nodes: {} }],
  },
  'line never said': smallGuide({}, { forgotten: {} }),
  'unknown fact': smallGuide({}, { fact: { facts: ['W1', 'W99'] } }),
  'fact said otherwise': { ...sound, version: '2026', facts: { W1: { ...small, version: '2026' } } },
  'fact without a source': { ...sound, facts: { W1: { ...small, sources: [] } } },
};

describe('the check of a guide', () => {
  it.each(Object.values(guides))('finds no fault in guidance $version, and every fact carried', (version) => {
    expect(checkGuide(version)).toEqual([]);
  });

  it('has an answer that carries a fact as a whole carry it for everyone', () => {
    const whole = smallGuide({
      answer: { ...answer, messages: [{ say: ['question'] }], facts: ['W1'] },
      essentials: { kind: 'reading', messages: [{ say: ['question'] }] },
      island: { ...answer, messages: [{ say: ['fact'] }] },
    });
    expect(checkGuide(whole).map(({ kind }) => kind)).toEqual(['unreachable node']);
  });

  it('finds no fault in a small sound guide', () => {
    expect(checkGuide(sound)).toEqual([]);
  });

  it.each(Object.entries(broken))('finds: %s', (kind, brokenGuide) => {
    const kinds = checkGuide(brokenGuide).map((fault) => fault.kind);
    expect(kinds).toContain(kind);
  });

  it.each(Object.values(broken).flatMap((one) => checkGuide(one)))(
    'tells the remedy as well as the fault: $message',
    ({ message }) => {
      expect(message).toMatch(/^.+: .+$/);
    },
  );
});

describe('a fact', () => {
  it('is carried only where callers of every language hear it', () => {
    const inSpanishAlone = smallGuide({
      answer: { ...answer, messages: [{ say: ['question', { line: 'fact', only: 'es' }] }] },
      essentials: { kind: 'reading', messages: [{ say: ['question'] }] },
    });
    expect(checkGuide(inSpanishAlone).map(({ kind }) => kind)).toEqual(['uncarried fact']);
  });
});

describe('the facts', () => {
  it('of the FAQ are its 47, and no other version takes one away', () => {
    expect(Object.keys(guides.faq.facts)).toHaveLength(47);
    expect(Object.keys(guides['2026'].facts)).toEqual(expect.arrayContaining(Object.keys(guides.faq.facts)));
  });

  it.each(Object.values(guides))(
    'of guidance $version stand each on a page that can be named',
    ({ facts }) => {
      for (const [id, { sources }] of Object.entries(facts)) {
        expect(sources.length, id).toBeGreaterThan(0);
        for (const { link } of sources) if (link !== undefined) expect(new URL(link).protocol).toBe('https:');
      }
    },
  );
});

describe('a hedge', () => {
  const english = readTexts(guides['2026'], projectFolders.prompts, 'en');
  const textOf = (line: string): string | undefined => textIn(english, line);

  it.each(Object.values(guides))('of a fact is in the lines of guidance $version that say it', (version) => {
    expect(checkHedges(version, textOf)).toEqual([]);
  });

  it.each([
    ['faq', 'safe', 'W5'],
    ['faq', 'safe-briefly', 'W5'],
    ['faq', 'missed-risk', 'M1'],
    ['2026', 'what-may-ask', 'W3'],
    ['2026', 'court-by-itself', 'S3'],
    ['2026', 'missed-try-office', 'M2'],
  ] as const)('that guidance %s loses in "%s" is told as a fault of %s', (version, line, fact) => {
    const bare = (one: string): string | undefined =>
      one === line ? 'It is so. It will be so. Nothing will happen.' : textOf(one);
    expect(checkHedges(guides[version], bare).map(({ message }) => message)).toEqual([
      expect.stringContaining(fact),
    ]);
  });
});
