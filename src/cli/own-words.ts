import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import * as z from 'zod';
import { readSettings } from '../config/read.ts';
import { lineCommand } from '../line-command.ts';
import type { OwnLine } from '../guide/utterance.ts';
import { shapeOf } from '../guide/shape.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders } from '../speech/folders.ts';
import { lintOwnText } from '../speech/own-lint.ts';
import {
  canSilence,
  noOwnWords,
  ownRecordingFile,
  ownText,
  ownWordsFile,
  ownWordsIn,
  readOwnWords,
  writeOwnWords,
  type OwnWordsFile,
} from '../speech/own-words.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { prepareTake, withSlower, writeTake } from '../speech/takes/take-in.ts';
import { chosenGuide } from './guidance.ts';
import { told } from './told.ts';
import { findLanguage, say, surveyWords } from './words.ts';

const guide = chosenGuide();
const linting = { guide, surveyed: surveyWords(projectFolders), seconds: speechSeconds };
const kinds = ['notice', 'legal-help', 'name'] as const;
type Kind = (typeof kinds)[number];

/** The subcommand. */
export const command = new Command('words')
  .description(
    [
      'The hotline’s own words: an urgent notice after the greeting, where to find legal help nearby, the hotline’s name in each',
      'language, and facts or answers that are silenced until a person can be asked. A line that runs with this folder says them within seconds.',
    ].join('\n'),
  )
  .option(
    '--folder <folder>',
    'where they are; WORDS_FOLDER unless given',
    readSettings({ WORDS_FOLDER: process.env.WORDS_FOLDER }).wordsFolder,
  );

/** A running line looks every two seconds; a call hears the change from its next turn. */
const takenUp = `A line that runs with this folder says it from ${new Date(Date.now() + 5000).toTimeString().slice(0, 8)} on; each instance needs the file.`;

const folder = (): string => command.opts<{ folder: string }>().folder;

const faultsOf = (language: string, text: string): readonly string[] =>
  lintOwnText(linting, language, text).map((fault) => fault.text);

/** What stands there; what is at fault is told and left out, so that every command can mend it. */
function read(): OwnWordsFile {
  const { words, faults } = readOwnWords(guide, folder(), faultsOf);
  for (const fault of faults) process.stderr.write(`left out: ${fault}\n`);
  return ownWordsIn(words);
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

function readKind(text: string): Kind {
  const found = kinds.find((kind) => kind === text);
  if (!found) throw new Error(`"${text}" is none of the own words: take one of ${kinds.join(', ')}`);
  return found;
}

/** Writes the words; a file of which something was left out is kept beside it. */
function write(words: OwnWordsFile): void {
  const file = ownWordsFile(folder());
  if (readOwnWords(guide, folder(), faultsOf).faults.length > 0 && existsSync(file)) {
    copyFileSync(file, `${file}.at-fault`);
    say(`What stood there is kept as ${file}.at-fault.`);
  }
  writeOwnWords(folder(), words);
  say(`${ownWordsFile(folder())} is written. ${takenUp}`);
  tellLacking(words);
}

/** Tells in which languages callers do not hear the notice in their own. */
function tellLacking({ notice }: OwnWordsFile): void {
  const written = Object.keys(notice?.text ?? {});
  const without = linting.surveyed
    .filter(({ info }) => written.length > 0 && !written.includes(info.code))
    .map(({ info }) => info.code);
  if (without.length === 0) return;
  const heard = written.includes(sourceLanguage)
    ? 'hear it in English'
    : `hear no notice. Write it in English at least: "${lineCommand} words set notice --lang ${sourceLanguage} --text …"`;
  process.stderr.write(
    `The notice has no words in ${without.join(', ')}: callers of these languages ${heard}.\n`,
  );
}

function set(kindText: string, { lang, text, until }: { lang: string; text: string; until?: string }): void {
  const kind = readKind(kindText);
  const { info } = findLanguage(surveyWords(projectFolders), lang);
  const wanted = text.replaceAll(/\s+/g, ' ').trim();
  const found = faultsOf(info.code, wanted);
  if (found.length > 0) throw new Error(`it cannot be said so in ${info.english}: ${found.join('; ')}`);
  const words = read();
  if (kind === 'name') write({ ...words, name: { ...words.name, [lang]: wanted } });
  else if (kind === 'legal-help') {
    write({ ...words, legalHelp: { text: { ...words.legalHelp?.text, [lang]: wanted } } });
  } else {
    const last = until ?? words.notice?.until;
    if (last === undefined || !isDay(last)) {
      throw new Error('--until: name the last day on which the notice is said, such as 2026-12-31');
    }
    write({ ...words, notice: { until: last, text: { ...words.notice?.text, [lang]: wanted } } });
  }
}

function clear(kindText: string): void {
  const kind = readKind(kindText);
  const words = read();
  write({ ...words, [kind === 'legal-help' ? 'legalHelp' : kind]: undefined });
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
    throw new Error(`there is no text of it in ${lang} yet: "${lineCommand} words set" writes one`);
  const prepared = await prepareTake(readFileSync(file), speechSeconds(text));
  if ('refused' in prepared) throw new Error(`${file} ${prepared.refused}`);
  const out = ownRecordingFile(folder(), lang, line);
  writeTake(out, withSlower(prepared));
  say(`${out} is written. ${takenUp}`);
}

function reset(): void {
  write({ silenced: [] });
}

function silence(id: string, isSilenced: boolean): void {
  if (!canSilence(guide, id))
    throw new Error(`"${id}" is no fact and no answer: "${lineCommand} words list" names them`);
  const words = read();
  const others = words.silenced.filter((one) => one !== id);
  write({ ...words, silenced: isSilenced ? [...others, id] : others });
}

function show(): void {
  const words = read();
  const { faults } = readOwnWords(guide, folder(), faultsOf);
  const isEmpty = JSON.stringify(words) === JSON.stringify({ silenced: noOwnWords.silenced });
  say(isEmpty ? 'There are no words of the hotline’s own yet.' : JSON.stringify(words, undefined, 2));
  tellLacking(words);
  if (faults.length > 0) process.exitCode = 1;
}

function list(): void {
  say('Facts:');
  for (const [id, { says }] of Object.entries(guide.facts)) say(`  ${id}  ${says}`);
  say('Answers:');
  for (const [id, node] of shapeOf(guide).nodes) if (node.kind === 'answer') say(`  ${id}`);
}

command
  .command('show', { isDefault: true })
  .description('shows them, and what is wrong with them')
  .action(told(show));
command.command('list').description('names the facts and answers that can be silenced').action(told(list));
command
  .command('set <what>')
  .description('writes the notice, legal-help or name in a language')
  .requiredOption('--lang <code>', 'the language')
  .requiredOption('--text <text>', 'the words, as they are to be said')
  .option('--until <day>', 'for the notice: the last day on which it is said')
  .action(told(set));
command
  .command('record <what> <file>')
  .description('takes a recording of the notice or of legal-help in, through the same checks as any other')
  .requiredOption('--lang <code>', 'the language')
  .action(told(record));
command
  .command('reset')
  .description('begins anew; a words.json that is at fault is kept beside it as words.json.at-fault')
  .action(told(reset));
command.command('clear <what>').description('takes the notice, legal-help or name away').action(told(clear));
command
  .command('silence <id>')
  .description(
    'tells callers to ask a person about a fact (W5) or in place of an answer (bring-no-id), in all languages',
  )
  .action(
    told((id: string) => {
      silence(id, true);
    }),
  );
command
  .command('unsilence <id>')
  .description('has it said again')
  .action(
    told((id: string) => {
      silence(id, false);
    }),
  );
