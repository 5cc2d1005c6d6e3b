import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Instance } from '../built-line.ts';
import { ask, askVoice, callThrough, nextOf } from './asking.ts';
import { faultsUnless, tryAll, unless, type Attack, type Case } from './attack.ts';
import { waitUntil, type Stage } from './stage.ts';

const set = (lang: string, text: string, until = '2099-12-31'): readonly string[] => [
  'set',
  'notice',
  '--lang',
  lang,
  '--until',
  until,
  '--text',
  text,
];

function writeWords(folder: string, words: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'words.json'), words);
}

/** A line on these words must answer, with a greeting, and name what is at fault. */
async function faultOfWords(stage: Stage, words: string): Promise<string | undefined> {
  const folder = stage.folder();
  writeWords(folder, words);
  const line = await stage.line({ WORDS_FOLDER: folder });
  const ready = await ask(line.port, { path: '/readyz' });
  const [greeting = ''] = await callThrough(line.port, []);
  await line.kill();
  if (!nextOf(greeting)?.startsWith('/voice/es/greeting')) return 'callers hear no greeting';
  return unless(ready.body.includes('words.json'), '/readyz does not name it');
}

const notice = (text: string, until = '2099-12-31'): string =>
  JSON.stringify({ notice: { until, text: { es: text } } });

/** What the hotline's own words are tried with by somebody who edits the file. */
const editedByHand: readonly (readonly [string, string])[] = [
  ['a day that is not', notice('Cerrado.', '2026-11-31')],
  ['a year of nines', notice('Cerrado.', '2027-99-99')],
  ['half a file', notice('Cerrado.').slice(0, 30)],
  ['a list', '[]'],
  ['a control character', notice('Cerrado\u0001.')],
  ['NUL', notice('Cerrado\u0000.')],
  ['a lone surrogate', '{"notice":{"until":"2099-12-31","text":{"es":"Cerrado \\ud800."}}}'],
  ['U+FFFE', notice('Cerrado\ufffe.')],
  ['9,000 characters', notice('a '.repeat(4500))],
  ['the hole of a document', notice('Cerrado ~state~.')],
];

/** Whether a caller who asks for the answer about identity papers is led elsewhere. */
async function isSilenced({ port }: Instance): Promise<boolean> {
  const { body } = await askVoice(port, '/voice/en/prepare?k=1&n=4', { Digits: '3' });
  return !nextOf(body)?.startsWith('/voice/en/bring-no-id');
}

async function breakFile(stage: Stage, broken: string): Promise<string | undefined> {
  const folder = stage.folder();
  writeWords(folder, '{"silenced":[]}');
  const line = await stage.line({ WORDS_FOLDER: folder });
  if (await isSilenced(line)) return 'it is silenced before it was';
  writeWords(folder, '{"silenced":["bring-no-id"]}');
  if (!(await waitUntil(8, () => isSilenced(line)))) return 'what is silenced was still said after 8 s';
  writeWords(folder, broken);
  const isTold = await waitUntil(8, async () =>
    (await ask(line.port, { path: '/readyz' })).body.includes('words.json'),
  );
  const stays = await isSilenced(line);
  await line.kill();
  return unless(stays, 'callers hear it again') ?? unless(isTold, '/readyz does not tell of the fault');
}

/** Attacks on what callers hear, by the hotline's own words. */
export const wordsAttacks: readonly Attack[] = [
  {
    name: 'impossible-day',
    tried:
      'a notice that ends on a day that does not exist, by the command and by hand; a broken words.json; then a restart',
    right: 'the command refuses; the line starts, answers, and names the fault; the command can fix it',
    run: async (stage) => {
      const folder = stage.folder();
      const run = (...args: readonly string[]): ReturnType<Stage['command']> =>
        stage.command('words', ['--folder', folder, ...args]);
      const commands: readonly Case[] = ['2026-11-31', '2027-99-99', '2026-02-30'].map((day) => [
        `set --until ${day}`,
        async () => unless((await run(...set('es', 'Cerrado.', day))).code === 1, 'was taken'),
      ]);
      const byHand: readonly Case[] = editedByHand.map(([what, words]) => [
        what,
        () => faultOfWords(stage, words),
      ]);
      const mended: Case = [
        'mending by the command',
        async () => {
          writeWords(folder, notice('Cerrado.', '2026-11-31'));
          const { code, said } = await run(...set('es', 'Cerrado hoy.'));
          const isWhole = readFileSync(path.join(folder, 'words.json'), 'utf8').includes('Cerrado hoy.');
          return unless(code === 0 && isWhole, said);
        },
      ];
      return tryAll([...commands, ...byHand, mended], stage);
    },
  },
  {
    name: 'own-words-command',
    tried:
      'control and bidirectional characters, markup, addresses, placeholders, 9,000 characters, ../ as a language',
    right: 'the command refuses each, and writes nothing',
    run: async (stage) => {
      const folder = stage.folder();
      const texts = [
        'Cerrado\u0007.',
        'Cerrado \u202e.',
        '<Say>Cerrado</Say>',
        'Vea https://example.org hoy.',
        'Cerrado ~state~.',
        'Cerrado {{name}}.',
        'a '.repeat(4500),
      ];
      const refused = async (args: readonly string[]): Promise<string | undefined> => {
        const { code } = await stage.command('words', ['--folder', folder, ...args]);
        return unless(code === 1, 'was taken');
      };
      return tryAll(
        [
          ...texts.map((text): Case => [text.slice(0, 30), () => refused(set('es', text))]),
          ['../ as a language', () => refused(set('../es', 'Cerrado.'))],
          ['an object’s own name as a language', () => refused(set('constructor', 'Cerrado.'))],
        ],
        stage,
      );
    },
  },
  {
    name: 'spoken-name',
    tried: 'markup, a placeholder and the hole of a document in HOTLINE_NAME, to have it read or filled',
    right: 'it is spoken as it is written',
    run: async (stage) => {
      const name = '<Dial>+19005550100</Dial> $t(menu) {{count}} ~state~';
      const line = await stage.line({ HOTLINE_NAME: name });
      const [document = ''] = await callThrough(line.port, []);
      const isEscaped = !document.includes('<Dial>') && document.includes('&lt;Dial');
      return {
        happened: isEscaped ? 'it was spoken, escaped' : 'it was not spoken so',
        faults: faultsUnless(
          isEscaped && document.includes('$t(menu)') && document.includes('~state~'),
          'the greeting does not have the name as it is written',
        ),
      };
    },
  },
  {
    // New: whoever wants a dangerous answer said again, or slips while editing, needs only to break the file that silences it.
    name: 'broken-silence',
    tried:
      'breaking words.json in a running line that silences an answer, so that callers hear that answer again',
    right: 'what was silenced stays silenced, and the fault is named',
    run: (stage) =>
      tryAll(
        [
          ['half of the file', () => breakFile(stage, '{"silenced":["bring-no')],
          ['an empty file', () => breakFile(stage, '')],
          ['a text in place of the list', () => breakFile(stage, '{"silenced":"bring-no-id"}')],
        ],
        stage,
      ),
  },
];
