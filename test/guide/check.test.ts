import { describe, expect, it } from 'vitest';
import { checkGuide, type Fault } from '../../src/guide/check.ts';
import { facts, type FactId } from '../../src/guide/facts.ts';
import type { Answer, Guide, LineInfo, Menu, Node } from '../../src/guide/flow.ts';
import { guide } from '../../src/guide/guide.ts';

const allFacts = Object.keys(facts) as FactId[];
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
    roles: {
      language: 'language',
      greeting: 'main',
      main: 'main',
      essentials: 'essentials',
      person: 'main',
      personClosed: 'main',
      noPerson: 'main',
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
      wrongKey: 'question',
      takeYourTime: 'question',
      sorry: 'question',
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
};

describe('the check of a guide', () => {
  it('finds no fault in the guidance, and every fact carried', () => {
    expect(checkGuide(guide, allFacts)).toEqual([]);
  });

  it('finds no fault in a small sound guide', () => {
    expect(checkGuide(sound, ['W1'])).toEqual([]);
  });

  it.each(Object.entries(broken))('finds: %s', (kind, brokenGuide) => {
    const kinds = checkGuide(brokenGuide, ['W1']).map((fault) => fault.kind);
    expect(kinds).toContain(kind);
  });

  it.each(Object.values(broken).flatMap((one) => checkGuide(one, ['W1'])))(
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
    expect(checkGuide(inSpanishAlone, ['W1']).map(({ kind }) => kind)).toEqual(['uncarried fact']);
  });
});

describe('the facts', () => {
  it('are the 47 of the guidance, each with a link to where it stands', () => {
    expect(allFacts).toHaveLength(47);
    for (const { link } of Object.values(facts)) expect(new URL(link).protocol).toBe('https:');
  });
});
