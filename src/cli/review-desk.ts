import { declaredLines } from '../guide/lines.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { lintText, markReviewed, tellMeaning, writeText, type Editing } from '../speech/edit.ts';
import { reviewOrder } from '../speech/review-order.ts';
import { backTranslation } from '../speech/reviews.ts';
import { surveyLanguage, type Surveyed } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import { walkLines, type Answers, type Desk, type Walk } from './walk.ts';

/** The desk at which a language is reviewed; every answer is kept before the next question. */
export function createDesk({
  code,
  answers,
  ...editing
}: Editing & { readonly code: Language; readonly answers: Answers }): Desk {
  const { guide, folders } = editing;
  const { ask, tell } = answers;
  const survey = (): Surveyed => surveyLanguage(guide, folders, code);
  const openLines = (all: boolean): readonly LineKey[] => {
    const { translated, reviewOf } = survey();
    return reviewOrder(
      guide,
      translated.filter((line) => all || reviewOf(line) !== 'reviewed'),
    );
  };

  async function walk({ by, all }: Walk): Promise<void> {
    const open = openLines(all);
    if (open.length === 0) {
      tell('Every line is reviewed, in the words that it has now.\n');
      return;
    }
    const counts = await walkLines(answers, open, by, reviewLine);
    if (!counts) return;
    tell(`${counts.reviewed ?? 0} reviewed; ${openLines(false).length} still open. All of it is kept.\n`);
  }

  async function reviewLine(
    line: LineKey,
    count: string,
    by: string,
  ): Promise<'reviewed' | 'skipped' | 'stop'> {
    for (;;) {
      showLine(line, count);
      const answer = await ask('Is it right? y yes · e edit · s skip · q stop: ');
      switch (answer?.trim().toLowerCase()) {
        case 'y':
          markReviewed(editing, { language: code, line }, { by, on: today() });
          return 'reviewed';
        case 'e':
          await editLine(line);
          break;
        case 's':
          return 'skipped';
        case 'q':
        case undefined:
          return 'stop';
        default:
          tell('Please answer with y, e, s or q.\n');
      }
    }
  }

  function showLine(line: LineKey, count: string): void {
    const { texts, source, reviews, reviewOf } = survey();
    const text = textIn(texts, line) ?? '';
    const back = backTranslation(reviews[line], text);
    const { facts = [] } = declaredLines(guide).get(line) ?? {};
    const state = reviewOf(line) === 'stale' ? ' (its English has changed since it was reviewed)' : '';
    tell(`\n${count}  ${line}${facts.length > 0 ? `  [${facts.join(' ')}]` : ''}${state}\n`);
    tell(`  English:  ${textIn(source, line) ?? ''}\n  ${code}:  ${text}\n`);
    if (back !== undefined) tell(`  Read back by someone who had not seen the English:  ${back}\n`);
  }

  async function editLine(line: LineKey): Promise<void> {
    const text = (await ask('The new words (empty: leave it as it is): '))?.trim();
    if (text === undefined || text === '') return;
    const found = lintText(editing, { language: code, line }, text);
    if (found.length > 0) {
      for (const { place, message } of found) tell(`  It cannot be said so: ${place} ${message}\n`);
      return;
    }
    const recorded = survey().recordings.list[line] !== undefined;
    writeText(editing, { language: code, line }, text);
    if (recorded) await askMeaning(line);
  }

  async function askMeaning(line: LineKey): Promise<void> {
    const answer = await ask(
      'The line is recorded. Do the new words mean the same (y), or something else (n)? ',
    );
    const meaning = answer?.trim().toLowerCase() === 'y' ? 'same' : 'changed';
    tellMeaning(editing, { language: code, line }, meaning);
    tell(
      meaning === 'same'
        ? '  The recording is played on.\n'
        : '  The recording is not played until it is made anew.\n',
    );
  }

  return {
    walk,
    list: () => {
      for (const line of openLines(false)) tell(`${survey().reviewOf(line)}  ${line}\n`);
    },
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);
