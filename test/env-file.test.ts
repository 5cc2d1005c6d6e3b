import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../src/config/read.ts';
import { SettingsError } from '../src/config/settings-error.ts';
import { loadEnvFile } from '../src/env-file.ts';

function write(content: string | Buffer): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, '.env');
  writeFileSync(file, content);
  return file;
}

function load(content: string | Buffer, before: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...before };
  loadEnvFile(environment, write(content));
  return environment;
}

function faultsOf(content: string | Buffer): readonly string[] {
  try {
    load(content);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('the settings of a file', () => {
  it('are the same by any editor: with a byte order mark, with CRLF or CR, without an end of the last line', () => {
    const lines = ['ADVOCATE_PHONE=+15557654321', '', '# a remark', 'LANGUAGES=es,en'];
    const expected = { ADVOCATE_PHONE: '+15557654321', LANGUAGES: 'es,en' };
    for (const end of ['\n', '\r\n', '\r'])
      for (const mark of ['', '\u{feff}']) expect(load(mark + lines.join(end))).toEqual(expected);
  });

  it('may stand in quotes, before a remark, after export, and give way to those of the environment', () => {
    const content = [
      'HOTLINE_NAME="Ayuda # 1" # a remark',
      'USAGE_PASSWORD=\'a "horse"#staple\'',
      'export PORT = 4000   # a remark',
      'LANGUAGES= # none yet',
      'LOG_LEVEL=warn',
    ].join('\n');
    expect(load(content, { LOG_LEVEL: 'debug' })).toEqual({
      HOTLINE_NAME: 'Ayuda # 1',
      USAGE_PASSWORD: 'a "horse"#staple',
      PORT: '4000',
      LANGUAGES: '',
      LOG_LEVEL: 'debug',
    });
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['UTF-16 with a mark', Buffer.from('\u{feff}PORT=4000\n', 'utf16le'), /\.env: is in UTF-16: save/],
    ['UTF-16 without one', Buffer.from('PORT=4000\n', 'utf16le'), /\.env: is in UTF-16: save/],
    ['UTF-16, the high byte first', Buffer.from('PORT=1', 'utf16le').swap16(), /\.env: is in UTF-16: save/],
    ['a NUL byte', 'PORT=4000\nHOST=127.0.0.1\0\n', /\.env, line 2: has a NUL byte/],
    ['Windows-1252', Buffer.from('PORT=1\nHOTLINE_NAME=Línea', 'latin1'), /\.env, line 2: is not in UTF-8/],
    [
      'a # that would cut it short',
      'USAGE_PASSWORD=correct-horse#staple',
      /line 1: USAGE_PASSWORD has a #.*quotes/,
    ],
    ['a # at its beginning', 'PORT=1\nUSAGE_PASSWORD=#horse-battery', /line 2: USAGE_PASSWORD has a #/],
    ['a setting that stands twice', 'PORT=1\nHOST=::1\nPORT=2', /line 3: PORT is set on line 1 already/],
    ['quotes that do not end', 'HOTLINE_NAME="Ayuda', /line 1: HOTLINE_NAME begins with "/],
    ['more after its quotes', 'HOTLINE_NAME="A" and B', /line 1: HOTLINE_NAME goes on after/],
    ['what is no setting', 'PORT 4000', /line 1: is no setting: write NAME=value/],
  ])('are refused with the line and the remedy: %s', (_what, content, fault) => {
    const faults = faultsOf(content);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(fault);
  });

  it('are told all their faults at once', () => {
    expect(faultsOf('PORT 1\nHOST=::1\nHOST=::1\nLANGUAGES=a#b')).toHaveLength(3);
  });

  it('are none where there is no file, and named where a folder is in its place', () => {
    const file = write('');
    expect(() => {
      loadEnvFile({}, path.join(file, '../nothing'));
    }).not.toThrow();
    mkdirSync(`${file}.d`);
    expect(() => {
      loadEnvFile({}, `${file}.d`);
    }).toThrow(/is a folder/);
  });
});

describe('a setting', () => {
  it('is the same where the quotes of a file come with it, as from Docker', () => {
    expect(readSettings({ HOTLINE_NAME: '"Línea de ayuda"', PORT: "'4000'" })).toMatchObject({
      hotlineName: 'Línea de ayuda',
      port: 4000,
    });
  });

  it('is the same in letters that a Mac has taken apart', () => {
    const password = 'contraseña-única';
    expect(
      readSettings({ HOTLINE_NAME: 'Línea'.normalize('NFD'), USAGE_PASSWORD: password.normalize('NFD') }),
    ).toMatchObject({ hotlineName: 'Línea'.normalize('NFC'), usagePassword: password.normalize('NFC') });
  });
});
