import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import type { Language, LineKey } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { speechSeconds } from '../phone/duration.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import { projectFolders, type SpeechFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { reachLanguages, type Reached } from '../speech/reach.ts';
import { writeRecordingList } from '../speech/recordings.ts';
import { createSheet } from '../speech/sheet.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';
import { filesIn, matchTake, type Take } from '../speech/takes/match.ts';
import { takeIn } from '../speech/takes/take-in.ts';
import { textIn } from '../speech/texts.ts';

interface Places {
  readonly prompts: string;
  readonly audio: string;
}

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

function survey(folders: SpeechFolders): readonly Surveyed[] {
  return surveyLanguages(guide, folders, readLanguages(folders.prompts));
}

function find(surveyed: readonly Surveyed[], code: Language): Surveyed {
  const one = surveyed.find(({ info }) => info.code === code);
  if (one) return one;
  const codes = surveyed.map(({ info }) => info.code).join(', ');
  throw new Error(
    `there is no language "${code}": take one of ${codes}, or add it with "npm run languages -- add ${code}"`,
  );
}

/** The lines of a language that can be recorded: all that have a text, placeholders apart. */
function recordable({ texts, stock }: Surveyed): ReadonlySet<LineKey> {
  return new Set([...texts.lines.keys()].filter((line) => stock.recordedAs(line) === line));
}

async function importTakes(
  places: readonly string[],
  { lang, replace, ...folders }: Places & { lang?: string; replace?: true },
): Promise<void> {
  const surveyed = survey(folders);
  if (lang !== undefined) find(surveyed, lang);
  const names = {
    lines: new Map(surveyed.map((one) => [one.info.code, recordable(one)] as const)),
    language: lang,
  };
  const matched = filesIn(places).map((file) => matchTake(file, names));
  if (matched.length === 0) throw new Error(`no sound files in ${places.join(', ')}`);
  const on = new Date().toISOString().slice(0, 10);
  let refused = 0;
  const seen = new Map<string, string>();
  for (const [index, one] of matched.entries()) {
    const count = `${index + 1}/${matched.length}`;
    const outcome = 'why' in one ? one.why : await importOne(one);
    if (outcome !== undefined) refused += 1;
    if (outcome !== undefined) say(`${count} refused ${one.file}: ${outcome}`);
    else say(`${count} taken in ${one.file}`);
  }
  say(
    `${matched.length - refused} taken in, ${refused} refused; "npm run recordings -- status" shows what is there`,
  );
  if (refused > 0) process.exitCode = 1;

  async function importOne({ file, language, line }: Take): Promise<string | undefined> {
    const other = seen.get(`${language}/${line}`);
    if (other !== undefined) return `is "${line}" as ${other} was: keep the better one`;
    seen.set(`${language}/${line}`, file);
    const text = textIn(find(surveyed, language).texts, line);
    if (text === undefined) return `there is no text yet for "${line}" in ${language}`;
    const outcome = await takeIn(folders.audio, {
      file,
      language,
      line,
      text,
      expected: speechSeconds(text),
      on,
      replace: replace ?? false,
    });
    return 'refused' in outcome ? outcome.refused : undefined;
  }
}

const offered: Readonly<Record<Reached['how'], string>> = {
  'by voice': 'offered, by a voice',
  whole: 'offered whole, by recordings',
  short: 'offered short, by recordings',
  not: 'not offered',
};

function showStatus(code: Language | undefined, { missing, ...folders }: Places & { missing?: true }): void {
  const surveyed = survey(folders);
  if (code !== undefined) find(surveyed, code);
  for (const reached of reachLanguages(guide, surveyed)) {
    const { info, stock, how, lacks, reach } = reached;
    if (code !== undefined && info.code !== code) continue;
    const state = (name: string): number => stock.whole.filter((line) => stock.stateOf(line) === name).length;
    const [current, older, changed] = [state('current'), state('older'), state('changed')];
    const total = stock.whole.length;
    say(`${info.english} (${info.code}): ${offered[how]}; ${current + older} of ${total} lines recorded`);
    if (older > 0) say(`  ${older} say older words of the same meaning`);
    if (changed > 0)
      say(
        `  ${changed} say older words, and are not played: record them anew, or see "recordings meaning --help"`,
      );
    if (reach.changed) say(`  replaced by the essentials: ${[...reach.changed].join(', ')}`);
    if (how === 'not')
      say(`  ${lacks.length} lines to be offered short${missing ? `: ${lacks.join(', ')}` : ''}`);
    else if (missing && lacks.length > 0) say(`  not recorded: ${lacks.join(', ')}`);
  }
  for (const fault of surveyed.flatMap(({ recordings }) => recordings.faults)) say(`at fault: ${fault}`);
}

function writeSheet(code: Language, { out, ...folders }: Places & { out?: string }): void {
  const one = find(survey(folders), code);
  const html = createSheet(guide, one, speechSeconds);
  if (out === undefined) {
    process.stdout.write(html);
    return;
  }
  writeFileSync(out, html);
  say(`${path.relative(process.cwd(), out)}: open it in a browser, and print it`);
}

function tellMeaning(
  meaning: 'same' | 'changed',
  code: Language,
  lines: readonly LineKey[],
  folders: Places,
): void {
  const { recordings, texts, stock } = find(survey(folders), code);
  const list = { ...recordings.list };
  for (const line of lines) {
    const [entry, text] = [list[line], textIn(texts, line)];
    if (!entry || text === undefined) throw new Error(`there is no recording of "${line}" in ${code}`);
    if (stock.stateOf(line) === 'current')
      throw new Error(`"${line}" is recorded in the words that it has now`);
    list[line] = { ...entry, later: { text: toFingerprint(text), meaning } };
  }
  writeRecordingList(folders.audio, code, list);
  const what = meaning === 'same' ? 'is played on' : 'is played no more until it is recorded anew';
  for (const line of lines) say(`${code} ${line}: ${what}`);
}

/** Runs an action; a fault is one line on the standard error, and exit code 1. */
function told<Arguments extends readonly unknown[]>(
  action: (...values: Arguments) => void | Promise<void>,
): (...values: Arguments) => Promise<void> {
  return async (...values) => {
    try {
      await action(...values);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  };
}

const promptsOption = new Option('--prompts <folder>', 'the words').default(
  projectFolders.prompts,
  'prompts/',
);
const audioOption = new Option('--audio <folder>', 'the recordings').default(projectFolders.audio, 'audio/');

const program = new Command('recordings').description(
  'The recordings of people in audio/<language>/<line>.wav.',
);

program
  .command('import')
  .argument('<file or folder...>')
  .description(
    [
      'Takes recordings in: WAV, MP3, FLAC, Ogg Opus (voice messages), and what ffmpeg reads where it is installed.',
      'A file is named as its line ("safe.ogg", "012 safe.ogg") and stands in a folder named as its language, or --lang says it.',
      'Each is mixed to mono, brought to 8 kHz, trimmed, and made as loud as the others; what cannot be used is refused with the reason.',
    ].join('\n'),
  )
  .option('--lang <code>', 'the language of all these files')
  .option('--replace', 'in the place of recordings of the same words')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(importTakes));

program
  .command('status')
  .argument('[language]')
  .description("Each language's progress: how it is offered, and how many lines are recorded.")
  .option('--missing', 'name the lines')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(showStatus));

program
  .command('sheet')
  .argument('<language>')
  .description(
    'The sheet that a volunteer reads from, as a page to print: numbered lines, how to say them, English beside them.',
  )
  .option('--out <file>', 'where to write it; otherwise to the standard output')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(writeSheet));

program
  .command('meaning')
  .addArgument(program.createArgument('<meaning>').choices(['same', 'changed']))
  .argument('<language>')
  .argument('<line...>')
  .description(
    [
      'Says of lines whose text has changed since they were recorded whether their meaning has. The same: the recording is played on, and',
      'reported. Changed, or not said: it is played no more; in a language without a voice its answers are replaced by the essentials.',
    ].join('\n'),
  )
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(tellMeaning));

await program.parseAsync();
