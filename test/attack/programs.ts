import {
  mkdtempSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createCommand } from '../../src/speech/engines/command.ts';
import { ask, askVoice } from './asking.ts';
import { copyProject } from '../copied-project.ts';
import { longSounds } from '../speech/takes/long-sounds.ts';
import { faultsUnless, tryAll, unless, type Attack, type Case } from './attack.ts';
import { waitUntil, type Stage } from './stage.ts';

const root = path.join(import.meta.dirname, '../..');

/** Writes what it was given, and its environment, where the sound should be. */
const program = `
const { writeFileSync } = require('node:fs');
const [, , out, text] = process.argv;
writeFileSync(out, JSON.stringify({ text, environment: process.env }));
`;

/** Starts another of itself, and neither ever ends. */
const hanging = `
const { spawn } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const [, , out, name] = process.argv;
const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
writeFileSync(name, String(child.pid));
setInterval(() => process.stdout.write('x'.repeat(10000)), 1);
`;

/** What a sentence might hold that a shell would do, or a template fill. */
const sentences = [
  '$(touch TOUCHED)',
  '`touch TOUCHED`',
  '; touch TOUCHED',
  "' ; touch TOUCHED '",
  '" & touch TOUCHED',
  '{voice} {out}',
  'one\ntwo',
  '--help',
  '-',
];

async function speakAs(folder: string, text: string): Promise<string | undefined> {
  // One of its own: several are tried at once, and none may read what another is just writing.
  const file = path.join(mkdtempSync(path.join(folder, 'program-')), 'program.cjs');
  writeFileSync(file, program);
  const engine = createCommand({
    template: `${process.execPath} ${file} {out} {text} --voice={voice}`,
    language: 'es',
    voice: '$(touch TOUCHED)',
    parallel: 1,
    timeLimit: 20,
  });
  const { bytes } = await engine.speak(text, 100, new AbortController().signal);
  const got = JSON.parse(Buffer.from(bytes).toString()) as {
    text: string;
    environment: Record<string, string>;
  };
  const settings = ['TWILIO_AUTH_TOKEN', 'USAGE_PASSWORD', 'DATABASE_URL'].filter(
    (name) => name in got.environment,
  );
  if (settings.length > 0) return `the program gets ${settings.join(', ')}`;
  if (existsSync(path.join(process.cwd(), 'TOUCHED'))) return 'a shell has run it';
  return unless(got.text === text, `the program got "${got.text}"`);
}

async function hang(stage: Stage): Promise<string | undefined> {
  const folder = stage.folder();
  const [file, name] = [path.join(folder, 'hanging.cjs'), path.join(folder, 'pid')];
  writeFileSync(file, hanging);
  const engine = createCommand({
    template: `${process.execPath} ${file} {out} ${name}`,
    language: 'es',
    parallel: 1,
    timeLimit: 2,
  });
  const isRefused = await engine.speak('x', 100, new AbortController().signal).then(
    () => false,
    (error: unknown) => String(error).includes('more than 2 s'),
  );
  const child = Number(readFileSync(name, 'utf8'));
  const isGone = await waitUntil(3, () => !isRunning(child));
  return unless(isRefused, 'it was not ended') ?? unless(isGone, 'what it had started goes on');
}

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

const isRefusedTemplate = (template: string): Promise<string | undefined> => {
  try {
    createCommand({ template, language: 'es', parallel: 1, timeLimit: 1 });
    return Promise.resolve('was taken');
  } catch {
    return Promise.resolve(undefined);
  }
};

/** The packages of production alone, as an image has them. */
function linkProduction(folder: string): string {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
  };
  for (const [place, { dev }] of Object.entries(packages)) {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place) ?? [];
    if (name === undefined || dev === true || !existsSync(path.join(root, place))) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    symlinkSync(path.join(root, place), path.join(folder, name));
  }
  return folder;
}

const baseUrl = 'https://somebody:secret@line.example/a"><script>/';

/** Attacks by programs, sounds and files, and by what an image lacks. */
export const programAttacks: readonly Attack[] = [
  {
    name: 'called-programs',
    tried:
      'sentences and voices that a shell would run or a template fill; templates of an object’s own names; a program that forks and hangs',
    right:
      'text stays text; no setting of the hotline in its environment; what hangs is ended with all that it started',
    run: async (stage) => {
      const folder = stage.folder();
      const before = process.env.TWILIO_AUTH_TOKEN;
      process.env.TWILIO_AUTH_TOKEN = 'a-token-for-tests';
      try {
        return await tryAll(
          [
            ...sentences.map((text): Case => [JSON.stringify(text), () => speakAs(folder, text)]),
            ...['{constructor}', '{toString}', '{out', ''].map((one): Case => [
              `the template "${one}"`,
              () => isRefusedTemplate(one === '' ? '' : `program ${one} {ou`),
            ]),
            ['{constructor} beside {out}', () => isRefusedTemplate('program {out} {constructor}')],
            ['a program that forks and hangs', () => hang(stage)],
          ],
          stage,
        );
      } finally {
        if (before === undefined) delete process.env.TWILIO_AUTH_TOKEN;
        else process.env.TWILIO_AUTH_TOKEN = before;
      }
    },
  },
  {
    name: 'long-silence',
    tried:
      'small files that are eleven minutes of silence, as WAV, FLAC, Opus and MP3, as a recording of a notice',
    right: 'refused by their headers, before they take memory',
    run: async (stage) => {
      const folder = stage.folder();
      writeFileSync(
        path.join(folder, 'words.json'),
        JSON.stringify({ notice: { until: '2099-12-31', text: { es: 'Cerrado hoy.' } } }),
      );
      const cases = Object.entries(longSounds).map(([kind, make]): Case => [
        kind,
        async () => {
          const file = path.join(folder, kind);
          writeFileSync(file, make());
          const args = ['--folder', folder, 'record', 'notice', file, '--lang', 'es'];
          const { code, said } = await stage.command('words', args);
          return unless(code === 1 && said.includes('lasts 11 minutes'), said.trim().slice(0, 80));
        },
      ]);
      return tryAll(cases, stage);
    },
  },
  {
    name: 'edition',
    tried:
      'making the edition beside folders called .old and .part; a base address with markup, a name and a password',
    right:
      'nothing beside it is deleted; neither markup nor password in a file; its settings for nginx log nothing',
    run: async (stage) => {
      const folder = stage.folder();
      const out = path.join(folder, 'edition');
      for (const end of ['.old', '.part']) {
        mkdirSync(out + end);
        writeFileSync(path.join(out + end, 'mine.txt'), 'mine');
      }
      const run = (): ReturnType<Stage['command']> =>
        stage.command('edition', ['--out', out, '--base-url', baseUrl]);
      const ends = [await run(), await run()];
      const files = existsSync(out)
        ? readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
            /\.(?:xml|html|conf|json)$|Caddyfile$/.test(name),
          )
        : [];
      const texts = files.map((name) => readFileSync(path.join(out, name), 'utf8'));
      const leaks = texts.filter((text) => text.includes('secret@') || text.includes('<script>')).length;
      const isKept = ['.old', '.part'].every((end) => existsSync(path.join(out + end, 'mine.txt')));
      const isQuiet = texts.some((text) => text.includes('access_log off'));
      return {
        happened: `made twice, ${files.length} files; what lay beside it is ${isKept ? 'there' : 'gone'}; ${leaks} files with markup or password`,
        faults: [
          ...ends.flatMap(({ code, said }) => faultsUnless(code === 0, said.trim())),
          ...faultsUnless(isKept, 'a folder beside it is gone'),
          ...faultsUnless(leaks === 0, `${leaks} files have markup or the password`),
          ...faultsUnless(isQuiet, 'no settings that keep the log off'),
        ],
      };
    },
  },
  {
    name: 'image',
    tried: 'the line and the operator’s commands with the files and packages of the image alone',
    right:
      'the line starts and answers; doctor, words, usage, deploy and edition run; words that are written there are said',
    run: async (stage) => {
      const folder = stage.folder();
      const project = copyProject(path.join(folder, 'app'), linkProduction(path.join(folder, 'packages')));
      const cases = ['doctor', 'words', 'usage', 'deploy', 'edition'].map((name): Case => [
        name,
        async () => {
          const { code, said } = await stage.command(name, ['--help'], { project });
          return unless(code === 0 && said.startsWith('Usage:'), said.trim().slice(0, 120));
        },
      ]);
      const words = path.join(folder, 'words');
      const silence: Case = [
        'the line, and words silence W5',
        async () => {
          const line = await stage.line({ WORDS_FOLDER: words }, { project });
          const { status } = await askVoice(line.port);
          const args = ['--folder', words, 'silence', 'W5'];
          const { code, said } = await stage.command('words', args, { project });
          const isSaid = await waitUntil(8, async () =>
            (await ask(line.port, { path: '/readyz' })).body.includes('silenced by the hotline: W5'),
          );
          return unless(status === 200 && code === 0 && isSaid, said.trim().slice(0, 120));
        },
      ];
      return tryAll([...cases, silence], stage);
    },
  },
];
