import type { Taken } from '../desk/exchange/take-entries.ts';
import { say } from './words.ts';

const effects = {
  now: 'callers hear it now',
  draft: 'in the draft',
  waits: 'waits for a second person',
} as const;

/** Tells what became of one thing that a file has. */
export function tellOne(taken: Taken, done: number, of: number): void {
  if (taken.kind === 'taken') say(`${done}/${of} taken: ${taken.place} (${effects[taken.effect]})`);
  else if (taken.kind === 'not taken') {
    say(`${done}/${of} not taken: ${taken.place}: ${withoutControls(taken.why.join('; '))}`);
  }
}

/** What a rule quotes of a file may hold anything that a terminal obeys. */
function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}

/** Tells what became of all; the exit code is 1 where something was not taken. */
export function tellAll(all: readonly Taken[], isDry: boolean): void {
  const count = (kind: Taken['kind']): number => all.filter((one) => one.kind === kind).length;
  const parts = [
    `${count('taken')} taken`,
    `${count('not taken')} not taken`,
    `${count('same')} as they were`,
    `${count('empty')} without a text`,
    `${count('older')} that the desk had before and has replaced`,
  ];
  say(`${parts.join(', ')}.${isDry ? ' This was a dry run: nothing is kept.' : ''}`);
  if (count('not taken') > 0) process.exitCode = 1;
}
