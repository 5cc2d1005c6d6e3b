import type { Language, Node, NodeId } from '../guide/flow.ts';
import { hows, lengths, type Counted, type How, type MeasureName } from './counts.ts';
import { daysOf } from './period.ts';
import type { Period, Store, Used } from './store.ts';

/** What a report needs to know of the line beside its counters. */
export interface Context {
  /** The version of the guidance that is said now. */
  readonly guidance: string;
  /** Each node's kind, and what it is about in a few English words. */
  readonly nodes: ReadonlyMap<NodeId, { readonly kind: Node['kind']; readonly words: string }>;
  readonly languages: readonly LanguageState[];
  /** Where a call in a language begins once it is chosen. */
  readonly greetings: readonly NodeId[];
  /** The characters that a voice speaks there in one turn, on the average. */
  readonly characters: (language: Language, node: NodeId) => number;
  readonly prices: Prices;
}

/** US cents. */
export interface Prices {
  readonly minute: ByNumber;
  readonly hundredCharacters: number;
}

/** What something costs by the kind of the number that is called. */
type ByNumber = Readonly<Record<'local' | 'tollFree', number>>;

/** How far a language is: how callers hear it, and the share of its lines that is reviewed and recorded, from 0 to 1. */
export interface LanguageState {
  readonly code: Language;
  readonly english: string;
  readonly how: string;
  readonly reviewed: number;
  readonly recorded: number;
}

/** How often a language was chosen. */
export interface Chosen extends Counted, LanguageState {}

/** What happened at a node. */
export interface AtNode {
  readonly node: NodeId;
  readonly words: string;
  readonly arrivals: number;
  /** Calls that ended there. */
  readonly endings: number;
  /** Whether the line says goodbye there: a call that ends there has not been broken off. */
  readonly isGoodbye: boolean;
}

/** Where words fail: what callers did at a node in a language instead of going on. */
export interface Trouble {
  readonly node: NodeId;
  readonly words: string;
  readonly language: Language;
  readonly turns: number;
  readonly again: number;
  readonly silence: number;
  readonly wrongKeys: number;
}

/** Counters by the steps of a measure. */
export type Steps = readonly ({ readonly step: string } & Counted)[];

/** What a period's counters say. Counts are exact here; whatever shows them hides the small ones. */
export interface Report {
  readonly period: Period;
  /** The version of the guidance that is said now. */
  readonly guidance: string;
  readonly calls: number;
  readonly minutes: number;
  readonly answers: number;
  /** What the minutes cost, and about what was spoken by voices. */
  readonly cents: ByNumber;
  /** By day; by month, as 2026-11, in a long period. */
  readonly days: readonly ({ readonly day: string } & Counted)[];
  readonly daysByLanguage: readonly ({ readonly day: string; readonly language: Language } & Counted)[];
  readonly chosen: readonly Chosen[];
  /** The answers that were reached, the most asked first. */
  readonly asked: readonly AtNode[];
  readonly nodes: readonly AtNode[];
  /** From node to node over all languages; staying where one is is left out. */
  readonly ways: readonly ({ readonly from: NodeId; readonly to: NodeId } & Counted)[];
  readonly hours: Steps;
  readonly lengths: Steps;
  readonly transfers: Steps;
  readonly texts: Steps;
  /** The gravest first. */
  readonly trouble: readonly Trouble[];
  /** Counters that found no place while the database did not answer. */
  readonly dropped: number;
}

/** Periods of more days than this are told by months. */
const mostDays = 62;

/** Reads a period's counters and says what they mean. Rejects while the database does not answer. */
export async function readReport(store: Store, context: Context, period: Period): Promise<Report> {
  return createReport(await store.read(period, context.greetings), context, period);
}

/** What counters mean; pure. */
export function createReport(used: Used, context: Context, period: Period): Report {
  const { turns, measures } = used;
  const wordsOf = (node: NodeId): string => context.nodes.get(node)?.words ?? '';
  const measured = (measure: MeasureName): Steps =>
    addUp(
      measures.filter((one) => one.measure === measure),
      ({ step }) => step,
    ).map(([step, count]) => ({ step, count }));
  const nodes = countNodes(turns)
    .map((one) => ({
      ...one,
      words: wordsOf(one.node),
      isGoodbye: context.nodes.get(one.node)?.kind === 'goodbye',
    }))
    .toSorted((a, b) => b.arrivals - a.arrivals);
  const asked = nodes.filter(
    ({ node }) => context.nodes.get(node)?.kind === 'answer' && !context.greetings.includes(node),
  );
  const isLong = daysOf(period).length > mostDays;
  const spanOf = (day: string): string => (isLong ? day.slice(0, 7) : day);
  const minutes = sum(measured('minutes'));
  const spoken = turns.reduce(
    (all, { language, to, count }) => all + count * context.characters(language, to),
    0,
  );
  const speech = (spoken / 100) * context.prices.hundredCharacters;
  const chosen = new Map(addUp(used.chosen, ({ language }) => language));
  return {
    period,
    guidance: context.guidance,
    calls: sum(used.calls),
    minutes,
    answers: asked.reduce((all, { arrivals }) => all + arrivals, 0),
    cents: {
      local: minutes * context.prices.minute.local + speech,
      tollFree: minutes * context.prices.minute.tollFree + speech,
    },
    days: addUp(byDay(used.calls), ({ day }) => spanOf(day)).map(([day, count]) => ({ day, count })),
    daysByLanguage: addUp(byDay(used.chosen), ({ day, language }) => `${spanOf(day)} ${language}`).map(
      ([key, count]) => {
        const [day = '', language = ''] = key.split(' ');
        return { day, language, count };
      },
    ),
    chosen: context.languages
      .map((state) => ({ ...state, count: chosen.get(state.code) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
    asked,
    nodes,
    ways: addUp(
      turns.filter(({ from, to }) => from !== to),
      ({ from, to }) => `${from} ${to}`,
    ).map(([way, count]) => {
      const [from = '', to = ''] = way.split(' ');
      return { from, to, count };
    }),
    hours: measured('hour').toSorted((a, b) => (a.step < b.step ? -1 : 1)),
    lengths: lengths.map(([step]) => ({
      step,
      count: sum(measured('length').filter((one) => one.step === step)),
    })),
    transfers: measured('transfer'),
    texts: measured('text'),
    trouble: findTrouble(turns, wordsOf),
    dropped: sum(measured('dropped')),
  };
}

type UsedTurns = Used['turns'];

/** A call leaves every node that it comes to, until it ends there: what has not left has ended there, or is there still. */
function countNodes(turns: UsedTurns): readonly Omit<AtNode, 'words' | 'isGoodbye'>[] {
  const entered = new Map(
    addUp(
      turns.filter(({ from, to }) => from !== to),
      ({ to }) => to,
    ),
  );
  const came = addUp(turns, ({ to }) => to);
  const went = new Map(addUp(turns, ({ from }) => from));
  return came.map(([node, count]) => ({
    node,
    arrivals: entered.get(node) ?? 0,
    // Around midnight a call comes on one day and goes on the next.
    endings: Math.max(0, count - (went.get(node) ?? 0)),
  }));
}

function findTrouble(turns: UsedTurns, wordsOf: (node: NodeId) => string): readonly Trouble[] {
  const found = new Map<string, Record<How, number>>();
  for (const { language, from, how, count } of turns) {
    if (from === '') continue;
    const key = `${language} ${from}`;
    const there = found.get(key) ?? (Object.fromEntries(hows.map((one) => [one, 0])) as Record<How, number>);
    there[how] += count;
    found.set(key, there);
  }
  return [...found]
    .map(([key, counts]): Trouble => {
      const [language = '', node = ''] = key.split(' ');
      return {
        node,
        language,
        words: wordsOf(node),
        turns: Object.values(counts).reduce((all, count) => all + count, 0),
        again: counts.again,
        silence: counts.silence,
        wrongKeys: counts['wrong key'],
      };
    })
    .filter((one) => troubled(one) > 0)
    .toSorted((a, b) => troubled(b) - troubled(a) || (a.node < b.node ? -1 : 1));
}

/** The turns in which a caller did not go on. */
export function troubled({ again, silence, wrongKeys }: Trouble): number {
  return again + silence + wrongKeys;
}

function byDay<T extends { readonly day: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}

/** Adds counts up by a key, in the order in which the keys come first. */
function addUp<T extends Counted>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.count);
  return [...sums];
}
