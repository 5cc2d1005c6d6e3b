import { setImmediate } from 'node:timers/promises';
import type { Change } from '../../src/desk/changes.ts';
import { foldInSteps } from '../../src/desk/fold.ts';
import type { Ground } from '../../src/desk/ground.ts';
import type { FoldedWords } from '../../src/line/folded.ts';

/** Changes of words, comments and proposals in turn, over so many lines of the languages of a ground. */
export function changesOver(ground: Ground, count: number, lines: number): readonly Change[] {
  const all = [...ground.languages].flatMap(([language, { texts }]) =>
    [...texts.lines.keys()].map((line) => ({ language, line })),
  );
  const places = all.slice(0, lines);
  return Array.from({ length: count }, (_, index) => {
    const at = places[(index * 7) % places.length];
    const kind = ['words', 'comment', 'proposal'][index % 3];
    const value = { text: `Words ${index}.` };
    return {
      number: index + 1,
      who: 'ana',
      when: 1,
      before: String(index),
      ground: 'x',
      ...at,
      kind,
      value,
    } as Change;
  });
}

/** The longest time, in ms of the processor, for which nobody else had a turn while an instance took up changes. */
export async function longestSteps(
  words: FoldedWords,
  changes: readonly Change[],
): Promise<{ readonly fold: number; readonly speak: number }> {
  const ground = words.ground();
  const folding = await longestOf(() => foldInSteps(ground, changes, changes.length, setImmediate));
  const speaking = await longestOf(() => words.speak(folding.result));
  return { fold: folding.longest, speak: speaking.longest };
}

/** Takes the turn of whoever waits: between two of its turns lies one step of the work. */
async function longestOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly longest: number }> {
  let longest = 0;
  let isDone = false;
  const watch = async (): Promise<void> => {
    while (!isDone) {
      const before = process.cpuUsage();
      await setImmediate();
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, (user + system) / 1000);
    }
  };
  const watching = watch();
  const result = await work();
  isDone = true;
  await watching;
  return { result, longest };
}
