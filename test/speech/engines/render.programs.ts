import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guide } from '../../guides.ts';
import { linesNeeded } from '../../../src/guide/lines.ts';
import { markHeard } from '../../../src/speech/edit.ts';
import { speechSeconds } from '../../../src/phone/duration.ts';
import { EngineError } from '../../../src/speech/engines/engine.ts';
import { costOfPlan } from '../../../src/speech/engines/render.ts';
import { toFingerprint } from '../../../src/speech/fingerprint.ts';
import type { SpeechFolders } from '../../../src/speech/folders.ts';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import { takeIn } from '../../../src/speech/takes/take-in.ts';
import { textIn } from '../../../src/speech/texts.ts';
import { copyWords, setValues } from '../../copied-words.ts';
import { recordTones, surveyOf } from '../../tones.ts';
import { humAsWave } from './hum.ts';
import { createEnding, createHum, judge, makeLines, planOf } from './humming.ts';

const few = ['safe', 'mail', 'goodbye', 'digits-83', 'important', 'no-person'];

const filesOf = ({ audio }: SpeechFolders, language: string): readonly string[] => {
  const folder = path.join(audio, language);
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : [];
};

async function secondsOf({ audio }: SpeechFolders, name: string): Promise<number> {
  const { samples, rate } = await decodeSound(readFileSync(path.join(audio, name)));
  return samples.length / rate;
}

describe('an engine’s recordings', () => {
  it('are planned of every line that can be played, those first without which a language is not offered', () => {
    const folders = copyWords();
    const { jobs, people, refused } = planOf(folders, 'ht', createHum());
    const planned = jobs.map(({ line }) => line);
    const { stock } = surveyOf(folders, 'ht');
    expect(stock.whole.filter((line) => !planned.includes(line))).toEqual([]);
    expect(planned).toEqual(expect.arrayContaining(['computer-voice', 'press-any-key', 'hour-3']));
    expect(planned.some((line) => /^(?:paper|sounds|message|whisper)-|greeting-named/.test(line))).toBe(
      false,
    );
    expect(planned.slice(0, stock.short.length)).toEqual(stock.short);
    expect(new Set(planned).size).toBe(planned.length);
    expect([people, refused]).toEqual([[], []]);
  });

  it('are charged for twice where the engine speaks slowly itself, and for nothing where nobody is paid', () => {
    const folders = copyWords();
    const plan = planOf(folders, 'es', createHum(), { lines: ['safe'] });
    const text = textIn(surveyOf(folders, 'es').texts, 'safe') ?? '';
    const cost = costOfPlan(createHum(), plan);
    expect(cost).toEqual({ characters: 2 * text.length, dollars: (2 * text.length * 16) / 1e6 });
    expect(costOfPlan(createHum({ hasRates: false }), plan).characters).toBe(text.length);
    expect(costOfPlan(createHum({ price: 0 }), plan)).toEqual({ characters: 0, dollars: 0 });
  });

  it('cost what was told before', async () => {
    const folders = copyWords();
    const expected = costOfPlan(createHum(), planOf(folders, 'es', createHum(), { lines: few }));
    const { characters, made } = await makeLines(folders, 'es', few);
    expect([made, characters]).toEqual([few.length, expected.characters]);
  });

  it('say by what they were made, and when, and have a slower twin; numbers are slower from the start', async () => {
    const folders = copyWords();
    for (const hasRates of [true, false]) {
      await makeLines(folders, 'ht', few, { engine: createHum({ hasRates }), all: true });
      const { recordings } = surveyOf(folders, 'ht');
      expect(recordings.faults).toEqual([]);
      expect([...recordings.files.keys()].toSorted()).toEqual(few.toSorted());
      const made = { engine: 'hum', voice: 'hum', settings: '' };
      expect(recordings.list.safe).toMatchObject({ made, on: '2026-11-23' });
      const plain = await secondsOf(folders, 'ht/safe.wav');
      expect((await secondsOf(folders, 'ht/slower/safe.wav')) / plain).toBeCloseTo(1.25, 1);
      const text = textIn(surveyOf(folders, 'ht').texts, 'digits-83') ?? '';
      const { samples } = await decodeSound(humAsWave(text, 100));
      const number = await secondsOf(folders, 'ht/digits-83.wav');
      expect(number / (samples.length / 8000)).toBeGreaterThan(1.1);
      expect((await secondsOf(folders, 'ht/slower/digits-83.wav')) / number).toBeGreaterThan(1.1);
    }
  });

  it('are made again where the words have changed, and of what is there only when all is asked for', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', few);
    const planned = (all = false): readonly string[] =>
      planOf(folders, 'ht', createHum(), { lines: few, all }).jobs.map(({ line, why }) => `${line} ${why}`);
    expect(planned()).toEqual([]);
    expect(planned(true)).toHaveLength(few.length);
    setValues(folders, 'prompts/ht/call.json', { goodbye: 'N a wè pita. Orevwa.' });
    expect(planned()).toEqual(['goodbye stale']);
    const { recordings, texts } = surveyOf(folders, 'ht');
    const later = { text: toFingerprint(textIn(texts, 'goodbye') ?? ''), meaning: 'same' };
    setValues(folders, 'audio/ht/recordings.json', { goodbye: { ...recordings.list.goodbye, later } });
    expect(planned()).toEqual(['goodbye stale']);
  });

  it('take no person’s place, and a person takes theirs', async () => {
    const folders = copyWords();
    recordTones(folders, 'ht', ['safe']);
    expect(planOf(folders, 'ht', createHum(), { lines: few, all: true }).people).toEqual(['safe']);
    await makeLines(folders, 'ht', few, { all: true });
    expect(surveyOf(folders, 'ht').recordings.list.safe?.made).toBeUndefined();
    expect(surveyOf(folders, 'ht').recordings.list.mail?.made).toBeDefined();
    const text = textIn(surveyOf(folders, 'ht').texts, 'mail') ?? '';
    const file = path.join(folders.audio, 'mail.wav');
    writeFileSync(file, humAsWave(text, 100));
    const take = { file, language: 'ht', line: 'mail', text, on: '2026-11-23', replace: false };
    expect(await takeIn(folders.audio, { ...take, expected: speechSeconds(text) })).toHaveProperty('seconds');
    expect(surveyOf(folders, 'ht').recordings.list.mail?.made).toBeUndefined();
    expect(await takeIn(folders.audio, { ...take, expected: speechSeconds(text) })).toHaveProperty('refused');
  });

  it('that a listener has refused are made by another voice only', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', few);
    judge(folders, 'ht', ['safe'], 'refused');
    expect(planOf(folders, 'ht', createHum(), { all: true }).refused).toEqual(['safe']);
    const other = createHum({
      voice: 'another',
      speak: (text, rate) => Promise.resolve({ bytes: humAsWave(text, rate * 0.9), charged: 0 }),
    });
    expect(planOf(folders, 'ht', other, { lines: few }).jobs.map(({ line }) => line)).toEqual(['safe']);
    await makeLines(folders, 'ht', few, { engine: other });
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('unheard');
  });

  it('keep what a listener found when they sound just the same again, and lose it when they do not', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe', 'mail']);
    judge(folders, 'ht', ['safe', 'mail']);
    await makeLines(folders, 'ht', ['safe'], { all: true });
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('current');
    const slower = createHum({
      speak: (text, rate) => Promise.resolve({ bytes: humAsWave(text, rate * 0.9), charged: 0 }),
    });
    await makeLines(folders, 'ht', ['mail'], { engine: slower, all: true });
    expect(surveyOf(folders, 'ht').stock.stateOf('mail')).toBe('unheard');
    const verdict = { by: 'A', on: '2026-11-23', verdict: 'approved', sound: 'another' } as const;
    expect(() => {
      markHeard({ folders }, { language: 'ht', line: 'mail' }, verdict);
    }).toThrow('listen once more');
  });

  it('that are not what was taken in any more count as missing, and are made again', async () => {
    const folders = copyWords();
    await makeLines(folders, 'ht', ['safe', 'mail']);
    judge(folders, 'ht', ['safe', 'mail']);
    const twin = readFileSync(path.join(folders.audio, 'ht/slower/mail.wav'));
    writeFileSync(path.join(folders.audio, 'ht/slower/safe.wav'), twin);
    const { recordings, stock } = surveyOf(folders, 'ht');
    expect(recordings.faults).toHaveLength(1);
    expect(recordings.faults[0]).toContain('audio/ht/safe.wav');
    expect([stock.stateOf('safe'), stock.stateOf('mail')]).toEqual(['missing', 'current']);
    const { jobs } = planOf(folders, 'ht', createHum(), { lines: few.slice(0, 2) });
    expect(jobs.map(({ line }) => line)).toEqual(['safe']);
  });
});

describe('making recordings', () => {
  it('refuses a line that fails the checks, with the reason, and makes the others', async () => {
    const folders = copyWords();
    const engine = createHum({
      parallel: 1,
      speak: (text, rate) => {
        const isSafe = text === textIn(surveyOf(folders, 'ht').texts, 'safe');
        return Promise.resolve({ bytes: isSafe ? humAsWave('', 100) : humAsWave(text, rate), charged: 0 });
      },
    });
    const { made, refused, steps, stopped } = await makeLines(folders, 'ht', few, { engine });
    expect([made, refused, stopped]).toEqual([few.length - 1, 1, undefined]);
    const told = steps.find(({ line }) => line === 'safe')?.outcome;
    expect(told && 'refused' in told && told.refused).toContain('s long where the text takes about');
    expect(surveyOf(folders, 'ht').stock.stateOf('safe')).toBe('missing');
  });

  it('ends where none of the first lines can be made', async () => {
    const folders = copyWords();
    let asked = 0;
    const engine = createHum({
      parallel: 1,
      speak: () => {
        asked += 1;
        return Promise.reject(new EngineError('line', 'the model is broken'));
      },
    });
    const { made, refused, stopped } = await makeLines(folders, 'ht', few, { engine });
    expect([made, refused, asked]).toEqual([0, 3, 3]);
    expect(stopped).toBeInstanceOf(EngineError);
  });

  it('ends where the engine fails for good, keeps what was made, and goes on with the rest', async () => {
    const folders = copyWords();
    let left = 5;
    const failing = createHum({
      parallel: 1,
      speak: (text, rate) => {
        left -= 1;
        return left < 0
          ? Promise.reject(new EngineError('run', 'the credentials have expired'))
          : Promise.resolve({ bytes: humAsWave(text, rate), charged: 1 });
      },
    });
    const first = await makeLines(folders, 'ht', few, { engine: failing });
    expect([first.made, first.stopped?.message]).toEqual([2, 'the credentials have expired']);
    expect(filesOf(folders, 'ht').filter((name) => name.endsWith('.wav'))).toHaveLength(4);
    expect(filesOf(folders, 'ht').some((name) => name.includes('.part'))).toBe(false);
    const second = await makeLines(folders, 'ht', few);
    expect([second.made, second.stopped]).toEqual([few.length - 2, undefined]);
    expect(surveyOf(folders, 'ht').recordings.faults).toEqual([]);
  });

  it('ends when it is stopped, and leaves nothing half made', async () => {
    const folders = copyWords();
    const ending = createEnding();
    let asked = 0;
    const engine = createHum({
      parallel: 2,
      speak: (text, rate, signal) => {
        asked += 1;
        if (asked <= 4) return Promise.resolve({ bytes: humAsWave(text, rate), charged: 1 });
        return new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
          if (asked === 6) ending.abort(new Error('stopped by hand'));
        });
      },
    });
    const { made, refused, stopped } = await makeLines(folders, 'ht', few, { engine, signal: ending.signal });
    expect([made, refused, stopped?.message, asked]).toEqual([2, 0, 'stopped by hand', 6]);
    const { recordings } = surveyOf(folders, 'ht');
    expect([recordings.files.size, recordings.faults]).toEqual([2, []]);
  });

  it('gives an engine no more texts at once than it takes', async () => {
    const folders = copyWords();
    let [running, most] = [0, 0];
    const engine = createHum({
      parallel: 3,
      speak: async (text, rate) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return { bytes: humAsWave(text, rate), charged: 1 };
      },
    });
    await makeLines(folders, 'ht', few, { engine });
    expect(most).toBe(3);
  });
});

describe('the guide', () => {
  it('says a line slowly wherever it is said, or nowhere: a recording has one pace', () => {
    for (const language of ['es', 'en', 'ht']) {
      const callers = ['es', 'en', 'ht', 'fr'];
      const alone = callers.flatMap((caller) => linesNeeded(guide, language, [caller]));
      for (const { line, slow } of linesNeeded(guide, language, callers)) {
        const paces = new Set(alone.filter((one) => one.line === line).map((one) => one.slow));
        expect([...paces], `${language} ${line}`).toEqual([slow]);
      }
    }
  });
});
