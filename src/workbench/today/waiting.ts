import type { Conflict } from '../../desk/folded.ts';
import { may, type Action } from '../../desk/roles.ts';
import type { Waiting } from '../../desk/waiting.ts';
import type { Guide } from '../../guide/guide.ts';
import type { Language, LineKey } from '../../guide/ids.ts';
import type { CallBack } from '../../people/desk-people.ts';
import type { OwnWordsFile } from '../../speech/own-words.ts';
import type { Reached } from '../../speech/reach.ts';
import { linesToHear, reviewOrder } from '../../speech/review-order.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { agesAt } from '../facts/ages.ts';
import type { Visitor } from '../site.ts';

/** What can wait for somebody, from what callers lose most by. */
const kinds = [
  'callBacks',
  'expired',
  'noticeLacks',
  'refused',
  'sentBack',
  'stale',
  'unpublished',
  'conflict',
  'old',
  'silenced',
  'proposals',
  'unheard',
  'essentials',
  'open',
  'silent',
  'untranslated',
  'noticeOver',
] as const;

/** Something that waits, by its kind. */
type Kind = (typeof kinds)[number];

/** What waits for a visitor at one place. */
export interface Item {
  readonly kind: Kind;
  /** Undefined for what belongs to no language. */
  readonly language: Language | undefined;
  /** How many lines, facts, languages or changes. */
  readonly count: number;
  /** The page on which it is dealt with. */
  readonly address: string;
  /** Where whoever wants no list begins. */
  readonly first: string;
}

/** All that is known of the line, and who asks. */
export interface Known {
  readonly visitor: Visitor;
  readonly guide: Guide;
  readonly surveyed: readonly Surveyed[];
  /** How each language that callers are to be offered can be. */
  readonly reached: readonly Reached[];
  readonly waiting: readonly Waiting[];
  /** Numbers that wait to be called back in the visitor's languages. */
  readonly callBacks: readonly Pick<CallBack, 'language' | 'takenBy'>[];
  readonly conflicts: readonly Pick<Conflict, 'place'>[];
  readonly own: OwnWordsFile;
  /** The month in which each fact was last compared, by `version/fact`. */
  readonly compared: ReadonlyMap<string, string>;
  /** How many changes callers do not hear yet. */
  readonly unpublished: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What waits for a visitor, what callers lose most by first: nothing that is not theirs to do, and nothing of which there is none. */
export function waitingFor(known: Known): readonly Item[] {
  const { visitor, surveyed } = known;
  const items = [...toCallBack(known), ...surveyed.flatMap((one) => ofLanguage(known, one)), ...ofAll(known)];
  const offered = new Set(known.reached.flatMap(({ info, how }) => (how === 'not' ? [] : [info.code])));
  // What a language says that nobody is offered can wait; somebody who speaks it came for just that.
  const isLater = ({ kind, language }: Item): boolean =>
    visitor.role !== 'speaker' &&
    language !== undefined &&
    !offered.has(language) &&
    kind !== 'essentials' &&
    kind !== 'callBacks';
  return items
    .filter(({ count }) => count > 0)
    .toSorted(
      (a, b) => Number(isLater(a)) - Number(isLater(b)) || kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
    );
}

/** Numbers that nobody but the visitor has taken, by language. */
function toCallBack({ visitor, callBacks }: Known): readonly Item[] {
  const open = callBacks.filter(({ takenBy }) => takenBy === undefined || takenBy === visitor.id);
  const address = '/call-backs';
  return [...new Set(open.map(({ language }) => language))].map((language) => ({
    ...{ kind: 'callBacks' as const, language, address, first: address },
    count: open.filter((one) => one.language === language).length,
  }));
}

/** What a visitor needs to be allowed for what waits in a language. */
const needs = {
  refused: 'propose words',
  sentBack: 'record',
  stale: 'review',
  conflict: 'propose words',
  proposals: 'accept words',
  unheard: 'approve recordings',
  open: 'review',
  essentials: 'record',
  silent: 'record',
  untranslated: 'propose words',
} as const satisfies Partial<Record<Kind, Action>>;

function ofLanguage(known: Known, one: Surveyed): readonly Item[] {
  const { visitor, guide, waiting, reached } = known;
  const { code } = one.info;
  const mine = waiting.filter(({ language, who }) => language === code && isFor(visitor, who));
  const linesOf = (kind: Waiting['kind'], among = mine): readonly LineKey[] =>
    among.flatMap((found) => (found.kind === kind ? [found.line] : []));
  const all = waiting.filter(({ language }) => language === code);
  const apart = new Set([...linesOf('refusal', all), ...linesOf('proposal', all)]);
  const inState = (state: 'unreviewed' | 'stale'): readonly LineKey[] =>
    one.translated.filter((line) => !apart.has(line) && one.reviewOf(line) === state);
  const { how, lacks } = reached.find(({ info }) => info.code === code) ?? {};
  const lines: Readonly<Record<keyof typeof needs, readonly LineKey[]>> = {
    refused: linesOf('refusal', all),
    sentBack: linesOf(
      'sent back',
      all.filter(({ who }) => who === visitor.id),
    ),
    stale: inState('stale'),
    conflict: conflictsIn(known, code),
    proposals: linesOf('proposal'),
    unheard: [...linesOf('take'), ...(one.info.voice ? [] : linesToHear(guide, one))],
    open: inState('unreviewed'),
    essentials: how === 'not' ? (lacks?.() ?? []) : [],
    silent: how === 'short' ? (lacks?.() ?? []) : [],
    untranslated: one.untranslated,
  };
  return (Object.keys(needs) as (keyof typeof needs)[]).flatMap((kind) =>
    may(visitor, needs[kind], code) ? [toItem(guide, kind, code, lines[kind])] : [],
  );
}

/** Whoever wrote or recorded something waits for somebody else, unless they may do without. */
function isFor(visitor: Visitor, who: string): boolean {
  return visitor.role === 'owner' || visitor.id !== who;
}

function conflictsIn({ conflicts }: Known, code: Language): readonly LineKey[] {
  return conflicts.flatMap(({ place }) => {
    const [part, language, line = ''] = place.split('/');
    return (part === 'words' || part === 'recording') && language === code ? [line] : [];
  });
}

function toItem(guide: Guide, kind: keyof typeof needs, language: Language, lines: readonly LineKey[]): Item {
  const [line = ''] = reviewOrder(guide, lines);
  if (kind === 'sentBack') {
    const address = `/studio?lang=${language}&line=${line}`;
    return { kind, language, count: lines.length, address, first: address };
  }
  if (kind === 'essentials' || kind === 'silent') {
    const address = `/studio?lang=${language}`;
    return { kind, language, count: lines.length, address, first: address };
  }
  const view = `show=${kind}&order=gravest`;
  return {
    kind,
    language,
    count: lines.length,
    address: `/script?lang=${language}&${view}`,
    first: `/script/${language}/${line}?${view}`,
  };
}

/** What waits in the line as a whole. */
function ofAll(known: Known): readonly Item[] {
  const { visitor, own, unpublished, conflicts, now } = known;
  const item = (kind: Kind, action: Action, count: number, address: string): readonly Item[] =>
    may(visitor, action) ? [{ kind, language: undefined, count, address, first: address }] : [];
  const { gone, old } = agesAt(known.guide, known.compared, now);
  const isOver = own.notice !== undefined && own.notice.until < new Date(now).toISOString().slice(0, 10);
  const isInLanguage = /^(?:words|recording)\//;
  const others = conflicts.filter(({ place }) => !isInLanguage.test(place)).length;
  return [
    ...item('expired', 'compare facts', gone.length, '/facts/compare'),
    ...item('noticeLacks', 'change notices', isOver ? 0 : lacking(known).length, '/notices'),
    ...item('unpublished', 'publish', unpublished, '/publications'),
    ...item('conflict', 'publish', others, '/publications#conflicts'),
    ...item('old', 'compare facts', old.length, '/facts/compare'),
    ...item('silenced', 'silence', own.silenced.length, '/facts#silenced'),
    ...item('noticeOver', 'change notices', isOver ? 1 : 0, '/notices'),
  ];
}

/** The languages that callers are offered and in which the notice is not said. */
function lacking({ own: { notice }, reached }: Known): readonly Language[] {
  if (!notice) return [];
  return reached.flatMap(({ info: { code }, how }) =>
    how === 'not' || notice.text[code] !== undefined ? [] : [code],
  );
}
