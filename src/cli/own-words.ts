import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { facts } from '../guide/facts.ts';
import type { OwnLine } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { shapeOf } from '../guide/shape.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders } from '../speech/folders.ts';
import { lintOwnText, lintOwnWords } from '../speech/own-lint.ts';
import {
  canSilence,
  noOwnWords,
  ownRecordingFile,
  ownText,
  ownWordsFile,
  readOwnWords,
  writeOwnWords,
  type OwnWordsFile,
} from '../speech/own-words.ts';
import { prepareTake, withSlower, writeTake } from '../speech/takes/take-in.ts';
import { told } from './told.ts';
import { findLanguage, say, surveyWords } from './words.ts';

const editing = { guide, folders: projectFolders, seconds: speechSeconds };
const kinds = ['notice', 'legal-help', 'name'] as const;
type Kind = (typeof kinds)[number];

const program = new Command('words')
  .description(
    [
      'The hotline’s own words: an urgent notice after the greeting, where to find legal help nearby, the hotline’s name in each',
      'language, and facts or answers that are silenced until a person can be asked. They are taken up by a restart, which drops no call.',
    ].join('\n'),
  )
  .option(
    '--folder <folder>',
    'where they are; WORDS_FOLDER unless given',
    process.env.WORDS_FOLDER ?? 'words',
  );

const folder = (): string => program.opts<{ folder: string }>().folder;

function read(): OwnWordsFile {
  const { notice, legalHelp, name, silenced } = readOwnWords(guide, folder());
  return {
    ...(notice ? { notice } : {}),
    ...(legalHelp ? { legalHelp } : {}),
    ...(name ? { name } : {}),
    silenced,
  };
}

function readKind(text: string): Kind {
  const found = kinds.find((kind) => kind === text);
  if (!found) throw new Error(`"${text}" is none of the own words: take one of ${kinds.join(', ')}`);
  return found;
}

function write(words: OwnWordsFile): void {
  writeOwnWords(folder(), words);
  say(`${ownWordsFile(folder())} is written. Restart the line to have it said.`);
}

function set(kindText: string, { lang, text, until }: { lang: string; text: string; until?: string }): void {
  const kind = readKind(kindText);
  const { info } = findLanguage(surveyWords(projectFolders), lang);
  const wanted = text.replaceAll(/\s+/g, ' ').trim();
  const found = lintOwnText(editing, info.code, wanted);
  if (found.length > 0) throw new Error(`it cannot be said so in ${info.english}: ${found.join('; ')}`);
  const words = read();
  if (kind === 'name') write({ ...words, name: { ...words.name, [lang]: wanted } });
  else if (kind === 'legal-help') {
    write({ ...words, legalHelp: { text: { ...words.legalHelp?.text, [lang]: wanted } } });
  } else {
    const last = until ?? words.notice?.until;
    if (last === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(last)) {
      throw new Error('--until: name the last day on which the notice is said, such as 2026-12-31');
    }
    write({ ...words, notice: { until: last, text: { ...words.notice?.text, [lang]: wanted } } });
  }
}

function clear(kindText: string): void {
  const kind = readKind(kindText);
  const { notice, legalHelp, name, silenced } = read();
  write({
    ...(notice && kind !== 'notice' ? { notice } : {}),
    ...(legalHelp && kind !== 'legal-help' ? { legalHelp } : {}),
    ...(name && kind !== 'name' ? { name } : {}),
    silenced,
  });
  if (kind !== 'name') rmSync(path.join(folder(), 'audio'), { recursive: true, force: true });
}

async function record(kindText: string, file: string, { lang }: { lang: string }): Promise<void> {
  const kind = readKind(kindText);
  if (kind === 'name')
    throw new Error(
      'the name is part of a sentence, and is spoken: only the notice and legal help are recorded',
    );
  const line: OwnLine = kind === 'notice' ? 'notice' : 'legal help';
  const text = ownText(read(), line, lang);
  if (text === undefined)
    throw new Error(`there is no text of it in ${lang} yet: "npm run words -- set" writes one`);
  const prepared = await prepareTake(readFileSync(file), speechSeconds(text));
  if ('refused' in prepared) throw new Error(`${file} ${prepared.refused}`);
  const out = ownRecordingFile(folder(), lang, line);
  writeTake(out, withSlower(prepared));
  say(`${out} is written. Restart the line to have it played.`);
}

function silence(id: string, isSilenced: boolean): void {
  if (!canSilence(guide, id))
    throw new Error(`"${id}" is no fact and no answer: "npm run words -- list" names them`);
  const words = read();
  const others = words.silenced.filter((one) => one !== id);
  write({ ...words, silenced: isSilenced ? [...others, id] : others });
}

function show(): void {
  const words = read();
  const isEmpty = JSON.stringify(words) === JSON.stringify({ silenced: noOwnWords.silenced });
  say(isEmpty ? 'There are no words of the hotline’s own yet.' : JSON.stringify(words, undefined, 2));
  const found = lintOwnWords(editing, words);
  for (const fault of found) say(`error: ${fault}`);
  if (found.length > 0) process.exitCode = 1;
}

function list(): void {
  say('Facts:');
  for (const [id, { says }] of Object.entries(facts)) say(`  ${id}  ${says}`);
  say('Answers:');
  for (const [id, node] of shapeOf(guide).nodes) if (node.kind === 'answer') say(`  ${id}`);
}

program
  .command('show', { isDefault: true })
  .description('shows them, and what is wrong with them')
  .action(told(show));
program.command('list').description('names the facts and answers that can be silenced').action(told(list));
program
  .command('set <what>')
  .description('writes the notice, legal-help or name in a language')
  .requiredOption('--lang <code>', 'the language')
  .requiredOption('--text <text>', 'the words, as they are to be said')
  .option('--until <day>', 'for the notice: the last day on which it is said')
  .action(told(set));
program
  .command('record <what> <file>')
  .description('takes a recording of the notice or of legal-help in, through the same checks as any other')
  .requiredOption('--lang <code>', 'the language')
  .action(told(record));
program.command('clear <what>').description('takes the notice, legal-help or name away').action(told(clear));
program
  .command('silence <id>')
  .description(
    'tells callers to ask a person about a fact (W5) or in place of an answer (bring-no-id), in all languages',
  )
  .action(
    told((id: string) => {
      silence(id, true);
    }),
  );
program
  .command('unsilence <id>')
  .description('has it said again')
  .action(
    told((id: string) => {
      silence(id, false);
    }),
  );

await program.parseAsync();
