import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, LineKey } from '../../guide/flow.ts';
import { linesToRecord } from '../../speech/sheet.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { prepareTake, takeIn } from '../../speech/takes/take-in.ts';
import { textIn } from '../../speech/texts.ts';
import type { Bench } from '../bench.ts';

/** Where a line is recorded. */
export interface TakePlace {
  readonly language: Language;
  readonly line: LineKey;
}

/** What is wrong with a take, or how long it is. */
export type Verdict = { readonly refused: string } | { readonly seconds: number };

/** How far the recording of a language is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** The lines of a language in the order in which they are recorded. */
export function recordingOrder({ guide }: Bench, one: Surveyed): readonly LineKey[] {
  const { first, rest } = linesToRecord(guide, one);
  return [...first, ...rest];
}

/** How many of a language's lines are recorded in the words that they have now. */
export function progressOf(bench: Bench, one: Surveyed): Progress {
  const lines = recordingOrder(bench, one);
  return { done: lines.filter((line) => one.stock.stateOf(line) === 'current').length, total: lines.length };
}

/** The line that is to be recorded in a language, and its text. Throws where there is none. */
export function findTake(bench: Bench, { language, line }: TakePlace): { one: Surveyed; text: string } {
  const one = bench.survey().find(({ info }) => info.code === language);
  if (!one || !recordingOrder(bench, one).includes(line)) {
    throw new Error(`there is no line "${line}" to record in "${language}"`);
  }
  return { one, text: textIn(one.texts, line) ?? '' };
}

/** The file of a take that waits to be kept; it is there after the page was closed, too. */
export function waitingFile({ takes }: Bench, { language, line }: TakePlace): string {
  return path.join(takes, language, `${line}.wav`);
}

/** Whether a take waits. */
export function isWaiting(bench: Bench, place: TakePlace): boolean {
  return existsSync(waitingFile(bench, place));
}

/** Puts a take down, in place of the one before it, and says at once what is wrong with it. */
export async function putDown(bench: Bench, place: TakePlace, bytes: Buffer): Promise<Verdict> {
  const { text } = findTake(bench, place);
  const prepared = await prepareTake(bytes, bench.seconds(text));
  const file = waitingFile(bench, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
  return 'refused' in prepared ? prepared : { seconds: prepared.samples.length / prepared.rate };
}

/** Takes the waiting take into audio/, through the same checks as an imported file; the line plays it from then on. */
export async function keep(bench: Bench, place: TakePlace): Promise<Verdict> {
  const { text } = findTake(bench, place);
  const file = waitingFile(bench, place);
  if (!existsSync(file)) return { refused: 'is not there: record the line first' };
  const outcome = await takeIn(bench.folders.audio, {
    file,
    ...place,
    text,
    expected: bench.seconds(text),
    on: bench.today(),
    replace: true,
  });
  if ('seconds' in outcome) {
    rmSync(file, { force: true });
    await bench.line.reload();
  }
  return outcome;
}
