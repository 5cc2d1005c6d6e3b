import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guide } from '../guides.ts';
import { readOwnWords, writeOwnWords, type OwnWordsFile } from '../../src/speech/own-words.ts';
import { lineProgram } from '../line-program.ts';

function makeFolder(words?: Partial<OwnWordsFile>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  if (words) writeOwnWords(folder, { silenced: [], ...words });
  return folder;
}

const notice = { en: 'This hotline is closed next week.', es: 'La línea cierra la próxima semana.' };

describe('line words', () => {
  const run = (
    folder: string,
    ...options: readonly string[]
  ): { readonly status: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [lineProgram, 'words', '--folder', folder, ...options],
      { encoding: 'utf8' },
    );
    return { status, output: stdout + stderr };
  };

  it('mends a file that is at fault, and keeps a copy of it', () => {
    const folder = makeFolder();
    const file = path.join(folder, 'words.json');
    const broken = JSON.stringify({ notice: { until: '2026-02-30', text: notice }, silenced: ['W6'] });
    for (const [content, options] of [
      [broken, ['clear', 'notice']],
      [broken, ['silence', 'W5']],
      ['{', ['silence', 'W5']],
      ['{', ['reset']],
    ] as const) {
      writeFileSync(file, content);
      expect(run(folder, ...options).status).toBe(0);
      expect(readOwnWords(guide, folder).faults).toEqual([]);
      expect(readFileSync(`${file}.at-fault`, 'utf8')).toBe(content);
    }
  });

  it('writes, shows, silences and takes away', () => {
    const folder = makeFolder();
    expect(
      run(folder, 'set', 'notice', '--lang', 'es', '--text', notice.es, '--until', '2026-12-31').status,
    ).toBe(0);
    expect(run(folder, 'silence', 'W5').status).toBe(0);
    expect(readOwnWords(guide, folder).words).toMatchObject({
      notice: { until: '2026-12-31', text: { es: notice.es } },
      silenced: ['W5'],
    });
    expect(run(folder).output).toContain(notice.es);
    expect(run(folder, 'clear', 'notice').status).toBe(0);
    expect(run(folder, 'unsilence', 'W5').status).toBe(0);
    expect(readOwnWords(guide, folder).words).toMatchObject({ silenced: [] });
    expect(readOwnWords(guide, folder).words.notice).toBeUndefined();
  });

  it.each([
    [['set', 'notice', '--lang', 'es', '--text', 'Vea www.example.org.', '--until', '2026-12-31']],
    [['set', 'notice', '--lang', 'es', '--text', 'x '.repeat(300), '--until', '2026-12-31']],
    [['set', 'notice', '--lang', 'es', '--text', 'Cerrado.', '--until', 'tomorrow']],
    [['set', 'notice', '--lang', 'es', '--text', 'Cerrado.', '--until', '2026-02-30']],
    [['set', 'notice', '--lang', 'tlh', '--text', 'Cerrado.']],
    [['set', 'joke', '--lang', 'es', '--text', 'Cerrado.']],
    [['silence', 'W99']],
    [['record', 'notice', 'nowhere.wav', '--lang', 'es']],
  ])('refuses what cannot be said, with a reason, and writes nothing: %j', (options) => {
    const folder = makeFolder();
    const { status, output } = run(folder, ...options);
    expect(status).toBe(1);
    expect(output.length).toBeGreaterThan(20);
    expect(readOwnWords(guide, folder).words).toMatchObject({ silenced: [] });
  });
});
