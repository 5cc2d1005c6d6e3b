import { isFor } from './audience.ts';
import type { CallBackWish } from './call-back.ts';
import type { Guide } from './guide.ts';
import type { Key, Language, NodeId } from './ids.ts';
import type { Node } from './node.ts';
import type { Offers } from './offers.ts';
import { shapeOf, stopsOf, type Stop } from './shape.ts';

/** A stop of a node: where a caller can come back to. */
export interface Place {
  readonly node: NodeId;
  readonly stop: number;
}

/** Where a call is: everything that is known of it, and all of it rides in the address. */
export interface At extends Place {
  readonly language: Language;
  /** The ways back out of nodes that several lead to, the latest last. */
  readonly back: readonly Place[];
  /** Documents answered so far. */
  readonly turns: number;
  /** Turns in a row after which the call was where it was before. */
  readonly stayed: number;
  /** How often the person, USCIS, and offices have been called for this caller. */
  readonly personCalls: number;
  readonly uscisCalls: number;
  readonly officeCalls: number;
  /** Silences in a row. */
  readonly silences: number;
  /** Keys in a row that meant nothing. */
  readonly wrong: number;
  /** How often the essentials have been read by themselves. */
  readonly readings: number;
  /** Whether any key was ever received. */
  readonly keyed: boolean;
  /** Whether the keys that mean the same everywhere have been said: a first answer has been heard to its end. */
  readonly told: boolean;
  /** Whether the caller has asked to hear this node more slowly. */
  readonly slow: boolean;
  /** The ZIP code that offices are told by: only while they are, and in no address as it was typed. */
  readonly zip?: string;
  /** Which ring of a call to the people behind the line this is, from 0. */
  readonly round: number;
  /** Being called back: only while the caller says how, and in no address as it was typed. */
  readonly callBack?: CallBackWish;
}

/** A call without what a caller has typed. */
export function forget(at: At, typed: 'zip' | 'callBack'): At {
  const left = { ...at };
  Reflect.deleteProperty(left, typed);
  return left;
}

/** A way back is kept for this many nodes; older ones lead to the main menu. */
export const mostBack = 4;

/** The keys of one page of the language menu. */
export const languageKeys = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** The languages of one page of the language menu. */
export const languagesPerPage = languageKeys.length;

/** The third key in a row that means nothing is one too many. */
export const mostWrong = 3;

/**
 * The keys of a language in the language menu: those of the first page have one, all others so many zeros before it. So a key means one
 * language wherever the menu is.
 */
export function languageKeyOf(index: number): { readonly zeros: number; readonly key: Key } {
  const key = languageKeys[index % languagesPerPage];
  if (key === undefined) throw new Error(`[guide] there is no language ${index}`);
  return { zeros: Math.floor(index / languagesPerPage), key };
}

/** The language of a key after so many zeros; undefined where there is none. */
export function languageAt(offers: Offers, zeros: number, key: string): Language | undefined {
  const place = languageKeys.findIndex((one) => one === key);
  return place === -1 ? undefined : offers.languages[zeros * languagesPerPage + place];
}

/** How many pages the language menu has. */
export function languagePages(offers: Offers): number {
  return Math.ceil(offers.languages.length / languagesPerPage);
}

/** The languages in which all can be said; every one where there is none such. */
export function wholeLanguages({ languages, reach }: Offers): readonly Language[] {
  const whole = languages.filter((language) => !reach[language]?.short);
  return whole.length > 0 ? whole : languages;
}

/** The language that a call has until its caller chooses. */
export function firstLanguage(offers: Offers): Language {
  const [first] = wholeLanguages(offers);
  if (first === undefined) throw new Error('[guide] offers.languages is empty: offer at least one language');
  return first;
}

/** A call that has just begun, at no node yet. */
export function newCall(guide: Guide, language: Language): At {
  return {
    node: guide.roles.language,
    stop: 0,
    language,
    back: [],
    turns: 0,
    stayed: 0,
    personCalls: 0,
    uscisCalls: 0,
    officeCalls: 0,
    round: 0,
    silences: 0,
    wrong: 0,
    readings: 0,
    keyed: false,
    told: false,
    slow: false,
  };
}

/** The node a call is at; undefined where the address names none of this guide. */
export function nodeAt(guide: Guide, at: At): Node | undefined {
  return shapeOf(guide).nodes.get(at.node);
}

function isHeard(stop: Stop, at: At): boolean {
  if (stop.kind === 'message') return isFor(stop.message, at.language);
  if (stop.kind === 'office') return true;
  return stop.keys !== 'in full' || !at.told;
}

/** The next stop of the same node that this caller hears; undefined at its end. */
export function stopAfter(node: Node, at: At): number | undefined {
  const next = stopsOf(node).findIndex((stop, index) => index > at.stop && isHeard(stop, at));
  return next === -1 ? undefined : next;
}

/** The message or the office before this one in the same node; undefined at its beginning. */
export function stopBefore(node: Node, at: At): number | undefined {
  const before = stopsOf(node).findLastIndex(
    (stop, index) => index < at.stop && stop.kind !== 'choices' && isHeard(stop, at),
  );
  return before === -1 ? undefined : before;
}

/** The stop of a node that an address names, or the nearest that has something for a caller of this language. */
export function nearestStop(node: Node, at: At): number {
  const last = lastStop(node);
  const stop = Math.min(at.stop, last);
  const there = stopsOf(node)[stop];
  const isForCaller = there === undefined || isHeard(there, { ...at, told: false });
  return isForCaller ? stop : (stopAfter(node, { ...at, stop }) ?? stopBefore(node, { ...at, stop }) ?? last);
}

/** The first stop of a node that this caller hears. */
export function firstStop(node: Node, at: At): number {
  return stopAfter(node, { ...at, stop: -1 }) ?? 0;
}

/** The stop at which a node's choices are offered; its last. */
export function lastStop(node: Node): number {
  return stopsOf(node).length - 1;
}

/** The stop at which a node's choices are asked once more. */
export function stopToAsk(node: Node, { stop }: Place): number {
  return node.kind === 'offices' ? stop : lastStop(node);
}

/** The stop to come back to: the message or the office that was left, or the choices without all that was explained before. */
export function stopToReturnTo(node: Node, stop: number): number {
  const kind = stopsOf(node)[stop]?.kind;
  return kind === 'message' || kind === 'office' ? stop : lastStop(node);
}

/** The stop of an answer that "again" says once its choices are asked. */
export function stopToRepeat(node: Node, at: At): number {
  const again = node.kind === 'answer' ? node.again : undefined;
  return again === undefined ? firstStop(node, at) : nearestStop(node, { ...at, stop: again });
}
