import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsFile, projectFacts, readFacts } from '../../src/facts/versions.ts';
import { allWords as guide } from '../guides.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { lintWords } from '../../src/speech/lint/lint.ts';
import { readOwnWords } from '../../src/speech/own-words.ts';
import { readRecordingList } from '../../src/speech/recordings.ts';
import { readReviews } from '../../src/speech/reviews.ts';
import { loadSpeech } from '../../src/speech/speech.ts';
import { surveyLanguages } from '../../src/speech/survey.ts';
import { copyWords } from '../copied-words.ts';

const about = 'es/about.json';

/** Changes a file of the words as an editor might. */
function change({ prompts }: SpeechFolders, name: string, edit: (text: string) => string | Buffer): string {
  const file = path.join(prompts, name);
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  return file;
}

function errorsOf(folders: SpeechFolders): readonly string[] {
  const languages = surveyLanguages(guide, folders, readLanguages(folders.prompts));
  return lintWords({ guide, languages, seconds: speechSeconds, strict: new Set() })
    .filter(({ severity }) => severity === 'error')
    .map(({ place, message }) => `${place}: ${message}`);
}

/** What callers hear of one line in Spanish. */
async function spoken(folders: SpeechFolders, line: string): Promise<string> {
  return (await loadSpeech(guide, folders)).text(line, 'es');
}

const ways: readonly (readonly [string, (text: string) => string | Buffer])[] = [
  ['a byte order mark', (text) => `\u{feff}${text}`],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['letters that a Mac has taken apart', (text) => text.normalize('NFD')],
];

const faults: readonly (readonly [string, (text: string) => string | Buffer, RegExp])[] = [
  [
    'Windows-1252',
    (text) => Buffer.from(text, 'latin1'),
    /, line \d+: is not in UTF-8.*save the file as UTF-8/,
  ],
  ['UTF-16', (text) => Buffer.from(`\u{feff}${text}`, 'utf16le'), /: is in UTF-16: save it as UTF-8/],
  ['a NUL byte', (text) => text.replace('\n', '\0\n'), /, line 1: has a NUL byte/],
  ['no end', (text) => text.trimEnd().slice(0, -1), /, line \d+: is no JSON/],
  [
    'a key that stands twice',
    (text) => text.replace(/\n\}\s*$/, ',\n  "important": "No es importante."\n}'),
    /, line \d+: "important" stands twice: delete one/,
  ],
  [
    'a key that stands twice, once in other signs',
    (text) => text.replace('{', '{ "\\u0069mportant" : "No es importante.",'),
    /, line \d+: "important" stands twice/,
  ],
];

describe('a file of the words', () => {
  it.each(ways)('is heard and checked as it would be without %s', async (_what, edit) => {
    const folders = copyWords();
    const before = await spoken(folders, 'important');
    change(folders, about, edit);
    expect(await spoken(folders, 'important')).toBe(before);
    expect(errorsOf(folders)).toEqual([]);
  });

  it.each(faults)(
    'is named with its line and a remedy, by the check and the start, for %s',
    async (_what, edit, why) => {
      const folders = copyWords();
      change(folders, about, edit);
      const errors = errorsOf(folders);
      expect(errors).toHaveLength(1);
      const place = new RegExp(`^prompts/es/about\\.json${why.source}`);
      expect(errors[0]).toMatch(place);
      await expect(loadSpeech(guide, folders)).rejects.toThrow(new RegExp(place.source.slice(1)));
    },
  );

  it.each(['Es una ma\u{fffd}ana.', '\u{fffd}'])(
    'that has lost letters to another encoding is an error: %s',
    (text) => {
      const folders = copyWords();
      change(folders, about, (all) => all.replace(/("important": )".*"/, `$1"${text}"`));
      expect(errorsOf(folders).join('\n')).toMatch(/^prompts\/es\/about\.json: "important": has U\+FFFD/m);
    },
  );

  it('is passed over where an archive has put it beside the others', () => {
    const folders = copyWords();
    for (const name of ['__MACOSX', '.git']) mkdirSync(path.join(folders.prompts, name));
    expect(errorsOf(folders)).toEqual([]);
  });
});

describe('every other file that people write', () => {
  const twice = '{\n  "a": {},\n  "a": {}\n}\n';
  it.each<[string, (folders: SpeechFolders) => unknown, RegExp]>([
    [
      'language.json',
      ({ prompts }) => readLanguages(prompts),
      /prompts\/es\/language\.json, line 3: "a" stands/,
    ],
    [
      'review.json',
      ({ prompts }) => readReviews(prompts, 'es'),
      /^prompts\/es\/review\.json, line 3: "a" stands/,
    ],
    [
      'recordings.json',
      ({ audio }) => readRecordingList(audio, 'es'),
      /^audio\/es\/recordings\.json, line 3: "a"/,
    ],
  ])('is read as strictly: %s', (name, read, why) => {
    const folders = copyWords();
    const folder = path.join(name === 'recordings.json' ? folders.audio : folders.prompts, 'es');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), twice);
    expect(() => read(folders)).toThrow(why);
  });

  it.each<[string, (folders: SpeechFolders) => unknown, string]>([
    [
      'prompts/es/review.json',
      ({ prompts }) => readReviews(prompts, 'es'),
      '{"safe": {"review": {"by": "A", "on": "2026-02-30", "english": "", "translation": ""}}}',
    ],
    [
      'audio/es/recordings.json',
      ({ audio }) => readRecordingList(audio, 'es'),
      '{"safe": {"text": "", "on": "2027-02-29"}}',
    ],
    [
      'prompts/facts/faq.json',
      ({ prompts }) => readFacts('faq', path.join(prompts, 'facts')),
      readFileSync(factsFile(projectFacts, 'faq'), 'utf8').replace(
        /"compared": (?:null|"[^"]*")/,
        '"compared": "2026-13"',
      ),
    ],
  ])('names a day that does not exist: %s', (name, read, text) => {
    const folders = copyWords();
    const file = name.replace(/^prompts/, folders.prompts).replace(/^audio/, folders.audio);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    expect(() => read(folders)).toThrow(name.replace('prompts/facts/', ''));
  });

  it('is read as strictly: the hotline’s own words, of which none are said', () => {
    const { audio: folder } = copyWords();
    const file = path.join(folder, 'words.json');
    const notice = '{"notice": {"until": "2027-01-01", "text": {"es": "Mañana no.", "es": "Mañana sí."}}}';
    writeFileSync(file, notice);
    const { words, faults: found } = readOwnWords(guide, folder);
    expect(words.notice).toBeUndefined();
    expect(found[0]).toMatch(/words\.json, line 1: "es" stands twice/);
    writeFileSync(file, `\u{feff}${notice.replace(', "es": "Mañana sí."', '')}\r\n`.normalize('NFD'));
    expect(readOwnWords(guide, folder).words.notice?.text.es).toBe('Mañana no.'.normalize('NFC'));
  });
});
