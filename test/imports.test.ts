import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';

const source = path.join(import.meta.dirname, '../src');
const readme = path.join(import.meta.dirname, '../README.md');

interface Room {
  /** What lives there, as the README tells it. */
  readonly lives: string;
  /** Rooms, and files of rooms, that it may import. */
  readonly mayImport: readonly string[];
}

/** Every room, in the order in which a reader may want them. Types of the guide and of reasons are everyone's but the phone's. */
const rooms: Readonly<Record<string, Room>> = {
  guide: {
    lives:
      'the guidance as data (`node.ts`: what a place of a call can be), and `step.ts`, the only place that decides where a call goes',
    mayImport: [],
  },
  topics: {
    lives:
      'the guide’s documents: reads them, writes the guide out of them, puts a hotline’s own among them; `edit.ts`: what an editor of topics does',
    mayImport: ['root', 'guide', 'text-file', 'effort/budgets'],
  },
  facts: {
    lives: 'reads the facts, keeps the month of a comparison, tells how old each is',
    mayImport: ['root', 'line-command', 'guide', 'speech/json-file', 'topics'],
  },
  'legal-help': {
    lives:
      'who gives legal help: the government’s lists, who is near a ZIP code, and what a hotline says of offices itself',
    mayImport: ['root', 'line-command', 'guide/near', 'telephony/hours', 'writable'],
  },
  speech: {
    lives:
      'languages, voices, words, reviews, recordings; `lint/`: a rule a file; `takes/`: what is done to a recording; `engines/`: what speaks ahead',
    mayImport: ['root', 'line-command', 'guide', 'legal-help/own-offices', 'text-file', 'writable'],
  },
  twiml: {
    lives: 'documents, with Twilio’s own builder',
    mayImport: ['speech'],
  },
  telephony: {
    lives: 'the phone company: signatures, requests, opening hours, texts, call records, setting up a number',
    mayImport: [],
  },
  http: {
    lives: 'the door: verify, read, step, render, answer, count; the usage page’s log-in',
    mayImport: ['guide', 'people/people', 'twiml', 'telephony', 'usage'],
  },
  usage: {
    lives: 'what was used: counters, SQLite and PostgreSQL; `pages/`: what is shown of them',
    mayImport: ['root', 'thread', 'writable', 'workbench/words', 'workbench/places', 'workbench/languages'],
  },
  people: {
    lives: 'the people behind the line: whose phones ring, and who calls back a number that was left',
    mayImport: ['desk', 'guide', 'telephony', 'usage/shown'],
  },
  desk: {
    lives:
      'what a hotline changes of what the repository ships: the log, its folds, publications; `bench.ts`: what pages work on; `members/`: who may do what, and signing in',
    mayImport: [
      'guide',
      'facts',
      'legal-help',
      'speech',
      'topics',
      'text-file',
      'writable',
      'http/own-pages',
      'http/cookie',
      'http/take-json',
      'usage/dialect',
      'usage/csv-field',
    ],
  },
  workbench: {
    lives:
      'the pages for whoever looks after the words, on their own computer and on the line; `browser/`: what runs in the browser',
    mayImport: [
      'root',
      'line-command',
      'desk',
      'lend/codes',
      'lend/store',
      'people/desk-people',
      'telephony/hours',
      'line',
      'facts',
      'guide',
      'topics',
      'legal-help',
      'speech',
      'twiml',
      'phone',
      'http/server',
      'http/limits',
      'http/cookie',
      'http/send-sound',
      'http/take-json',
      'effort/prices',
      'usage',
    ],
  },
  'desk-server': {
    lives:
      'the desk on the line: the thread that draws its pages, the line that says its draft, and what passes requests on to it',
    mayImport: [
      'root',
      'thread',
      'config',
      'effort',
      'line',
      'desk',
      'lend',
      'people',
      'http',
      'phone/duration',
      'speech',
      'telephony',
      'twiml',
      'usage',
      'workbench',
    ],
  },
  lend: {
    lives: 'lending a voice by keypad: codes, what a speaker is led through, and what is deleted at Twilio',
    mayImport: [
      'root',
      'desk',
      'guide',
      'speech',
      'telephony/recordings',
      'workbench/languages',
      'workbench/studio/order',
    ],
  },
  phone: {
    lives: 'the simulated phone, an outsider that proves the rest',
    mayImport: [],
  },
  effort: {
    lives: 'what an answer costs, and a month',
    mayImport: ['guide', 'speech', 'phone/duration', 'usage'],
  },
  edition: {
    lives: 'the line as plain files',
    mayImport: ['guide', 'speech', 'twiml'],
  },
  config: {
    lives: 'the settings: `settings.ts` what they are, `schema.ts` what each may be, `read.ts` reads them',
    mayImport: ['line-command', 'guide', 'telephony/hours'],
  },
  line: {
    lives:
      '`line.ts` puts the parts together and listens; `line/`: the parts, and what is said, of files or of what the desk has published',
    mayImport: [
      'config',
      'facts',
      'guide',
      'legal-help',
      'speech',
      'twiml',
      'telephony',
      'http',
      'phone/duration',
      'effort',
      'usage',
      'desk',
      'desk-server/serve',
      'desk-server/thread',
      'desk-server/messages',
      'lend',
      'people',
    ],
  },
  main: {
    lives: 'the start of the line',
    mayImport: [
      'root',
      'line-command',
      'config',
      'env-file',
      'line',
      'log',
      'guide',
      'speech',
      'http/handed-socket',
      'phone/duration',
      'effort',
      'usage',
      'workbench',
    ],
  },
  cli: {
    lives: 'commands, each loaded when it is called; `bin.js` runs them',
    mayImport: [
      'root',
      'built',
      'main',
      'line-command',
      'config',
      'env-file',
      'line',
      'facts',
      'guide',
      'speech',
      'twiml',
      'telephony',
      'http',
      'phone',
      'effort',
      'edition',
      'legal-help',
      'usage',
      'desk',
      'people',
      'text-file',
      'topics',
      'workbench',
    ],
  },
  'env-file': {
    lives: 'reads the file `.env`',
    mayImport: ['config', 'text-file'],
  },
  log: {
    lives: 'the log, which nobody waits for',
    mayImport: [],
  },
  reason: {
    lives: 'why something is not done, or what is wrong',
    mayImport: [],
  },
  thread: {
    lives: 'opens a thread, built or not',
    mayImport: ['root', 'built'],
  },
  built: {
    lives: 'whether `dist/` is built of what stands here',
    mayImport: ['root'],
  },
  root: {
    lives: 'where the project’s folder is',
    mayImport: [],
  },
  'line-command': {
    lives: 'what to type before a subcommand, as messages name it',
    mayImport: ['root'],
  },
  'text-file': {
    lives: 'reads and writes what people write',
    mayImport: ['writable'],
  },
  writable: {
    lives: 'tells why a file cannot be written',
    mayImport: [],
  },
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isType: boolean;
}

function roomOf(file: string): string {
  const [room = ''] = path.relative(source, file).split(path.sep);
  return room.replace(/\.tsx?$/, '');
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => path.join(source, name));

const imports = files.flatMap((file): readonly Import[] =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?:import|export)\s*\(?\s*(type\s)?(?:[^'";]*?from\s+)?'(\.[^']+)'/g,
    ),
  ].map(([, type, target = '']) => ({
    from: file,
    to: path.join(path.dirname(file), target),
    isType: type !== undefined,
  })),
);

function isAllowed({ from, to, isType }: Import): boolean {
  const room = roomOf(from);
  const target = roomOf(to);
  if (room === target) return true;
  if (isType && (target === 'guide' || target === 'reason') && room !== 'phone') return true;
  const file = path
    .relative(source, to)
    .replace(/\.tsx?$/, '')
    .replaceAll(path.sep, '/');
  return (rooms[room]?.mayImport ?? []).some((allowed) => allowed === target || allowed === file);
}

/** What is left of imports once all are taken out that no circle goes through. */
function inCircles(all: readonly Import[]): readonly Import[] {
  const imported = new Set(all.map(({ to }) => to));
  const importing = new Set(all.map(({ from }) => from));
  const left = all.filter(({ from, to }) => imported.has(from) && importing.has(to));
  return left.length === all.length ? left : inCircles(left);
}

function tell({ from, to }: Import): string {
  return `${path.relative(source, from)} -> ${path.relative(source, to)}`;
}

const isFolder = (room: string): boolean => existsSync(path.join(source, room));

/** The rooms as a table: which may import which, without the single files that are everyone's. */
function roomsTable(): string {
  const rows = Object.entries(rooms).map(([room, { lives, mayImport }]) => {
    const others = [...new Set(mayImport.map((one) => one.split('/')[0] ?? ''))].filter(isFolder);
    return `| \`src/${room}${isFolder(room) ? '/' : '.ts'}\` | ${lives} | ${others.join(', ')} |`;
  });
  return [
    '| folder | what lives there | may import |',
    '| --- | --- | --- |',
    '| `prompts/` | the words, a folder a language, a file a topic; `guide/`: what is asked and told, a file a topic; `facts/`: the facts of each version, their sources and months | |',
    '| `audio/` | recordings | |',
    ...rows,
  ].join('\n');
}

describe('rooms', () => {
  it('import only from the rooms that they may know', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(tell)).toEqual([]);
  });

  it('have no file that imports, by however many others, a file that imports it, be it only for a type', () => {
    expect(inCircles(imports).map(tell)).toEqual([]);
  });

  it('are told in the README', async () => {
    const text = readFileSync(readme, 'utf8');
    const part = /(?<=<!-- rooms -->\n).*(?=<!-- \/rooms -->)/s;
    expect(text).toMatch(part);
    const told = text.replace(part, () => `\n${roomsTable()}\n\n`);
    const options = { ...(await resolveConfig(readme)), filepath: readme };
    await expect(await format(told, options)).toMatchFileSnapshot(readme);
  });

  it('are all named here', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
  });

  it('have a guide without packages and without input or output', () => {
    for (const file of files.filter((name) => roomOf(name) === 'guide')) {
      const packages = [...readFileSync(file, 'utf8').matchAll(/from\s+'([^.'][^']*)'/g)].map(
        ([, name]) => name,
      );
      expect(packages, file).toEqual([]);
    }
  });
});
