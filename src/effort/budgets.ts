import type { Effort, Frame } from './measure.ts';

/** The most that an answer may cost its caller: each answer, and half of them; seconds from the end of the language menu. */
export const budgets = {
  keys: { each: 6, half: 3 },
  firstWord: { each: 90, half: 45 },
  mainMenu: 30,
  keyless: 75,
} as const;

/** What costs more than its budget; none means that all is within. */
export function checkBudgets(answers: readonly Effort[], frame: Frame): readonly string[] {
  const { language } = frame;
  const faults: string[] = [];
  for (const { answer, keys, firstWord } of answers) {
    if (keys > budgets.keys.each)
      faults.push(`${language} ${answer}: ${keys} keys, the budget is ${budgets.keys.each}`);
    if (firstWord > budgets.firstWord.each) {
      faults.push(
        `${language} ${answer}: first word after ${round(firstWord)} s, the budget is ${budgets.firstWord.each}`,
      );
    }
  }
  const halfKeys = middle(answers.map(({ keys }) => keys));
  if (halfKeys > budgets.keys.half)
    faults.push(`${language}: half of the answers need more than ${budgets.keys.half} keys`);
  const halfSeconds = middle(answers.map(({ firstWord }) => firstWord));
  if (halfSeconds > budgets.firstWord.half) {
    faults.push(
      `${language}: half of the answers begin after ${round(halfSeconds)} s, the budget is ${budgets.firstWord.half}`,
    );
  }
  if (frame.mainMenu > budgets.mainMenu) {
    faults.push(
      `${language}: the main menu takes ${round(frame.mainMenu)} s, the budget is ${budgets.mainMenu}`,
    );
  }
  for (const [what, seconds] of [
    ['a caller who presses nothing', frame.keyless],
    ['a caller who presses nothing, on a number of the language', frame.keylessOwnNumber],
  ] as const) {
    if (seconds > budgets.keyless) {
      faults.push(
        `${language}: ${what} hears the first essential after ${round(seconds)} s, the budget is ${budgets.keyless}`,
      );
    }
  }
  return faults;
}

/** The value that half of them do not exceed. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
