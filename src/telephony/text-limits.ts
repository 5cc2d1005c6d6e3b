import type { Reason } from '../reason.ts';
import { within } from './within.ts';

/** How many texts are sent at most, to all numbers together. */
export interface TextLimits {
  /** Whether one more may be sent now, which is counted. Never rejects. */
  readonly take: () => Promise<boolean>;
  /** What whoever runs the line should know of it. */
  readonly amiss: () => readonly Reason[];
}

/** Texts of the last hour and the last day. */
interface Sent {
  readonly hour: number;
  readonly day: number;
}

/** Counts one more over all instances, unless that is too many. Rejects while they cannot agree. */
type TakeAmongAll = (allowed: {
  readonly anHour: number;
  readonly aDay: number;
}) => Promise<Sent & { readonly isFree: boolean }>;

/** What limits texts. */
interface TextLimitsParts {
  readonly aDay: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears of each limit that is nearly reached, once each time. */
  readonly told: (what: string) => void;
  /** Without it this instance counts its own alone. */
  readonly amongAll?: TakeAmongAll | undefined;
  /** Milliseconds that a caller waits for the other instances' count. */
  readonly patience?: number | undefined;
}

const hour = 3_600_000;
const day = 24 * hour;
/** The part of a limit from which on it is told. */
const nearly = 0.8;

/** Of the texts of a day a quarter may be sent in an hour. */
function hourlyOf(aDay: number): number {
  return Math.ceil(aDay / 4);
}

/**
 * Limits texts to so many in any 24 hours, and a quarter of them in any hour: over all instances, and while these cannot agree, of this
 * one alone.
 */
export function createTextLimits({
  aDay,
  now,
  told,
  amongAll,
  patience = 1000,
}: TextLimitsParts): TextLimits {
  const anHour = hourlyOf(aDay);
  let sent: readonly number[] = [];
  let all: (Sent & { readonly at: number }) | undefined;
  let wasNear = false;
  const inLast = (span: number): number => sent.filter((time) => time > now() - span).length;
  const known = (): Sent => {
    const own = { hour: inLast(hour), day: inLast(day) };
    // What all have sent an hour ago says nothing of this one.
    if (!all || all.at < now() - hour) return own;
    return { hour: Math.max(own.hour, all.hour), day: Math.max(own.day, all.day) };
  };
  const amiss = (): readonly Reason[] => {
    const counts = known();
    return [
      { count: counts.hour, most: anHour, code: 'amiss.textsAnHour', span: 'an hour' },
      { count: counts.day, most: aDay, code: 'amiss.textsADay', span: 'a day' },
    ]
      .filter(({ count, most }) => count >= most * nearly)
      .map(({ count, most, code, span }): Reason => ({
        code,
        values: { sent: count, most, aDay },
        text: `${count} of the ${most} texts that may be sent in ${span} are sent (TEXTS_A_DAY ${aDay}): see whether callers asked for them`,
      }));
  };
  return {
    amiss,
    take: async () => {
      sent = sent.filter((time) => time > now() - day);
      let isFree = sent.length < aDay && inLast(hour) < anHour;
      // Counted before anything is waited for: many ask at once.
      if (isFree) sent = [...sent, now()];
      const agreed =
        isFree &&
        amongAll &&
        (await within(patience, amongAll({ anHour, aDay }), undefined).catch(() => undefined));
      if (agreed) {
        all = { hour: agreed.hour, day: agreed.day, at: now() };
        isFree = agreed.isFree;
        if (!isFree) sent = sent.slice(0, -1);
      }
      const near = amiss();
      if (!wasNear) for (const { text } of near) told(text);
      wasNear = near.length > 0;
      return isFree;
    },
  };
}
