import { Command } from 'commander';
import { compareConflicts, type ComparedConflict } from '../desk/conflicts.ts';
import { fold } from '../desk/fold.ts';
import { withDesk } from './desk-open.ts';
import { told } from './told.ts';
import { say } from './words.ts';

/** A place that was changed on both sides, as whoever is to compare them reads it. */
export function tellConflict({ place, number, ours, theirs, canBeDecided }: ComparedConflict): string {
  const gone = canBeDecided ? '' : ' (no caller hears this line any more: there is nothing to decide)';
  return [
    `${place}, change ${number}${gone}`,
    `  the hotline:     ${ours ?? '(nothing)'}`,
    `  the new release: ${theirs ?? '(nothing)'}`,
  ].join('\n');
}

async function run(): Promise<void> {
  await withDesk(async ({ store, ground }) => {
    const conflicts = compareConflicts(fold(ground, await store.changes()));
    for (const conflict of conflicts) say(tellConflict(conflict));
    const open = conflicts.filter(({ canBeDecided }) => canBeDecided).length;
    say(
      open === 0
        ? 'There is nothing to decide.'
        : `${open} to decide: at the desk, write each line once more, in the hotline’s words or in the new release’s.`,
    );
    if (open > 0) process.exitCode = 1;
  });
}

/** The subcommand. */
export const conflictsCommand = new Command('conflicts')
  .description(
    [
      'Lists each place that the hotline has changed and that this release has changed as well, with the words of both. Callers go on',
      'hearing the hotline’s. Writing the line again at the desk, in either side’s words, decides; a recording is approved again, or made anew.',
      'The exit code is 1 while there is something to decide.',
    ].join(' '),
  )
  .action(told(run));
