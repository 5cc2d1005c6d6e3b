import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import { budgets, checkBudgets, middle } from '../effort/budgets.ts';
import { measureAnswers, measureFrame, type Effort, type Frame } from '../effort/measure.ts';
import { measureSentences, type Sentence } from '../effort/sentences.ts';
import { chosenGuide, guidanceOption } from './guidance.ts';
import { loadProject } from './project.ts';
import { told } from './told.ts';

const headings = [
  'answer',
  'fewest keys',
  'first word s',
  'end s',
  'characters',
  'live: local ¢',
  'toll-free ¢',
  'recorded: local ¢',
  'toll-free ¢',
];

const toCents = (cents: number | undefined): string => cents?.toFixed(1) ?? '–';

function toRow({ answer, keys, firstWord, end, characters, cents }: Effort): readonly string[] {
  return [
    answer,
    String(keys),
    firstWord.toFixed(1),
    end.toFixed(1),
    String(characters),
    toCents(cents.live?.local),
    toCents(cents.live?.tollFree),
    toCents(cents.recorded.local),
    toCents(cents.recorded.tollFree),
  ];
}

function toTable(rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

/** The middle of what the answers cost, with live speech and with recordings. */
function costs(answers: readonly Effort[]): readonly string[] {
  const kinds = [
    ['live', 'with live speech'],
    ['recorded', 'with recordings'],
  ] as const;
  return kinds.map(([kind, words]) => {
    const known = answers.flatMap(({ cents }) => cents[kind] ?? []);
    if (known.length === 0) return `${words}: no voice speaks it`;
    const local = middle(known.map((cents) => cents.local));
    const tollFree = middle(known.map((cents) => cents.tollFree));
    return `${words}: half of the answers cost at most ${toCents(local)} ¢ local, ${toCents(tollFree)} ¢ toll-free`;
  });
}

function toText(
  english: string,
  answers: readonly Effort[],
  frame: Frame,
  sentences: readonly Sentence[],
): string {
  const sorted = answers.toSorted((a, b) => a.firstWord - b.firstWord);
  const half = `half within ${middle(answers.map(({ keys }) => keys))} keys and ${middle(answers.map(({ firstWord }) => firstWord)).toFixed(1)} s`;
  return [
    `${english} (${frame.language}): ${answers.length} answers, ${half}; main menu ${frame.mainMenu.toFixed(1)} s;`,
    `first essential without a key, in the menu's first language, after ${frame.keyless.toFixed(1)} s, on a number of the language ${frame.keylessOwnNumber.toFixed(1)} s;`,
    `the number of the nearest legal help, from the key that asks for it, after ${frame.legalHelp.toFixed(1)} s`,
    '',
    toTable([headings, ...sorted.map(toRow)]),
    '',
    `the words for USCIS in English, whole, from the question that leads to them: ${sentences.map(({ script, seconds }) => `${script} ${seconds.toFixed(0)} s`).join(', ')}`,
    ...costs(answers),
    '',
  ].join('\n');
}

/** The subcommand. */
export const command = new Command('effort')
  .description(
    [
      'What each answer costs: keys from the main menu; seconds from the end of the language menu to its first',
      'word and to its end, pressing each key as soon as its option has been said; characters that voices speak; cents,',
      `with live speech and, side by side, with every word recorded ("${lineCommand} recordings render").`,
      'Seconds are along the quickest way. HOTLINE_NAME, if it is set, is said as in a real call.',
      `Fails when a budget is broken: ${JSON.stringify(budgets)}.`,
    ].join('\n'),
  )
  .addOption(guidanceOption)
  .option('--lang <code>', 'one language alone')
  .option('--json', 'as JSON')
  .action(
    told(async ({ lang, json, guidance }: { lang?: string; json?: true; guidance?: string }) => {
      const { guide, speech, offers } = await loadProject(chosenGuide(guidance));
      const codes = offers.languages.filter((code) => lang === undefined || code === lang);
      if (codes.length === 0) {
        process.stderr.write(`"${lang ?? ''}" is not spoken: take one of ${offers.languages.join(', ')}\n`);
        process.exitCode = 2;
        return;
      }
      const measured = codes.map((code) => ({
        answers: measureAnswers(guide, speech, offers, code),
        frame: measureFrame(guide, speech, offers, code),
        sentences: measureSentences(guide, speech, offers, code),
        english: speech.surveyed.find(({ info }) => info.code === code)?.info.english ?? code,
      }));
      const faults = measured.flatMap(({ answers, frame, sentences }) =>
        checkBudgets(answers, frame, sentences).map(({ text }) => text),
      );
      if (json) process.stdout.write(`${JSON.stringify({ measured, faults }, undefined, 2)}\n`);
      else {
        for (const { english, answers, frame, sentences } of measured) {
          process.stdout.write(`${toText(english, answers, frame, sentences)}\n`);
        }
      }
      for (const fault of faults) process.stderr.write(`over budget: ${fault}\n`);
      if (faults.length > 0) process.exitCode = 1;
    }),
  );
