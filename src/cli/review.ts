import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Command, Option } from 'commander';
import { lineCommand } from '../line-command.ts';
import type { Language } from '../guide/ids.ts';
import { allWords as guide } from './guidance.ts';
import { speechSeconds } from '../phone/duration.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { Surveyed } from '../speech/survey.ts';
import { linesToHear } from '../speech/review-order.ts';
import { createBackDesk } from './back-desk.ts';
import { createListeningDesk } from './listening-desk.ts';
import { createDesk } from './review-desk.ts';
import { findPlayer, playFile } from './sound-player.ts';
import { told } from './told.ts';
import type { Answers } from './walk.ts';
import { audioOption, findLanguage, promptsOption, surveyWords } from './words.ts';

interface Options extends SpeechFolders {
  readonly by?: string;
  readonly list?: true;
  readonly all?: true;
  readonly listen?: true;
  readonly back?: true;
}

function summarize(surveyed: readonly Surveyed[]): void {
  for (const one of surveyed) {
    const { info, translated, untranslated, reviewOf } = one;
    if (translated.length + untranslated.length === 0) continue;
    const count = (state: string): number => translated.filter((line) => reviewOf(line) === state).length;
    const states = `${count('reviewed')} reviewed, ${count('stale')} stale, ${count('unreviewed')} unreviewed`;
    const english = untranslated.length > 0 ? `; ${untranslated.length} more are still English` : '';
    stdout.write(`${info.code}  ${info.english}: ${states} of ${translated.length} lines${english}\n`);
    const unheard = info.voice ? 0 : linesToHear(guide, one).length;
    if (unheard > 0)
      stdout.write(`    ${unheard} recordings by a computer are to be listened to: --listen\n`);
  }
  stdout.write(`"${lineCommand} review <language>" walks through what is not reviewed.\n`);
}

/** Reads answers from the terminal, or line by line from a pipe; the end of the input is an answer too, and ends the review. */
function createAnswers(): Answers & { readonly close: () => void } {
  const lines = createInterface({ input: stdin });
  const answers = lines[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      stdout.write(question);
      const next = await answers.next();
      return next.done === true ? undefined : next.value;
    },
    tell: (text) => {
      stdout.write(text);
    },
    close: () => {
      lines.close();
    },
  };
}

async function run(code: string | undefined, options: Options): Promise<void> {
  const surveyed = surveyWords(options);
  if (code === undefined) {
    summarize(surveyed);
    return;
  }
  const one = findLanguage(surveyed, code);
  if (options.listen) {
    await listen(code, options);
    return;
  }
  if (one.translated.length === 0) {
    throw new Error(
      `${one.info.english} is no translation of the English: there is nothing to compare it with`,
    );
  }
  const answers = createAnswers();
  const desk = options.back
    ? createBackDesk({ guide, folders: options, code, answers })
    : createDesk({ guide, folders: options, code, seconds: speechSeconds, answers });
  try {
    if (options.list) desk.list();
    else await desk.walk({ by: options.by, all: options.all ?? false });
  } finally {
    answers.close();
  }
}

async function listen(code: Language, options: Options): Promise<void> {
  const answers = createAnswers();
  const play = (file: string): Promise<void> => {
    const player = findPlayer();
    return typeof player === 'string' ? Promise.reject(new Error(player)) : playFile(player, file);
  };
  const desk = createListeningDesk({ guide, folders: options, code, answers, play });
  try {
    if (options.list) desk.list();
    else await desk.walk({ by: options.by, all: options.all ?? false });
  } finally {
    answers.close();
  }
}

/** The subcommand. */
export const command = new Command('review')
  .argument('[language]')
  .description(
    [
      'Walks a person who speaks a language through the lines that nobody has reviewed, or whose English has changed since:',
      'what matters most first. For each line: yes, it is right; edit it; skip it; stop. Each answer is kept at once.',
      'With --listen: through the recordings that a computer has made, each played; what is refused is to be recorded by a person.',
      'With --back: through the lines that nobody has read back. Only the translation is shown, and asked what it says in English;',
      'somebody who has not seen the English says it, or a computer that has not. It is kept in review.json, and is no review.',
      'Without a language: how far each one is.',
    ].join('\n'),
  )
  .option('--by <name>', 'who reviews, as it is to be kept in review.json; asked for if it is not given')
  .option('--list', 'only name the lines that are open')
  .option('--all', 'every line, the reviewed ones too')
  .addOption(
    new Option('--back', 'say in English what each line says, without being shown the English').conflicts([
      'listen',
      'by',
    ]),
  )
  .option('--listen', 'listen to what a computer speaks, and approve or refuse it')
  .addOption(promptsOption)
  .addOption(audioOption)
  .action(told(run));
