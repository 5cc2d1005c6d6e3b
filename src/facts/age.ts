import { lineCommand } from '../line-command.ts';
import { isAfter, type Fact, type FactId, type Facts, type Month } from '../guide/facts.ts';
import type { Guide } from '../guide/guide.ts';
import type { Reason } from '../reason.ts';

const day = 24 * 60 * 60 * 1000;
/** After so many days what was compared may have changed. */
const mostDays = 60;
/** Whoever runs the line is told so many days before a fact is not said any more. */
const daysOfWarning = 14;

/** The last month a comparison in which is more than 60 days past at a moment (milliseconds since 1970), counted from the month's end. */
export function oldUpTo(now: number): Month {
  const date = new Date(now - mostDays * day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}

/**
 * When a fact is said no more, as milliseconds since 1970: so many days after the end of the month in which it was compared or, where nobody
 * has compared it, in which its copies were read. Undefined for a fact without a limit.
 */
export function expiryOf({ days, compared, copied }: Fact): number | undefined {
  const from = compared ?? copied;
  if (days === undefined || from === undefined) return undefined;
  return Date.UTC(from.year, from.month, 1) + days * day;
}

/** The facts that are said no more at a moment. */
export function expiredFacts(facts: Facts, now: number): readonly FactId[] {
  return Object.entries(facts).flatMap(([id, fact]) => ((expiryOf(fact) ?? Infinity) <= now ? [id] : []));
}

/** What whoever runs a line should know of the age of what it says. */
export function agesOf({ version, facts }: Guide, now: number): readonly Reason[] {
  const command = `"${lineCommand} compared --guidance ${version}" walks through them`;
  const all = Object.entries(facts);
  const uncompared = all.filter(([, { compared }]) => !compared).map(([id]) => id);
  const limit = oldUpTo(now);
  const old = all.filter(([, { compared }]) => compared && !isAfter(compared, limit)).map(([id]) => id);
  const gone = expiredFacts(facts, now);
  const soon = expiredFacts(facts, now + daysOfWarning * day).filter((id) => !gone.includes(id));
  const first = Math.min(
    ...all.flatMap(([id, fact]) => (soon.includes(id) ? [expiryOf(fact) ?? Infinity] : [])),
  );
  const from = soon.length === 0 ? '' : new Date(first).toISOString().slice(0, 10);
  const about = (code: string, ids: readonly FactId[], text: (named: string) => string): readonly Reason[] =>
    ids.length === 0
      ? []
      : [{ code, values: { facts: ids, version, from }, text: `${text(ids.join(', '))}: ${command}` }];
  return [
    ...(uncompared.length === all.length
      ? about(
          'amiss.comparedNever',
          uncompared,
          () => `no person has compared the facts of guidance ${version} with their sources`,
        )
      : about(
          'amiss.uncompared',
          uncompared,
          (named) => `no person has compared ${named} with their sources`,
        )),
    ...about(
      'amiss.old',
      old,
      (named) => `${named} were compared more than 60 days ago, and callers hear that they may have changed`,
    ),
    ...about(
      'amiss.expired',
      gone,
      (named) =>
        `${named} are said no more, because nobody has compared them in time; callers are told to ask`,
    ),
    ...about(
      'amiss.expiring',
      soon,
      (named) => `from ${from} on ${named} will not be said any more unless somebody compares them`,
    ),
  ];
}
