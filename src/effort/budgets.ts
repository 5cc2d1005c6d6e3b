import type { Reason, Values } from '../reason.ts';
import type { Effort, Frame } from './measure.ts';
import type { Sentence } from './sentences.ts';

/** The most that an answer may cost its caller: each answer, and half of those that the project ships; seconds from the end of the language menu. */
export const budgets = {
  keys: { each: 6, half: 3 },
  firstWord: { each: 90, half: 45 },
  /** From the question that leads to the words for USCIS to the end of the first whole English reading. */
  sentence: 45,
  mainMenu: 30,
  keyless: 75,
  /** From the key for legal help to the end of the nearest office's number, said once. */
  legalHelp: 75,
} as const;

/** The budgets were made for these; other languages have longer words or slower voices, and may take so many times as long. */
const languagesOfTheBudgets = ['en', 'es'];
const elsewhere = 1.25;

/** What costs more than its budget; none means that all is within. */
export function checkBudgets(
  answers: readonly Effort[],
  frame: Frame,
  sentences: readonly Sentence[] = [],
): readonly Reason[] {
  const { language } = frame;
  const allowance = languagesOfTheBudgets.includes(language) ? 1 : elsewhere;
  const faults: Reason[] = [];
  const fault = (code: string, values: Values, text: string): void => {
    faults.push({ code: `effort.${code}`, values, at: { language }, text });
  };
  const holdSeconds = (code: string, what: string, seconds: number, budget: number, answer = ''): void => {
    const most = round(budget * allowance);
    if (seconds <= most) return;
    const values = { value: round(seconds), most, answer };
    fault(code, values, `${language}${what} ${values.value} s, the budget is ${most}`);
  };
  for (const { answer, keys, firstWord } of answers) {
    const most = budgets.keys.each;
    if (keys > most)
      fault(
        'keys',
        { value: keys, most, answer },
        `${language} ${answer}: ${keys} keys, the budget is ${most}`,
      );
    holdSeconds('firstWord', ` ${answer}: first word after`, firstWord, budgets.firstWord.each, answer);
  }
  for (const { script, seconds } of sentences)
    holdSeconds(
      'sentence',
      ` ${script}: the English sentence has been said after`,
      seconds,
      budgets.sentence,
      script,
    );
  // What a hotline adds stands further down, and makes no other answer slower.
  const shipped = answers.filter(({ isAdded }) => !isAdded);
  const halfKeys = middle(shipped.map(({ keys }) => keys));
  if (halfKeys > budgets.keys.half)
    fault(
      'halfKeys',
      { most: budgets.keys.half },
      `${language}: half of the answers need more than ${budgets.keys.half} keys`,
    );
  const halfSeconds = middle(shipped.map(({ firstWord }) => firstWord));
  holdSeconds('halfFirstWord', ': half of the answers begin after', halfSeconds, budgets.firstWord.half);
  holdSeconds('mainMenu', ': the main menu takes', frame.mainMenu, budgets.mainMenu);
  const keyless = ': a caller who presses nothing hears the first essential after';
  holdSeconds('keyless', keyless, frame.keyless, budgets.keyless);
  holdSeconds(
    'keylessOwnNumber',
    `${keyless}, on a number of its own,`,
    frame.keylessOwnNumber,
    budgets.keyless,
  );
  holdSeconds(
    'legalHelp',
    ': the number of the nearest office has been said after',
    frame.legalHelp,
    budgets.legalHelp,
  );
  return faults;
}

/** The value that half of them do not exceed. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
