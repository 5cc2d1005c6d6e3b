import type { Language } from '../../guide/ids.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import { sourceLanguage } from '../../speech/texts.ts';
import type { BenchLine } from '../bench-line.ts';
import type { Bench } from '../bench.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor } from '../roles.ts';
import type { Entry } from './entry.ts';

/** What became of something that a file has. */
export type Taken =
  | { readonly kind: 'taken'; readonly place: string; readonly effect: 'now' | 'draft' | 'waits' }
  /** It stands there already, or the file leaves it as it was. */
  | { readonly kind: 'same' }
  /** The file has no text for it. */
  | { readonly kind: 'empty' }
  /** The desk had it before, and has gone on. */
  | { readonly kind: 'older' }
  | { readonly kind: 'not taken'; readonly place: string; readonly why: readonly string[] };

/** Where something is taken to, and how. */
export interface Taking {
  readonly bench: Bench;
  /** In whose name. */
  readonly actor: Actor;
  /** For recorded lines of which a file does not tell: whether the recordings still say what the new words mean. */
  readonly meaning?: 'same' | 'changed' | undefined;
  /** Called with what became of each, as it goes. */
  readonly told?: (taken: Taken, done: number, of: number) => void;
}

/**
 * Takes a file's entries of one language to a bench, each through the rules by which a person's words are written there; what stands there
 * already is passed over. Gives what became of each, in their order.
 */
export async function takeEntries(
  taking: Taking,
  language: Language,
  entries: readonly Entry[],
): Promise<readonly Taken[]> {
  const lines = new Map((await taking.bench.lines(language)).map((line) => [line.line, line]));
  const firstOf = new Map<string, Entry>();
  const others = new Map<Entry, Entry>();
  for (const entry of entries) {
    const first = firstOf.get(entry.key);
    if (first) {
      others.set(entry, first);
      others.set(first, others.get(first) ?? entry);
    } else firstOf.set(entry.key, entry);
  }
  const all: Taken[] = [];
  for (const entry of entries) {
    const other = others.get(entry);
    const taken: Taken = other
      ? notTaken(entry.place, `"${nameOf(entry.key)}" stands also in ${other.place}: keep one of the two.`)
      : await takeEntry(taking, language, entry, lines.get(entry.key));
    all.push(taken);
    taking.told?.(taken, all.length, entries.length);
  }
  return all;
}

async function takeEntry(
  { bench, actor, meaning }: Taking,
  language: Language,
  entry: Entry,
  line: BenchLine | undefined,
): Promise<Taken> {
  const { key, place } = entry;
  const text = toLine(entry.text);
  if (text === '') return { kind: 'empty' };
  if (line?.text === undefined) {
    return notTaken(place, `There is no line "${nameOf(key)}" in "${language}".`);
  }
  if (text === (line.proposal?.text ?? line.text)) return { kind: 'same' };
  if (toFingerprint(text) === entry.seen) return { kind: 'same' };
  if (line.review !== 'none' && text === toLine(line.english)) {
    return notTaken(place, `"${key}" is still the English.`);
  }
  if (language !== sourceLanguage && entry.english !== undefined && !isOf(entry.english, line.english)) {
    return notTaken(place, `The English of "${key}" is another now: "${line.english}"`);
  }
  const at = { language, line: line.line };
  if (entry.seen === undefined && (await hadBefore(bench, at, toFingerprint(text)))) return { kind: 'older' };
  const words = { text, seen: entry.seen ?? line.seen, meaning: entry.meaning ?? meaning };
  return toTaken(await bench.write(actor, at, words), place);
}

/** Whether what has this fingerprint stood at a line's place once, and gave way to what somebody did at the desk. */
export async function hadBefore(
  bench: Bench,
  at: { readonly language: Language; readonly line: string },
  fingerprint: string,
): Promise<boolean> {
  return (await bench.history(at)).some(({ before }) => before === fingerprint);
}

/** What a bench answered, as what became of something that stands in a file. */
export function toTaken(outcome: Outcome, place: string): Taken {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'taken', place, effect: outcome.effect };
    case 'same':
      return { kind: 'same' };
    case 'conflict':
      return notTaken(place, `Something else stands there since the file was made: "${outcome.theirs}"`);
    case 'refused':
      return { kind: 'not taken', place, why: outcome.why.map(({ text }) => text) };
    case 'forbidden':
      return notTaken(place, outcome.why.text);
  }
}

/** Something that was not taken, for one reason. */
export function notTaken(place: string, why: string): Taken {
  return { kind: 'not taken', place, why: [why] };
}

/** A file's text as a line has it. */
export function toLine(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

const isOf = (english: string, now: string): boolean => toLine(english) === toLine(now);

/** A key as a message names it: it may be anything. */
function nameOf(key: string): string {
  const short = key.length > 60 ? `${key.slice(0, 60)}…` : key;
  return short.replaceAll(/[^\P{C}]/gu, '?');
}
