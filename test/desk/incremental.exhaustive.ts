import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/desk/changes.ts';
import { createDraft } from '../../src/desk/draft.ts';
import { fold, foldInSteps, foldOn } from '../../src/desk/fold.ts';
import { soundOfBlobs } from '../../src/desk/folded-recording.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { createSurveys, surveyFolded } from '../../src/desk/surveyed.ts';
import type { Surveyed } from '../../src/speech/survey.ts';
import { allWords, guide } from '../guides.ts';
import { benchOver } from './benches.ts';
import { groundOf } from './ground.ts';

const ground = groundOf(projectFolders);
const who = fc.constantFrom('ana', 'ben');
const at = fc.record({
  language: fc.constantFrom('es', 'ht', 'so'),
  line: fc.constantFrom('safe', 'gone-line'),
});
const text = fc.constantFrom('Uno.', 'Dos.', 'Tres.');
const takes = ['a', 'b'].map((plain) => ({ plain: plain.repeat(64), slower: 'c'.repeat(64) }));
const sounds = takes.map((take) => soundOfBlobs('safe', take));
const print = fc.constantFrom('0'.repeat(16), ...sounds);
const number = fc.integer({ min: 1, max: 12 });

/** What is changed, of every kind that has an effect, in few places, so that they meet. */
const body = fc.oneof(
  fc.record({ kind: fc.constant('words'), at, value: fc.record({ text }) }),
  fc.record({ kind: fc.constant('proposal'), at, value: fc.record({ text }) }),
  fc.record({ kind: fc.constant('accepted'), at, value: fc.record({ proposal: number }) }),
  fc.record({ kind: fc.constant('declined'), at, value: fc.record({ proposal: number, why: text }) }),
  fc.record({ kind: fc.constant('review'), at, value: fc.record({ english: print, translation: print }) }),
  fc.record({ kind: fc.constant('unreview'), at, value: fc.record({ translation: print }) }),
  fc.record({ kind: fc.constant('refusal'), at, value: fc.record({ translation: print, why: text }) }),
  fc.record({
    kind: fc.constant('recording'),
    at,
    value: fc.constantFrom(...takes.map((take) => ({ ...take, seconds: 1, text: '0'.repeat(16) }))),
  }),
  fc.record({
    kind: fc.constant('heard'),
    at,
    value: fc.record({ sound: print, verdict: fc.constantFrom('approved', 'refused') }),
  }),
  fc.record({
    kind: fc.constant('consent'),
    language: fc.constantFrom('es', 'ht'),
    value: fc.record({ given: fc.boolean(), text: fc.constant(1) }),
  }),
  fc.record({
    kind: fc.constant('voice'),
    language: fc.constantFrom('es', 'ht'),
    value: fc.record({
      voice: fc.constantFrom('ana', 'ben', 'release'),
      place: fc.constantFrom('all', 'about', 'call'),
    }),
  }),
  fc.record({
    kind: fc.constant('vouched'),
    at,
    value: fc.record({ from: text, on: fc.constant('2026-11-28'), english: print, translation: print }),
  }),
  fc.record({
    kind: fc.constant('language'),
    language: fc.constantFrom('es', 'so'),
    value: fc.record({
      name: fc.constantFrom('Soomaali', 'Somali'),
      english: fc.constant('Somali'),
      written: fc.boolean(),
      scripts: fc.constant(['Latin']),
      voice: fc.constant(false),
      draft: fc.boolean(),
    }),
  }),
  fc.record({
    kind: fc.constant('glossary'),
    language: fc.constantFrom('es', 'so'),
    value: fc.record({ terms: fc.constant({}), hedges: fc.record({ can: fc.tuple(text) }) }),
  }),
  fc.record({
    kind: fc.constant('shown'),
    language: fc.constantFrom('es', 'so'),
    value: fc.record({ shown: fc.boolean() }),
  }),
  fc.record({ kind: fc.constant('comment'), at, value: fc.record({ text }) }),
  fc.record({ kind: fc.constant('name'), value: fc.option(fc.record({ es: text })) }),
  fc.record({
    kind: fc.constant('notice'),
    value: fc.option(fc.record({ until: fc.constant('2026-12-31'), text: fc.record({ es: text }) })),
  }),
  fc.record({
    kind: fc.constant('silence'),
    subject: fc.constantFrom('W5', 'W6'),
    value: fc.record({ silenced: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant('compared'),
    subject: fc.constant('W5'),
    value: fc.record({ version: fc.constant('faq'), month: fc.constantFrom('2026-10', '2026-11') }),
  }),
);

/** What is done to one recording of one line, and to the voices of its language, so that these meet as well. */
const bodyOfVoices = fc.oneof(
  fc.record({
    kind: fc.constant('recording'),
    at: fc.constant({ language: 'ht', line: 'safe' }),
    value: fc.constantFrom(...takes.map((take) => ({ ...take, seconds: 1, text: '0'.repeat(16) }))),
  }),
  fc.record({
    kind: fc.constant('heard'),
    at: fc.constant({ language: 'ht', line: 'safe' }),
    value: fc.record({
      sound: fc.constantFrom(...sounds),
      verdict: fc.constantFrom('approved', 'approved', 'refused'),
    }),
  }),
  fc.record({
    kind: fc.constant('consent'),
    language: fc.constant('ht'),
    value: fc.record({ given: fc.boolean(), text: fc.constant(1) }),
  }),
  fc.record({
    kind: fc.constant('voice'),
    language: fc.constant('ht'),
    value: fc.record({ voice: who, place: fc.constantFrom('all', 'about') }),
  }),
);

/** What is done to the words of one line in English and in a language, so that what lies beside a line changes as well. */
const words = fc.record({
  language: fc.constantFrom('es', 'en'),
  line: fc.constant('safe'),
});
const bodyOfWords = fc.oneof(
  fc.record({ kind: fc.constant('words'), at: words, value: fc.record({ text }) }),
  fc.record({ kind: fc.constant('proposal'), at: words, value: fc.record({ text }) }),
  fc.record({ kind: fc.constant('comment'), at: words, value: fc.record({ text }) }),
  fc.record({
    kind: fc.constant('review'),
    at: words,
    value: fc.record({ english: print, translation: print }),
  }),
);

const logFrom = (of: fc.Arbitrary<unknown>): fc.Arbitrary<readonly Change[]> =>
  fc.array(fc.tuple(who, of), { maxLength: 12 }).map((all) =>
    all.map(([by, one], index) => {
      const { at: place, ...rest } = one as { readonly at?: object };
      return { number: index + 1, who: by, when: 1, before: '', ground: 'x', ...place, ...rest } as Change;
    }),
  );

const log = fc.oneof(logFrom(body), logFrom(bodyOfVoices), logFrom(bodyOfWords));

it('laying changes over others one by one, or some at a time, is the fold of all of them', async () => {
  await fc.assert(
    fc.asyncProperty(log, fc.integer({ min: 0, max: 13 }), async (changes, upTo) => {
      for (const end of [upTo, Number.POSITIVE_INFINITY]) {
        const whole = fold(ground, changes, end);
        const single = changes.reduce((before, change) => foldOn(before, [change], end), fold(ground, []));
        expect(single).toEqual(whole);
        expect(await foldInSteps(ground, changes, end, () => Promise.resolve())).toEqual(whole);
      }
    }),
    { numRuns: 300 },
  );
});

it('a draft that grows is the fold of its log, and the same value while nothing is added', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (changes) => {
      let end = 0;
      const draft = createDraft(
        { changes: ({ after = 0 } = {}) => Promise.resolve(changes.slice(after, end)) },
        ground,
      );
      for (end = 0; end <= changes.length; end += 3) {
        const folded = await draft.folded();
        expect(folded).toEqual(fold(ground, changes.slice(0, end)));
        expect(await draft.folded()).toBe(folded);
      }
    }),
    { numRuns: 50 },
  );
});

const changedIn = ['es', 'ht', 'so', 'en'];

/** A survey as plain data. */
function toPlain({ stock, reviewOf, ...one }: Surveyed): unknown {
  return { ...one, reach: stock.reach, safe: [stock.stateOf('safe'), reviewOf('safe')] };
}

it('a survey of which only what has changed is made anew is the survey of all there is', () => {
  const soundFile = (hash: string): string => hash;
  const surveys = createSurveys(soundFile);
  const plain = (all: readonly Surveyed[]): readonly unknown[] =>
    all.filter(({ info }) => changedIn.includes(info.code)).map(toPlain);
  fc.assert(
    fc.property(log, (changes) => {
      for (let end = 0; end <= changes.length; end += 1) {
        const state = fold(ground, changes.slice(0, end));
        for (const said of [guide, allWords]) {
          expect(plain(surveys(said, state))).toEqual(plain(surveyFolded(said, state, soundFile)));
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('a bench that was open all the time shows the lines that one shows which is opened just now', async () => {
  await fc.assert(
    fc.asyncProperty(log, async (changes) => {
      let end = 0;
      const store = {
        changes: ({ after = 0 } = {}) => Promise.resolve(changes.slice(after, end)),
      } as Partial<DeskStore> as DeskStore;
      const bench = benchOver(store, ground);
      for (end = 0; end <= changes.length; end += 1) {
        const now = benchOver(store, ground);
        for (const language of changedIn) {
          expect(await bench.lines(language)).toEqual(await now.lines(language));
        }
      }
    }),
    { numRuns: 25 },
  );
});

it('others have a turn at least after every 25 changes, however many there are of one line', async () => {
  const changes = Array.from({ length: 500 }, (_, index) => {
    const value = { text: `Palabras ${index}.` };
    const place = { language: 'es', line: 'safe', kind: 'words', value };
    return { number: index + 1, who: 'ana', when: 1, before: String(index), ground: 'x', ...place } as Change;
  });
  let turns = 0;
  await foldInSteps(ground, changes, changes.length, () => Promise.resolve((turns += 1)));
  expect(turns).toBeGreaterThanOrEqual(changes.length / 25);
});
