import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = path.join(import.meta.dirname, '../src');

/** Which rooms a room may import from; types of the guide and of reasons are everyone's but the phone's. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  writable: [],
  main: [
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
  line: [
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
  reason: [],
  root: [],
  built: ['root'],
  thread: ['root', 'built'],
  'line-command': ['root'],
  log: [],
  'text-file': ['writable'],
  'env-file': ['config', 'text-file'],
  config: ['line-command', 'guide', 'telephony/hours'],
  facts: ['root', 'line-command', 'guide', 'speech/json-file', 'topics'],
  topics: ['root', 'guide', 'text-file', 'effort/budgets'],
  cli: [
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
  'legal-help': ['root', 'line-command', 'guide/near', 'telephony/hours', 'writable'],
  edition: ['guide', 'speech', 'twiml'],
  'desk-server': [
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
  people: ['desk', 'guide', 'telephony', 'usage/shown'],
  lend: [
    'root',
    'desk',
    'guide',
    'speech',
    'telephony/recordings',
    'workbench/languages',
    'workbench/studio/order',
  ],
  desk: [
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
  workbench: [
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
  http: ['guide', 'people/people', 'twiml', 'telephony', 'usage'],
  effort: ['guide', 'speech', 'phone/duration', 'usage'],
  twiml: ['speech'],
  speech: ['root', 'line-command', 'guide', 'legal-help/own-offices', 'text-file', 'writable'],
  guide: [],
  telephony: [],
  usage: ['root', 'thread', 'writable', 'workbench/words', 'workbench/places', 'workbench/languages'],
  phone: [],
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
  return (mayImport[room] ?? []).some((allowed) => allowed === target || allowed === file);
}

describe('rooms', () => {
  it('import only from the rooms that they may know', () => {
    const forbidden = imports
      .filter((one) => !isAllowed(one))
      .map(({ from, to }) => `${path.relative(source, from)} -> ${path.relative(source, to)}`);
    expect(forbidden).toEqual([]);
  });

  it('are all named here', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(mayImport).sort());
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
