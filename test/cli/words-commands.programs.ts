import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allWords as guide } from '../guides.ts';
import { addLanguage } from '../../src/speech/add-language.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { surveyOf } from '../tones.ts';
import { lineProgram } from '../line-program.ts';

const root = path.join(import.meta.dirname, '../..');
const material = path.join(root, 'test/speech/takes/made-by-espeak-ng');

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** Runs a command of the project as its user does, in folders of its own, with nothing set in the environment. */
function run(command: string, folders: SpeechFolders, ...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lineProgram, command, ...words, ...['--prompts', folders.prompts, '--audio', folders.audio]],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, out: stdout, error: stderr };
}

describe('line recordings', () => {
  it('takes a folder in, tells of each file, and fails where one is refused', () => {
    const folders = copyWords();
    const first = run('recordings', folders, 'import', material);
    expect([first.status, first.error]).toEqual([0, '']);
    expect(first.out.match(/taken in .*made-by/g)).toHaveLength(3);
    const again = run('recordings', folders, 'import', material);
    expect(again.status).toBe(1);
    expect(again.out.match(/refused .*made-by/g)).toHaveLength(3);
    const status = run('recordings', folders, 'status', 'es', '--missing');
    expect(status.out).toMatch(/3 of \d+/);
  });

  it('says of a changed text that its meaning is the same, and of an unchanged one that there is nothing to say', () => {
    const folders = copyWords();
    run('recordings', folders, 'import', material);
    expect(run('recordings', folders, 'meaning', 'same', 'es', 'goodbye').status).toBe(1);
    setValues(folders, 'prompts/es/call.json', { goodbye: 'Vuelva a llamar cuando quiera. Adiós.' });
    expect(surveyOf(folders, 'es').stock.stateOf('goodbye')).toBe('changed');
    expect(run('recordings', folders, 'meaning', 'same', 'es', 'goodbye').status).toBe(0);
    expect(surveyOf(folders, 'es').stock.stateOf('goodbye')).toBe('older');
  });

  it('makes a sheet with every line of a language, its English and its file name', () => {
    const folders = copyWords();
    const out = path.join(folders.audio, 'sheet.html');
    expect(run('recordings', folders, 'sheet', 'es', '--out', out).status).toBe(0);
    const sheet = readFileSync(out, 'utf8');
    for (const line of surveyOf(folders, 'es').stock.whole) expect(sheet).toContain(`-${line}<`);
  });

  it('tells a language and a file that are not there, on one line', () => {
    const folders = copyWords();
    for (const words of [
      ['sheet', 'xx'],
      ['status', 'xx'],
      ['import', '/not/there'],
    ]) {
      const { status, error } = run('recordings', folders, ...words);
      expect([status, error.trim().split('\n').length]).toEqual([1, 1]);
    }
  });
});

describe('line languages', () => {
  it('adds a language as a draft in English, which is ready only when its words break no rule', () => {
    const folders = copyWords();
    const added = run('languages', folders, 'add', 'vi', '--name', 'Tiếng Việt', '--english', 'Vietnamese');
    expect([added.status, added.error]).toEqual([0, '']);
    const info = readLanguages(folders.prompts).find(({ code }) => code === 'vi');
    expect(info).toMatchObject({ isDraft: true, english: 'Vietnamese' });
    expect(info?.voice).toBeDefined();
    expect(surveyOf(folders, 'vi').texts.lines.size).toBe(surveyOf(folders, 'fr').texts.lines.size);
    expect(run('lint', folders, '--quiet').status).toBe(0);
    const early = run('languages', folders, 'ready', 'vi');
    expect(early.status).toBe(1);
    expect(early.out).toContain('untranslated');
    // After these "in English it is called" follows, so that they must end with what is named.
    const named: Readonly<Record<string, string>> = { 'have-ready': 'A Number', mail: 'appointment notice' };
    for (const [line, { topic, value }] of surveyOf(folders, 'vi').texts.lines) {
      const text = ['Xin', value, ...(line in named ? [named[line]] : [])].join(' ');
      setValues(folders, `prompts/vi/${topic}.json`, { [line]: text });
    }
    const ready = run('languages', folders, 'ready', 'vi');
    expect([ready.out.split('\n').length, ready.error]).toEqual([2, '']);
    expect(readLanguages(folders.prompts).find(({ code }) => code === 'vi')?.isDraft).toBe(false);
  });

  it('adds a language that nobody writes with its name alone', () => {
    const folders = copyWords();
    run('languages', folders, 'add', 'mam', '--name', 'Mam', '--english', 'Mam', '--no-written');
    expect(surveyOf(folders, 'mam').info.isWritten).toBe(false);
    expect(run('lint', folders, '--quiet').status).toBe(0);
  });

  it.each([
    ['es', []],
    ['Xx', []],
    ['xx', ['--script', 'Runes of my own']],
  ])('refuses a language that is there or cannot be, and writes nothing: %s %s', (code, more) => {
    const folders = copyWords();
    const before = readFileSync(path.join(folders.prompts, 'en/scripts.json'), 'utf8');
    const { status, error } = run(
      'languages',
      folders,
      'add',
      code,
      '--name',
      'X',
      '--english',
      'X',
      ...more,
    );
    expect([status, error.trim().split('\n').length]).toEqual([1, 1]);
    expect(readFileSync(path.join(folders.prompts, 'en/scripts.json'), 'utf8')).toBe(before);
    expect(existsSync(path.join(folders.prompts, 'xx'))).toBe(false);
  });
});

describe('adding a language', () => {
  const language = {
    code: 'vi',
    name: 'Tiếng Việt',
    english: 'Vietnamese',
    isWritten: true,
    scripts: ['Latin'],
  };
  const spoken = 'en/scripts.json';

  it.each<[string, string, (text: string) => string | Buffer]>([
    ['the English of what it would be called', spoken, (text) => Buffer.from(text, 'utf16le')],
    ['the list itself', spoken, () => '[]'],
    ['English that it would begin with', 'en/about.json', (text) => text.slice(0, -3)],
  ])(
    'writes nothing where something is wrong with %s, and can be done once it is mended',
    (_what, name, edit) => {
      const folders = copyWords();
      const file = path.join(folders.prompts, name);
      const before = readFileSync(file, 'utf8');
      writeFileSync(file, edit(before));
      expect(() => addLanguage(guide, folders.prompts, language)).toThrow(`prompts/${name}`);
      expect(existsSync(path.join(folders.prompts, 'vi'))).toBe(false);
      writeFileSync(file, before);
      expect(addLanguage(guide, folders.prompts, language)).toContain('vi/language.json');
    },
  );

  it('leaves nothing behind where the last file cannot be written', () => {
    const folders = copyWords();
    mkdirSync(path.join(folders.prompts, `${spoken}.part`));
    expect(() => addLanguage(guide, folders.prompts, language)).toThrow();
    expect(existsSync(path.join(folders.prompts, 'vi'))).toBe(false);
  });
});

describe('line lint', () => {
  it('fails for an error, and names the rule', () => {
    const folders = copyWords();
    expect(run('lint', folders, '--quiet').status).toBe(0);
    setValues(folders, 'prompts/es/about.json', { safe: 'Es seguro.' });
    const { status, out } = run('lint', folders);
    expect(status).toBe(1);
    expect(out).toContain('(lost-hedge)');
  });
});

describe('line review', () => {
  it('without a language tells how far each is, and for English that it is no translation', () => {
    const folders = copyWords();
    expect(run('review', folders).out).toContain('es');
    expect(run('review', folders, 'en').status).toBe(1);
    expect(run('review', folders, 'es', '--list').out.split('\n').length).toBeGreaterThan(200);
  });
});

describe('line review in a terminal', () => {
  it('takes every answer, also those that are typed ahead', () => {
    const folders = copyWords();
    const { stdout } = spawnSync(
      process.execPath,
      [lineProgram, 'review', 'es', '--prompts', folders.prompts],
      { encoding: 'utf8', input: 'A reviewer\ny\ns\ny\nq\n', env: { PATH: process.env.PATH } },
    );
    expect(stdout).toContain('2 reviewed');
    const reviewed = Object.values(surveyOf(folders, 'es').reviews).filter(({ review }) => review);
    expect(reviewed).toHaveLength(2);
  });
});

describe('docs/scripts', () => {
  it('are what callers hear now', () => {
    const { status, stderr } = spawnSync(process.execPath, [lineProgram, 'script', '--check'], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('line words', () => {
  it('tells in which languages callers do not hear the notice, until it is there in English', () => {
    const { audio: folder } = copyWords();
    const set = (lang: string): string =>
      spawnSync(
        process.execPath,
        [
          ...['--import', 'tsx', path.join(root, 'src/cli/line.ts'), 'words', '--folder', folder],
          ...['set', 'notice', '--lang', lang, '--text', 'Hoy.', '--until', '2099-12-31'],
        ],
        { encoding: 'utf8', env: { PATH: process.env.PATH } },
      ).stderr;
    expect(set('es')).toMatch(/\ben, .*--lang en/);
    expect(set('en')).not.toMatch(/\b(?:es|en), |--lang/);
  });
});
