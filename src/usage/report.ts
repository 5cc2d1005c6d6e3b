import type { Language, NodeId } from '../guide/ids.ts';
import { addUp, cellsOf, sumOf, tellOf } from './cells.ts';
import type { ByNumber, Context, LanguageState } from './context.ts';
import { lengths, type Counted, type MeasureName } from './counts.ts';
import type { NamedPeriod } from './period.ts';
import { mayShare, type Exactness, type Round } from './shown.ts';
import type { Trend, Used } from './store.ts';
import { findTrouble, type Trouble, type UsedTurns } from './trouble.ts';

/** How often a language was chosen. */
interface Chosen extends Counted, LanguageState {}

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

/** Counters by the steps of a measure. */
export type Steps = readonly ({ readonly step: string } & Counted)[];

/** Calls and chosen languages of one of the last periods. */
interface Past {
  readonly name: string;
  readonly calls: number;
  readonly chosen: Readonly<Record<Language, number>>;
}

/** What a period's counters say, each count as it is told. */
export interface Report {
  readonly period: NamedPeriod;
  readonly exactness: Exactness;
  /** The version of the guidance that is said now. */
  readonly guidance: string;
  readonly calls: number;
  readonly minutes: number;
  /** Answers reached in a call, on the average; undefined of so few calls that it may not be told. */
  readonly answersPerCall: number | undefined;
  /** What the minutes cost, and about what was spoken by voices, by the counts that are told. */
  readonly cents: ByNumber;
  /** The last periods of the same length, up to this one. */
  readonly past: readonly Past[];
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

/** What a report is of, and how its counts are told. */
interface Wanted {
  readonly period: NamedPeriod;
  /** The last periods of the same length, the oldest first. */
  readonly past: readonly NamedPeriod[];
  readonly exactness: Exactness;
  readonly round: Round;
}

/** What counters mean; pure. `trend` has the days of all past periods. */
export function createReport(used: Used, trend: Trend, context: Context, wanted: Wanted): Report {
  const { period, exactness, round } = wanted;
  const { turns } = used;
  const tell = tellOf(period, round);
  const told = cellsOf(used, period, round);
  const wordsOf = (node: NodeId): string => context.nodes.get(node)?.words ?? '';
  const measured = (measure: MeasureName): Steps =>
    told
      .filter(({ what, count }) => what === measure && count > 0)
      .map(({ step = '', count }) => ({ step, count }));
  const nodes = countNodes(turns)
    .map(({ node, arrivals, endings }) => ({
      node,
      arrivals: tell({ what: 'reached', to: node }, arrivals),
      endings: tell({ what: 'ended', to: node }, endings),
      words: wordsOf(node),
      isGoodbye: context.nodes.get(node)?.kind === 'goodbye',
    }))
    .filter(({ arrivals, endings }) => exactness === 'exact' || arrivals + endings > 0)
    .toSorted((a, b) => b.arrivals - a.arrivals || (a.node < b.node ? -1 : 1));
  const asked = nodes.filter(
    ({ node }) => context.nodes.get(node)?.kind === 'answer' && !context.greetings.includes(node),
  );
  const calls = sumOf(told.filter(({ what }) => what === 'new calls'));
  const minutes = sumOf(measured('minutes'));
  const spoken = told
    .filter(({ what }) => what === 'way')
    .reduce(
      (all, { language = '', to = '', count }) =>
        all + count * (context.characters.get(`${language} ${to}`) ?? 0),
      0,
    );
  const speech = (spoken / 100) * context.prices.hundredCharacters;
  const lengthsTold = measured('length');
  const chosen = new Map(
    told.flatMap(({ what, language, count }) =>
      what === 'language chosen' ? [[language, count] as const] : [],
    ),
  );
  return {
    period,
    exactness,
    guidance: context.guidance,
    calls,
    minutes,
    answersPerCall: mayShare(calls, exactness)
      ? asked.reduce((all, { arrivals }) => all + arrivals, 0) / calls
      : undefined,
    cents: {
      local: minutes * context.prices.minute.local + speech,
      tollFree: minutes * context.prices.minute.tollFree + speech,
    },
    past: wanted.past.map((one) => tellPast(trend, one, round)),
    chosen: context.languages
      .map((state) => ({ ...state, count: chosen.get(state.code) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
    asked,
    nodes,
    ways: addUp(
      turns.filter(({ from, to }) => from !== to),
      ({ from, to }) => `${from} ${to}`,
    )
      .map(([way, count]) => {
        const [from = '', to = ''] = way.split(' ');
        return { from, to, count: tell({ what: 'way', from, to }, count) };
      })
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
    hours: measured('hour').toSorted((a, b) => (a.step < b.step ? -1 : 1)),
    lengths: lengths.map(([step]) => ({
      step,
      count: sumOf(lengthsTold.filter((one) => one.step === step)),
    })),
    transfers: measured('transfer'),
    texts: measured('text'),
    trouble: findTrouble(turns, wordsOf, tell),
    dropped: sumOf(measured('dropped')),
  };
}

/** Days that have been added up into months count for the months alone. */
function tellPast(trend: Trend, period: NamedPeriod, round: Round): Past {
  const tell = tellOf(period, round);
  const isInside = ({ day }: { readonly day: string }): boolean =>
    day.length === 7 ? day === period.name : day >= period.from && day <= period.to;
  const chosen = addUp(trend.chosen.filter(isInside), ({ language }) => language);
  return {
    name: period.name,
    calls: tell({ what: 'new calls' }, sumOf(trend.calls.filter(isInside))),
    chosen: Object.fromEntries(
      chosen.map(([language, count]) => [language, tell({ what: 'language chosen', language }, count)]),
    ),
  };
}

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
