/** How many texts are sent at most, to all numbers together. */
export interface TextLimits {
  /** Whether one more may be sent now, which is counted. */
  readonly take: () => boolean;
  /** What whoever runs the line should know of it. */
  readonly amiss: () => readonly string[];
}

const hour = 3_600_000;
const day = 24 * hour;
/** The part of a limit from which on it is told. */
const nearly = 0.8;

/** Of the texts of a day a quarter may be sent in an hour. */
export function hourlyOf(aDay: number): number {
  return Math.ceil(aDay / 4);
}

/** Limits texts to so many in any 24 hours, and a quarter of them in any hour; `told` hears of each limit that is nearly reached, once each time. */
export function createTextLimits(aDay: number, now: () => number, told: (what: string) => void): TextLimits {
  let sent: readonly number[] = [];
  let wasNear = false;
  const inLast = (span: number): number => sent.filter((time) => time > now() - span).length;
  const amiss = (): readonly string[] =>
    [
      { count: inLast(hour), most: hourlyOf(aDay), span: 'hour' },
      { count: inLast(day), most: aDay, span: 'day' },
    ]
      .filter(({ count, most }) => count >= most * nearly)
      .map(
        ({ count, most, span }) =>
          `${count} of the ${most} texts that may be sent in a${span === 'hour' ? 'n' : ''} ${span} are sent (TEXTS_A_DAY ${aDay}): see whether callers asked for them`,
      );
  return {
    amiss,
    take: () => {
      sent = sent.filter((time) => time > now() - day);
      const isFree = sent.length < aDay && inLast(hour) < hourlyOf(aDay);
      if (isFree) sent = [...sent, now()];
      const near = amiss();
      if (!wasNear) for (const what of near) told(what);
      wasNear = near.length > 0;
      return isFree;
    },
  };
}
