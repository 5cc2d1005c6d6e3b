import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guide } from '../src/guide/guide.ts';
import { placeCall } from '../src/phone/call.ts';
import { createScript } from '../src/phone/caller.ts';
import { createInstantClock } from '../src/phone/clock.ts';
import { readKeys } from '../src/phone/keys.ts';
import { heardTexts, type CallRecord } from '../src/phone/record.ts';
import { ownRecordingFile, readOwnWords, writeOwnWords, type OwnWordsFile } from '../src/speech/own-words.ts';
import { placesOf } from '../src/workbench/phone/saved-call.ts';
import { publicUrl, startTestLine, type TestLine } from './test-line.ts';

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
      spawnSync(process.execPath, [
        '--import',
        'tsx',
        path.join(root, 'src/cli/own-words.ts'),
        '--folder',
        folder,
        ...options,
      ]).status;
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
    expect(heardTexts(await call(line, 'es', '4,2,2,-,-,-,-'))).toContain(text.es);
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
      const heard = heardTexts(await call(line, language, '1,2,-,-'));
      expect(heard).toContain(line.speech().text('silenced', language));
      expect(heard).not.toContain(line.speech().text('safe', language));
    }
  });

  it('is an answer, in whose place callers are told to ask a person', async () => {
    const line = await start(makeFolder({ silenced: ['bring-no-id'] }));
    const record = await call(line, 'es', '3,3,-,*,-');
    const nodes = placesOf(record).map((place) => place.split(' ')[1]);
    expect(nodes).not.toContain('bring-no-id');
    expect(nodes).toContain('answer-silenced');
    expect(heardTexts(record)).toContain(line.speech().text('silenced', 'es'));
  });
});

describe('npm run words', () => {
  const run = (
    folder: string,
    ...options: readonly string[]
  ): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', path.join(root, 'src/cli/own-words.ts'), '--folder', folder, ...options],
      { encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  };

  it('writes, shows, silences and takes away', () => {
    const folder = makeFolder();
    expect(
      run(folder, 'set', 'notice', '--lang', 'es', '--text', notice.es, '--until', '2026-12-31').status,
    ).toBe(0);
    expect(run(folder, 'silence', 'W5').status).toBe(0);
    expect(readOwnWords(guide, folder)).toMatchObject({
      notice: { until: '2026-12-31', text: { es: notice.es } },
      silenced: ['W5'],
    });
    expect(run(folder).output).toContain(notice.es);
    expect(run(folder, 'clear', 'notice').status).toBe(0);
    expect(run(folder, 'unsilence', 'W5').status).toBe(0);
    expect(readOwnWords(guide, folder)).toMatchObject({ silenced: [] });
    expect(readOwnWords(guide, folder).notice).toBeUndefined();
  });

  it.each([
    [['set', 'notice', '--lang', 'es', '--text', 'Vea www.example.org.', '--until', '2026-12-31']],
    [['set', 'notice', '--lang', 'es', '--text', 'x '.repeat(300), '--until', '2026-12-31']],
    [['set', 'notice', '--lang', 'es', '--text', 'Cerrado.', '--until', 'tomorrow']],
    [['set', 'notice', '--lang', 'tlh', '--text', 'Cerrado.']],
    [['set', 'joke', '--lang', 'es', '--text', 'Cerrado.']],
    [['silence', 'W99']],
    [['record', 'notice', 'nowhere.wav', '--lang', 'es']],
  ])('refuses what cannot be said, with a reason, and writes nothing: %j', (options) => {
    const folder = makeFolder();
    const { status, output } = run(folder, ...options);
    expect(status).toBe(1);
    expect(output.length).toBeGreaterThan(20);
    expect(readOwnWords(guide, folder)).toMatchObject({ silenced: [] });
  });
});
