import { createHmac, randomBytes } from 'node:crypto';
import type { TextEnd } from '../guide/node.ts';
import type { MayGetTexts } from './text-countries.ts';
import type { TextLimits } from './text-limits.ts';
import { within } from './within.ts';

/** A text message to the phone that calls. */
interface TextMessage {
  /** The phone that calls, as the phone company names it. */
  readonly to: string;
  readonly body: string;
  /** The call and the answer that it is of, and the turn in which it was asked for. */
  readonly call: string;
  readonly answer: string;
  readonly turn: number;
  /** The carrier says that this is not the number that calls. */
  readonly isForged: boolean;
}

/** Who gets texts, and how many. */
interface TextRules {
  readonly mayGetTexts: Promise<MayGetTexts>;
  /** Those whose number is forged get none. */
  readonly verifiedOnly: boolean;
  /** Of all numbers together. */
  readonly limits: TextLimits;
  readonly now: () => number;
  /** Milliseconds that a caller waits for the phone company; after that the message is taken to be on its way. */
  readonly patience?: number;
}

/** Hands a message to the phone company; gives whether it was taken, or cannot be sent to such a phone. Never rejects. */
export type SendText = (to: string, body: string) => Promise<'sent' | 'failed' | 'cannot'>;

/** Sends text messages, each once, and not too many to one phone. */
export type Texts = (message: TextMessage) => Promise<TextEnd>;

/** Messages to one number in a day. */
const mostInADay = 5;
/** What is remembered of calls and numbers, at most. */
const mostRemembered = 10_000;
const usualPatience = 2500;
const day = 24 * 60 * 60 * 1000;

/** Numbers that stand for a caller who shows none. Source: https://help.twilio.com/articles/223179988 */
const withheld = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/**
 * Remembers, in memory only and by a hash whose key is made here, which answer was sent in which call, and how many messages a
 * number got in the last day. With several instances each remembers its own.
 */
export function createTexts(
  send: SendText,
  { mayGetTexts, verifiedOnly, limits, now, patience = usualPatience }: TextRules,
): Texts {
  const key = randomBytes(32);
  const hash = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(parts.join('\n')).digest('base64url');
  const asked = createMemory<Promise<TextEnd>>();
  const sent = createMemory<true>();
  const counts = createMemory<readonly number[]>();

  const attempt = async ({ to, body, call, answer, isForged }: TextMessage): Promise<TextEnd> => {
    if (!/^\+[1-9]\d{7,14}$/.test(to) || withheld.has(to)) return 'cannot';
    if ((verifiedOnly && isForged) || !(await mayGetTexts)(to)) return 'cannot';
    const once = hash(call, answer);
    if (sent.get(once)) return 'already';
    const number = hash(to);
    const recent = (counts.get(number) ?? []).filter((time) => time > now() - day);
    if (recent.length >= mostInADay) return 'enough';
    // Noted before anything is waited for: a caller may press the key twice.
    sent.set(once, true);
    counts.set(number, [...recent, now()]);
    if (!(await limits.take())) {
      sent.delete(once);
      counts.set(number, counts.get(number)?.slice(0, -1) ?? []);
      return 'failed';
    }
    const outcome = await within(patience, send(to, body), 'sent' as const);
    if (outcome !== 'sent') sent.delete(once);
    return outcome;
  };

  return (message) => {
    // The phone company repeats a request that it has had no answer to: the same turn is the same message.
    const request = hash(message.call, message.answer, String(message.turn));
    const going = asked.get(request) ?? attempt(message);
    asked.set(request, going);
    return going;
  };
}

interface Memory<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => void;
  readonly delete: (key: string) => void;
}

/** Forgets the oldest when there is too much to remember. */
function createMemory<T>(): Memory<T> {
  const values = new Map<string, T>();
  return {
    get: (key) => values.get(key),
    delete: (key) => values.delete(key),
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > mostRemembered && oldest !== undefined) values.delete(oldest);
    },
  };
}
