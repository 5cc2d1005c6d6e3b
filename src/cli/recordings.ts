import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import type { Language, LineKey } from '../guide/flow.ts';
import { guide } from '../guide/guide.ts';
import { speechSeconds } from '../phone/duration.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { writeRecordingList } from '../speech/recordings.ts';
import { createSheet } from '../speech/sheet.ts';
import { textIn } from '../speech/texts.ts';
import { importTakes } from './recordings-import.ts';
import { showStatus } from './recordings-status.ts';
import { told } from './told.ts';
import { audioOption, findLanguage, promptsOption, say, surveyWords } from './words.ts';

function writeSheet(code: Language, { out, ...folders }: SpeechFolders & { out?: string }): void {
  const one = findLanguage(surveyWords(folders), code);
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
  const { recordings, texts, stock } = findLanguage(surveyWords(folders), code);
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
