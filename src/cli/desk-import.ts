import { readFileSync, statSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { Bench } from '../desk/bench.ts';
import { isCheckout, readCheckout } from '../desk/exchange/read-checkout.ts';
import { mostFileBytes, readable, readEntries } from '../desk/exchange/read-entries.ts';
import { rehearse } from '../desk/exchange/rehearse.ts';
import { takeCheckout } from '../desk/exchange/take-checkout.ts';
import { takeEntries, type Taken } from '../desk/exchange/take-entries.ts';
import { fold } from '../desk/fold.ts';
import type { Ground } from '../desk/ground.ts';
import type { Member } from '../desk/members/store.ts';
import { nameKey } from '../desk/members/tables.ts';
import { may, type Actor } from '../desk/roles.ts';
import { readConsent } from '../speech/consent.ts';
import { projectFolders } from '../speech/folders.ts';
import { sourceLanguage } from '../speech/texts.ts';
import { allWords } from './guidance.ts';
import { benchOf, readMembers, withDesk } from './desk-open.ts';
import { tellAll, tellOne } from './taken.ts';
import { told } from './told.ts';
import { say } from './words.ts';

interface Options {
  readonly lang?: readonly string[];
  readonly as?: string;
  readonly meaning?: 'same' | 'changed';
  readonly dryRun?: boolean;
  readonly urgent?: boolean;
  readonly agreed?: boolean;
}

async function run(place: string, options: Options): Promise<void> {
  await withDesk(async ({ url, store, ground }) => {
    const actor = findActor(await readMembers(url), options.as);
    const bench = benchOf(ground, options.dryRun ? rehearse(store) : store);
    const { languages } = fold(ground, await store.changes());
    const taken = isFolder(place)
      ? await importCheckout(place, { ...ground, languages }, bench, actor, options)
      : await importFile(place, { languages }, bench, actor, options);
    tellAll(taken, options.dryRun ?? false);
  });
}

/** Whose name stands by all that is imported. Throws an Error that names those who can. */
export function findActor(members: readonly Member[], name: string | undefined): Actor {
  const who = members.filter((member) => may(member, 'write words', 'en'));
  const found = who.find((member) => name !== undefined && nameKey(member.name ?? '') === nameKey(name));
  if (found) return found;
  if (who.length === 0) throw new Error('There is no owner and no editor yet: invite one first.');
  const names = who.map((member) => `  ${member.name ?? ''} (${member.role})`);
  const why =
    name === undefined ? 'In whose name? Say --as' : `No owner and no editor is called "${name}": say --as`;
  throw new Error([`${why} and one of:`, ...names].join('\n'));
}

function isFolder(place: string): boolean {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) throw new Error(`${place}: there is no such file or folder`);
  return stat.isDirectory();
}

async function importFile(
  file: string,
  ground: Pick<Ground, 'languages'>,
  bench: Bench,
  actor: Actor,
  { lang = [], meaning }: Options,
): Promise<readonly Taken[]> {
  const [language, ...more] = lang;
  if (language === undefined || more.length > 0) {
    throw new Error('--lang: which one language is the file of?');
  }
  const [code] = knownOf(ground, [language]);
  // One that is too large is never read.
  const bytes = statSync(file).size > mostFileBytes ? Buffer.alloc(mostFileBytes + 1) : readFileSync(file);
  const entries = readEntries(file, bytes, code ?? '');
  return takeEntries({ bench, actor, meaning, told: tellOne }, code ?? '', entries);
}

async function importCheckout(
  folder: string,
  ground: Ground,
  bench: Bench,
  actor: Actor,
  { lang, meaning, urgent = false, agreed = false }: Options,
): Promise<readonly Taken[]> {
  if (!isCheckout(folder)) {
    throw new Error(`${folder}: is no checkout, as there is no prompts/ in it, and no file of ${readable}`);
  }
  const checkout = readCheckout(folder, allWords, knownOf(ground, lang ?? [...ground.languages.keys()]));
  for (const fault of checkout.faults) process.stderr.write(`passed over: ${fault}\n`);
  const wording = agreed ? readConsent(projectFolders.prompts, sourceLanguage).number : undefined;
  const taking = { bench, actor, meaning, ground, urgent, agreed: wording, told: tellOne };
  const taken = await takeCheckout(taking, checkout);
  say(
    'Reviews, and months in which facts were compared, are not taken: people at the desk make these marks.',
  );
  return taken;
}

function knownOf({ languages }: Pick<Ground, 'languages'>, codes: readonly string[]): readonly string[] {
  const unknown = codes.find((code) => !languages.has(code));
  if (unknown === undefined) return codes;
  throw new Error(`there is no language "${unknown}": take one of ${[...languages.keys()].join(', ')}`);
}

/** The subcommand. */
export const importCommand = new Command('import')
  .argument('<place>', `a file, ${readable}, or a folder: a checkout`)
  .description(
    [
      'Takes a translator’s file, or a checkout, as a draft: nothing is published. Each line goes through the rules by which it would be',
      'written at the desk; for each that is not taken it says why, with file and line, and the exit code is 1.',
      '\n\nFiles: XLIFF 1.2 and 2.x; JSON, each key with its text, or with an object of text and english; CSV with the columns key, text and,',
      'if it is there, english. Lines without a text are passed over. Where a file has the English, a line is taken only if it is still the same.',
      '\n\nA checkout: the hotline’s own topics, words, recordings that people made, and the hotline’s own words that differ. Its recordings wait',
      'for a second person to listen. Reviews, and months of comparison, are never taken. Nothing is taken away because a checkout has it not.',
    ].join(' '),
  )
  .option(
    '--lang <code>',
    'the language of a file; of a checkout, one to be taken, as often as it is given: all unless given',
    (code: string, before: readonly string[] | undefined) => [...(before ?? []), code],
  )
  .option(
    '--as <name>',
    'the owner or editor in whose name it is taken: who wrote a line never counts as its reviewer',
  )
  .addOption(
    new Option(
      '--meaning <what>',
      'for recorded lines: whether the recordings still say what the new words mean; without it such lines are not taken',
    ).choices(['same', 'changed']),
  )
  .option(
    '--agreed',
    'says that whoever spoke a checkout’s recordings agrees that callers hear them: without it none is taken in the name of somebody who has not agreed',
  )
  .option('--urgent', 'takes a checkout’s notice, and what it silences, too: callers hear these at once')
  .option('--dry-run', 'tells what would be taken, and keeps nothing')
  .action(told(run));
