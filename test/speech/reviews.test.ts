import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBackDesk } from '../../src/cli/back-desk.ts';
import { createDesk } from '../../src/cli/review-desk.ts';
import { reviewOrder } from '../../src/speech/review-order.ts';
import { amissOf } from '../amiss-of.ts';
import { guide } from '../guides.ts';
import { declaredLines } from '../../src/guide/lines.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { loadSpeech, toOffers } from '../../src/speech/speech.ts';
import { backTranslation } from '../../src/speech/reviews.ts';
import { isWhollyReviewed } from '../../src/speech/survey.ts';
import { textIn } from '../../src/speech/texts.ts';
import type { Answers } from '../../src/cli/walk.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { markReviewed } from '../../src/speech/edit.ts';
import { recordTones, surveyOf } from '../tones.ts';
import { startTestLine } from '../test-line.ts';

const by = { by: 'Someone who speaks Spanish', on: '2026-02-28' };

function reviewAll(folders: SpeechFolders): void {
  const reviews = surveyOf(folders, 'es').translated;
  for (const line of reviews) {
    markReviewed({ guide, folders, seconds: speechSeconds }, { language: 'es', line }, by);
  }
}

/** Somebody who gives these answers, and what they were told. */
function answersOf(replies: readonly string[]): { readonly answers: Answers; readonly told: () => string } {
  const left = [...replies];
  let told = '';
  return {
    told: () => told,
    answers: {
      ask: (question) => {
        told += question;
        return Promise.resolve(left.shift());
      },
      tell: (text) => {
        told += text;
      },
    },
  };
}

/** A reviewer who gives these answers, and what they were told. */
async function review(folders: SpeechFolders, replies: readonly string[], all = false): Promise<string> {
  const { answers, told } = answersOf(replies);
  await createDesk({ guide, folders, code: 'es', seconds: speechSeconds, answers }).walk({ by: by.by, all });
  return told();
}

/** Somebody who reads back with these answers, and what they were told. */
async function readBack(folders: SpeechFolders, replies: readonly string[]): Promise<string> {
  const { answers, told } = answersOf(replies);
  await createBackDesk({ guide, folders, code: 'es', answers }).walk({ by: undefined, all: false });
  return told();
}

const backOf = (folders: SpeechFolders, line: string): string | undefined => {
  const { reviews, texts } = surveyOf(folders, 'es');
  return backTranslation(reviews[line], textIn(texts, line) ?? '');
};

const textOf = (folders: SpeechFolders, topic: string, line: string): unknown =>
  (
    JSON.parse(readFileSync(path.join(folders.prompts, 'es', `${topic}.json`), 'utf8')) as Record<
      string,
      unknown
    >
  )[line];

describe('a review', () => {
  it('is of the words and the English as they were: a change of the first undoes it, of the second makes it stale', () => {
    const folders = copyWords();
    expect(surveyOf(folders, 'es').reviewOf('safe')).toBe('unreviewed');
    markReviewed({ guide, folders, seconds: speechSeconds }, { language: 'es', line: 'safe' }, by);
    expect(surveyOf(folders, 'es').reviewOf('safe')).toBe('reviewed');
    setValues(folders, 'prompts/en/about.json', { safe: 'Other English, generally.' });
    expect(surveyOf(folders, 'es').reviewOf('safe')).toBe('stale');
    setValues(folders, 'prompts/es/about.json', { safe: 'Otras palabras, por lo general.' });
    expect(surveyOf(folders, 'es').reviewOf('safe')).toBe('unreviewed');
  });

  it('of every line takes the word of the computer out of the greeting, and lets a line of reviewed languages offer it', async () => {
    const folders = copyWords();
    const before = await loadSpeech(guide, folders, { languages: ['en', 'es'], reviewedOnly: true });
    expect(toOffers(before, false)).toMatchObject({ languages: ['en'] });
    const open = await loadSpeech(guide, folders, { languages: ['en', 'es'] });
    expect(toOffers(open, false).reach).toEqual({ es: { unreviewed: true }, en: {} });
    reviewAll(folders);
    expect(isWhollyReviewed(surveyOf(folders, 'es'))).toBe(true);
    const after = await loadSpeech(guide, folders, { languages: ['en', 'es'], reviewedOnly: true });
    expect(toOffers(after, false)).toMatchObject({ languages: ['en', 'es'], reach: { es: {} } });
  });

  it('that is stale keeps a language from a line of reviewed languages, and from no other', async () => {
    const folders = copyWords();
    reviewAll(folders);
    setValues(folders, 'prompts/en/about.json', { mail: 'Check your mail.' });
    const reviewed = await startTestLine({ LANGUAGES: 'en,es', REVIEWED_ONLY: 'on' }, { folders });
    expect(reviewed.offers().languages).toEqual(['en']);
    const line = await startTestLine({ LANGUAGES: 'en,es' }, { folders });
    expect(line.offers().languages).toEqual(['en', 'es']);
    expect(line.offers().reach.es).toEqual({});
    expect(amissOf(line).some((what) => what.includes('Spanish'))).toBe(true);
  });
});

describe('a reviewer', () => {
  it('is shown what matters most first: the gravest facts, the words to say, the number', () => {
    const declared = declaredLines(guide);
    const order = reviewOrder(guide, surveyOf(copyWords(), 'es').translated);
    const factsOf = (line: string): readonly string[] => declared.get(line)?.facts ?? [];
    expect(factsOf(order[0] ?? '')).toContain('W5');
    const rank = (found: (line: string) => boolean): number => order.findIndex(found);
    const ranks = [
      ...['W5', 'W6', 'S3', 'C10', 'M2', 'M3', 'RC6'].map((fact) =>
        rank((line) => factsOf(line).includes(fact)),
      ),
      rank((line) => declared.get(line)?.topic === 'scripts'),
      rank((line) => declared.get(line)?.topic === 'number'),
      rank((line) => declared.get(line)?.topic === 'calendar'),
    ];
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('marks a line with a name and the day, and each answer is kept at once', async () => {
    const folders = copyWords();
    await review(folders, ['y', 's', 'q']);
    const reviewed = Object.entries(surveyOf(folders, 'es').reviews).filter(([, entry]) => entry.review);
    expect(reviewed).toHaveLength(1);
    expect(reviewed[0]?.[1].review?.by).toBe(by.by);
  });

  it('edits a line, which is refused where a rule is broken, and then must be judged again', async () => {
    const folders = copyWords();
    const [first = ''] = reviewOrder(guide, surveyOf(folders, 'es').translated);
    const told = await review(folders, ['e', 'Marque el 1.', 'e', 'Ir a esta cita importa mucho.', 'y', 'q']);
    expect(told).toContain('digits');
    expect(textOf(folders, 'about', first)).toBe('Ir a esta cita importa mucho.');
    expect(surveyOf(folders, 'es').reviewOf(first)).toBe('reviewed');
  });

  it('who changes a recorded line says whether its meaning has changed', async () => {
    for (const [answer, state] of [
      ['y', 'older'],
      ['n', 'changed'],
    ] as const) {
      const folders = copyWords();
      const [first = ''] = reviewOrder(guide, surveyOf(folders, 'es').translated);
      recordTones(folders, 'es', [first]);
      await review(folders, ['e', 'Ir a esta cita importa mucho.', answer, 'q']);
      expect(surveyOf(folders, 'es').stock.stateOf(first)).toBe(state);
    }
  });

  it('without a name, or whose input ends, changes nothing', async () => {
    const folders = copyWords();
    const before = readFileSync(path.join(folders.prompts, 'es/about.json'), 'utf8');
    await review(folders, []);
    expect(readFileSync(path.join(folders.prompts, 'es/about.json'), 'utf8')).toBe(before);
    expect(Object.values(surveyOf(folders, 'es').reviews).some((entry) => entry.review)).toBe(false);
  });

  it('is told when nothing is open', async () => {
    const folders = copyWords();
    reviewAll(folders);
    const told = await review(folders, ['y']);
    const { translated, reviews } = surveyOf(folders, 'es');
    expect(translated.every((line) => reviews[line]?.review?.by === by.by)).toBe(true);
    expect(told).not.toContain('y yes');
  });
});

describe('reading back', () => {
  const changed = { safe: 'Ir a la cita es seguro, por lo general.', mail: 'Mire su correo cada día.' };

  it('keeps what somebody says a line says, once for its words, and makes no review of it', async () => {
    const folders = copyWords();
    expect(await readBack(folders, ['never asked'])).not.toContain('never asked');
    setValues(folders, 'prompts/es/about.json', { safe: changed.safe });
    expect(backOf(folders, 'safe')).toBeUndefined();
    await readBack(folders, ['  Going is safe, in general.  ']);
    expect(backOf(folders, 'safe')).toBe('Going is safe, in general.');
    expect(surveyOf(folders, 'es').reviewOf('safe')).toBe('unreviewed');
    expect(await readBack(folders, [])).not.toContain(changed.safe);
  });

  it('shows the translation, and never the English that it was made from', async () => {
    const folders = copyWords();
    setValues(folders, 'prompts/es/about.json', { safe: changed.safe });
    const told = await readBack(folders, ['It is safe.']);
    expect(told).toContain(changed.safe);
    expect(told).not.toContain(textIn(surveyOf(folders, 'es').source, 'safe'));
  });

  it('skips a line without an answer, keeps all that was said before somebody stops, and asks the rest the next time', async () => {
    const folders = copyWords();
    const topicOf = (line: string): string => surveyOf(folders, 'es').texts.lines.get(line)?.topic ?? '';
    for (const [line, text] of Object.entries(changed))
      setValues(folders, `prompts/es/${topicOf(line)}.json`, { [line]: text });
    await readBack(folders, ['', 'q']);
    expect([backOf(folders, 'safe'), backOf(folders, 'mail')]).toEqual([undefined, undefined]);
    await readBack(folders, ['It is safe.', 'q']);
    expect([backOf(folders, 'safe'), backOf(folders, 'mail')]).toEqual(['It is safe.', undefined]);
    await readBack(folders, ['Look at your mail every day.']);
    expect(backOf(folders, 'mail')).toBe('Look at your mail every day.');
  });
});
