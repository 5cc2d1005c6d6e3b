import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, Option } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { speechSeconds } from '../phone/duration.ts';
import { placeholders } from '../speech/engines/command.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { writeRecordingList } from '../speech/recordings.ts';
import { createSheet } from '../speech/sheet.ts';
import { decodeSound } from '../speech/takes/decode.ts';
import { keepTake, withSlower } from '../speech/takes/take-in.ts';
import { textIn } from '../speech/texts.ts';
import { importTakes } from './recordings-import.ts';
import { atLeastOne, engineNames, renderLanguage } from './recordings-render.ts';
import { showStatus } from './recordings-status.ts';
import { chosenGuide } from './guidance.ts';
import { told } from './told.ts';
import { audioOption, findLanguage, promptsOption, say, surveyWords } from './words.ts';

function writeSheet(code: Language, { out, ...folders }: SpeechFolders & { out?: string }): void {
  const guide = chosenGuide();
  const one = findLanguage(surveyWords(folders, guide), code);
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
  folders: SpeechFolders,
): void {
  const { recordings, texts } = findLanguage(surveyWords(folders), code);
  const list = { ...recordings.list };
  for (const line of lines) {
    const [entry, text] = [list[line], textIn(texts, line)];
    if (!entry || text === undefined) throw new Error(`there is no recording of "${line}" in ${code}`);
    if (entry.text === toFingerprint(text))
      throw new Error(`"${line}" is recorded in the words that it has now`);
    list[line] = { ...entry, later: { text: toFingerprint(text), meaning } };
  }
  writeRecordingList(folders.audio, code, list);
  const what = meaning === 'same' ? 'is played on' : 'is played no more until it is recorded anew';
  for (const line of lines) say(`${code} ${line}: ${what}`);
}

async function addSlower(code: Language, folders: SpeechFolders): Promise<void> {
  const { recordings } = findLanguage(surveyWords(folders), code);
  const alone = [...recordings.files].filter(([, { slower }]) => !slower);
  for (const [index, [line, { file }]] of alone.entries()) {
    const entry = recordings.list[line];
    if (!entry) continue;
    const plain = await decodeSound(readFileSync(file));
    keepTake(folders.audio, { language: code, line }, withSlower(plain), entry);
    say(`${index + 1}/${alone.length} ${line}`);
  }
  say(`${alone.length} of ${recordings.files.size} recordings had no slower twin, and have one now`);
}

/** The subcommand. */
export const command = new Command('recordings').description(
  'The recordings in audio/<language>/<line>.wav: of people, and what an engine has made.',
);

command
  .command('import')
  .argument('<file or folder...>')
  .description(
    [
      'Takes recordings in: WAV, MP3, FLAC, Ogg Opus (voice messages), and what ffmpeg reads where it is installed.',
      'A file is named as its line ("safe.ogg", "012 safe.ogg") and stands in a folder named as its language, or --lang says it; what',
      'comes after the last dot does not matter. Files without sound in a folder are passed over, and named.',
      'Of each the louder channel is taken, brought to 8 kHz, trimmed, and made as loud as the others; what cannot be used is refused with the reason.',
    ].join('\n'),
  )
  .option('--lang <code>', 'the language of all these files')
  .option('--replace', 'in the place of recordings of the same words')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(importTakes));

command
  .command('render')
  .argument('<language>')
  .description(
    [
      'Has an engine make recordings of every line that is missing or says older words, through the checks of an import.',
      'polly: Amazon Polly, with the credentials of AWS_PROFILE or AWS_ACCESS_KEY_ID; the voice that speaks the language live, unless --voice names another.',
      'command: any program on this machine, called without a shell, such as --command "piper --model {model} --output_file {out}".',
      'It reads the text from its standard input and writes a sound file. In the command stand:',
      ...Object.entries(placeholders).map(([name, what]) => `  {${name}}  ${what}`),
      'Where the command has none of {rate}, {speed}, {length}, what is said more slowly is stretched.',
      `A language without a live voice plays a line only when somebody has listened to it: "${lineCommand} review <language> --listen".`,
    ].join('\n'),
  )
  .addOption(new Option('--engine <name>', 'what speaks').choices(engineNames).makeOptionMandatory())
  .option('--command <template>', 'for command: the program and its arguments')
  .option('--voice <name>', 'the voice, as the engine knows it')
  .option('--model <file>', 'for command: the model')
  .option('--region <name>', 'for polly: the region of AWS; AWS_REGION unless given')
  .option('--parallel <count>', 'how many lines at once; half of the processors for command', atLeastOne)
  .option('--time-limit <seconds>', 'for command: what one line may take', atLeastOne, 60)
  .option('--all', 'make anew what an engine has made, too')
  .option('--dry-run', 'only show what would be made, and what it would cost')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(renderLanguage));

command
  .command('status')
  .argument('[language]')
  .description("Each language's progress: how it is offered, and how many lines are recorded.")
  .option('--missing', 'name the lines')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(showStatus));

command
  .command('slower')
  .argument('<language>')
  .description('Makes the slower twin, played on "again", of recordings that were taken in without one.')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(addSlower));

command
  .command('sheet')
  .argument('<language>')
  .description(
    'The sheet that a volunteer reads from, as a page to print: numbered lines, how to say them, English beside them.',
  )
  .option('--out <file>', 'where to write it; otherwise to the standard output')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(writeSheet));

command
  .command('meaning')
  .addArgument(command.createArgument('<meaning>').choices(['same', 'changed']))
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
