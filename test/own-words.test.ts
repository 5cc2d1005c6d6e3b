import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { amissOf } from './amiss-of.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { heardTexts } from './phone/heard.ts';
import { ownRecordingFile, writeOwnWords, type OwnWordsFile } from '../src/speech/own-words.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import { publicUrl, startTestLine, type TestLine } from './test-line.ts';
import { lineProgram } from './line-program.ts';
import { keysTo } from './keys-to.ts';

const root = path.join(import.meta.dirname, '..');

function makeFolder(words?: Partial<OwnWordsFile>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  if (words) writeOwnWords(folder, { silenced: [], ...words });
  return folder;
}

const notice = { en: 'This hotline is closed next week.', es: 'La línea cierra la próxima semana.' };
const day =
  (text: string): (() => number) =>
  () =>
    Date.parse(`${text}T12:00:00Z`);

const start = (
  folder: string,
  now = day('2026-11-23'),
  environment: Record<string, string> = {},
): Promise<TestLine> => startTestLine({ WORDS_FOLDER: folder, ...environment }, { now });

async function call(line: TestLine, lang: string, keys: string): Promise<CallRecord> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}?lang=${lang}` },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(`${keys},h`)),
  });
  expect(record.failure).toBeUndefined();
  return record;
}

describe('words that change while the line runs', () => {
  it('are said from then on, without a restart, and what is silenced is named', async () => {
    const folder = makeFolder();
    const line = await startTestLine({ WORDS_FOLDER: folder }, { now: day('2026-11-23'), watchEvery: 0.02 });
    expect(heardTexts(await call(line, 'es', '-'))).not.toContain(notice.es);
    writeOwnWords(folder, { silenced: ['W5'], notice: { until: '2026-11-30', text: notice } });
    await vi.waitFor(async () => {
      expect(heardTexts(await call(line, 'es', '-'))).toContain(notice.es);
    });
    expect(amissOf(line).some((what) => what.includes('silenced') && what.includes('W5'))).toBe(true);
    expect(line.logged().some(({ silenced }) => JSON.stringify(silenced) === '["W5"]')).toBe(true);
    writeOwnWords(folder, { silenced: [] });
    await vi.waitFor(async () => {
      expect(heardTexts(await call(line, 'es', '-'))).not.toContain(notice.es);
    });
  });

  it('tell the languages that are offered and in which a notice has no words', async () => {
    const line = await start(makeFolder({ notice: { until: '2026-11-30', text: notice } }));
    const told = amissOf(line).find((what) => what.includes('the notice has no words in'));
    expect(told).toContain('(ar)');
    expect(told).not.toContain('(es)');
  });
});

describe('words at fault', () => {
  it.each(['{"silenced":["W', '', '[]', '{"silenced":"W5"}'])(
    'leave silenced what was, until they can be read again: %s',
    async (broken) => {
      const folder = makeFolder({ silenced: ['W5'] });
      const line = await startTestLine(
        { WORDS_FOLDER: folder },
        { now: day('2026-11-23'), watchEvery: 0.02 },
      );
      writeFileSync(path.join(folder, 'words.json'), broken);
      await vi.waitFor(() => {
        expect(amissOf(line).join()).toContain('words.json');
      });
      expect(line.speech().own.silenced).toEqual(['W5']);
      writeOwnWords(folder, { silenced: [] });
      await vi.waitFor(() => {
        expect(line.speech().own.silenced).toEqual([]);
      });
    },
  );

  const sound = { until: '2026-11-30', text: { es: notice.es } };
  const text = JSON.stringify({ notice: sound, silenced: ['W6'] });

  it.each([
    ['a day that does not exist', { notice: { ...sound, until: '2026-02-30' }, silenced: ['W6'] }, 'notice'],
    ['a part that there is not', { notices: sound, silenced: ['W6'] }, 'notices'],
    ['an unknown fact among others', { silenced: ['W6', 'W99'] }, 'W99'],
    [
      'a text that no voice can say',
      { notice: { ...sound, text: { es: 'Vea www.example.org.' } }, silenced: ['W6'] },
      'notice',
    ],
    ['a text of another kind', { legalHelp: { text: { es: 5 } }, silenced: ['W6'] }, 'legalHelp'],
  ])('are left out and named, and all else is said: %s', async (_what, value, named) => {
    const folder = makeFolder();
    writeFileSync(path.join(folder, 'words.json'), JSON.stringify(value));
    const line = await start(folder);
    expect(heardTexts(await call(line, 'es', '-'))).not.toContain(notice.es);
    expect(amissOf(line).some((what) => what.includes('words.json') && what.includes(named))).toBe(true);
    expect(amissOf(line).some((what) => what.includes('silenced by the hotline: W6'))).toBe(true);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['half of it', text.slice(0, text.length / 2)],
  ])('of which nothing can be read keep no line from answering: %s', async (_what, content) => {
    const folder = makeFolder();
    writeFileSync(path.join(folder, 'words.json'), content);
    const line = await start(folder);
    expect(heardTexts(await call(line, 'es', '-')).length).toBeGreaterThan(3);
    expect(amissOf(line).some((what) => what.includes('words.json'))).toBe(true);
  });
});

describe('a hotline’s own notice', () => {
  it('is said after the greeting in the caller’s language', async () => {
    const line = await start(makeFolder({ notice: { until: '2026-11-30', text: notice } }));
    expect(heardTexts(await call(line, 'es', '-'))).toContain(notice.es);
    expect(heardTexts(await call(line, 'en', '-'))).toContain(notice.en);
  });

  it('is said in English, and said to be so, where the language has none', async () => {
    const line = await start(makeFolder({ notice: { until: '2026-11-30', text: notice } }));
    const heard = heardTexts(await call(line, 'ar', '-'));
    expect(heard.indexOf(line.speech().text('in-english-only', 'ar'))).toBe(heard.indexOf(notice.en) - 1);
  });

  it('is said until its last day is over', async () => {
    const folder = makeFolder({ notice: { until: '2026-11-30', text: notice } });
    const last = await start(folder, day('2026-11-30'));
    expect(heardTexts(await call(last, 'es', '-'))).toContain(notice.es);
    const after = await start(folder, day('2026-12-01'));
    expect(heardTexts(await call(after, 'es', '-'))).not.toContain(notice.es);
  });

  it('that is recorded is played', async () => {
    const folder = makeFolder({
      notice: { until: '2026-11-30', text: { es: 'Intente ir pronto, y lleve su aviso.' } },
    });
    const material = path.join(root, 'test/speech/takes/made-by-espeak-ng/es/004 not-going-do.ogg');
    const words = (...options: readonly string[]): number | null =>
      spawnSync(process.execPath, [lineProgram, 'words', '--folder', folder, ...options]).status;
    expect(words('record', 'notice', material, '--lang', 'es')).toBe(0);
    expect(ownRecordingFile(folder, 'es', 'notice')).toBeDefined();
    const line = await start(folder);
    const record = await call(line, 'es', '-');
    expect(record.timeline.some(({ kind, text }) => kind === 'play' && text.includes('own-notice'))).toBe(
      true,
    );
  });
});

describe('where to find legal help nearby', () => {
  it('is said where a caller is told to look for it', async () => {
    const text = { es: 'En esta ciudad ayuda la Casa Ejemplo.' };
    const line = await start(makeFolder({ legalHelp: { text } }));
    expect(heardTexts(await call(line, 'es', `${keysTo('missed-long')},-,-,-,-`))).toContain(text.es);
  });
});

describe('the hotline’s name', () => {
  it('is said in each language as the hotline says it there', async () => {
    const folder = makeFolder({ name: { es: 'la Línea Ejemplo' } });
    const line = await start(folder, undefined, { HOTLINE_NAME: 'the Example Line' });
    expect(heardTexts(await call(line, 'es', '-')).join(' ')).toContain('la Línea Ejemplo');
    expect(heardTexts(await call(line, 'en', '-')).join(' ')).toContain('the Example Line');
  });
});

describe('what a hotline silences', () => {
  it('is a fact, in every language at once, in whatever answer carries it', async () => {
    const line = await start(makeFolder({ silenced: ['W5'] }));
    for (const language of line.offers().languages) {
      const heard = heardTexts(await call(line, language, `${keysTo('about-safe')},-,-`));
      expect(heard).toContain(line.speech().text('silenced', language));
      expect(heard).not.toContain(line.speech().text('safe', language));
    }
  });

  it('is an answer, in whose place callers are told to ask a person', async () => {
    const line = await start(makeFolder({ silenced: ['bring-no-id'] }));
    const record = await call(line, 'es', `${keysTo('bring-no-id')},-,*,-`);
    const nodes = placesOf(record).map((place) => place.split(' ')[1]);
    expect(nodes).not.toContain('bring-no-id');
    expect(nodes).toContain('answer-silenced');
    expect(heardTexts(record)).toContain(line.speech().text('silenced', 'es'));
  });
});
