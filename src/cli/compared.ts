import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { lineCommand } from '../line-command.ts';
import { comparingOrder } from '../facts/order.ts';
import { monthText, projectFacts, readGuides, writeCompared } from '../facts/versions.ts';
import type { Fact, Source } from '../guide/facts.ts';
import { chosenGuide, guidanceOption } from './guidance.ts';
import { told } from './told.ts';
import { say } from './words.ts';

interface Options {
  readonly facts: string;
  readonly guidance?: string;
  readonly all?: true;
}

const today = new Date();
const month = { year: today.getFullYear(), month: today.getMonth() + 1 };

const certainties: Readonly<Record<Source['certainty'], string>> = {
  given: 'as the project was given it',
  dated: 'a public copy with its date',
  undated: 'a public copy without a date',
  told: 'told by a law firm or the press only',
};

function sourceText({ by, certainty, what, link, dated }: Source): string {
  const when = dated ? `, ${monthText(dated)}` : '';
  return `    ${by}, ${certainties[certainty]}${when}${what === undefined ? '' : `: ${what}`}${link === undefined ? '' : `\n    ${link}`}`;
}

function factText(id: string, fact: Fact, count: string): string {
  const when = fact.compared ? `last compared in ${monthText(fact.compared)}` : 'never compared';
  return [`${count}  ${id} (${when}): ${fact.says}`, ...fact.sources.map(sourceText)].join('\n');
}

async function walk({ facts: folder, guidance, all }: Options): Promise<void> {
  const { version } = chosenGuide(guidance);
  const guide = readGuides(folder)[version];
  const isDone = ({ compared }: Fact): boolean =>
    compared !== undefined && monthText(compared) === monthText(month);
  const ids = comparingOrder(guide).filter((id) => {
    const fact = guide.facts[id];
    return fact !== undefined && (all === true || !isDone(fact));
  });
  if (ids.length === 0) {
    say(`Every fact of guidance ${version} was compared this month; --all walks through them all the same.`);
    return;
  }
  say(
    `Guidance ${version}. Open ${guide.page}, and what stands below each fact. Does the source still say it?`,
  );
  say('Each answer is kept at once: stop when you like, and go on another day.\n');
  const input = createInterface({ input: stdin });
  const answers = input[Symbol.asyncIterator]();
  const changed: string[] = [];
  let kept = 0;
  let skipped = 0;
  try {
    for (const [index, id] of ids.entries()) {
      const fact = guide.facts[id];
      if (!fact) continue;
      stdout.write(
        `${factText(id, fact, `${index + 1} of ${ids.length}`)}\n  y yes · n no, it says something else · s skip · q stop: `,
      );
      const next = await answers.next();
      const said = next.done === true ? 'q' : next.value.trim().toLowerCase();
      if (said === 'q') break;
      if (said === 'y') {
        writeCompared(folder, fact, id, month);
        kept += 1;
      } else if (said === 'n') changed.push(id);
      else skipped += 1;
    }
  } finally {
    input.close();
  }
  const open = ids.length - kept - changed.length;
  say(
    `\n${kept} compared in ${monthText(month)} and kept, ${changed.length} changed, ${open} still open${skipped > 0 ? ` (${skipped} skipped)` : ''}.`,
  );
  if (kept > 0)
    say(
      `A line that runs says the new months once it is started again; then: ${lineCommand} script --write.`,
    );
  if (changed.length === 0) return;
  say(
    `Their sources say something else about ${changed.join(', ')}: their months were not written. Until the words are mended:`,
  );
  for (const id of changed) say(`  ${lineCommand} words silence ${id}`);
  process.exitCode = 1;
}

/** The subcommand. */
export const command = new Command('compared')
  .description(
    [
      'The monthly comparison: walks through the facts of a version of the guidance beside their sources, the most harmful first. Each answer is',
      'kept at once, in prompts/facts; callers hear how old each answer is. What its source says otherwise can be silenced at once, in all languages.',
    ].join('\n'),
  )
  .addOption(guidanceOption)
  .option('--all', 'also what was compared this month')
  .option('--facts <folder>', 'where the facts are', projectFacts)
  .action(told(walk));
