import type { LineKey } from '../guide/ids.ts';

/** Who answers: a person at a terminal, or a test. */
export interface Answers {
  /** The answer to a question; undefined where there will be no more. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly tell: (text: string) => void;
}

/** How a person goes through lines. */
export interface Walk {
  /** Who they are; asked for where it is not known. */
  readonly by: string | undefined;
  /** Every line, also those that are done. */
  readonly all: boolean;
}

/** Where a person works on the lines of a language. */
export interface Desk {
  /** Names the lines that are open. */
  readonly list: () => void;
  /** Walks through them. */
  readonly walk: (how: Walk) => Promise<void>;
}

/**
 * Goes through lines one after the other, under somebody's name, until all are done or they stop. Gives how often each outcome came;
 * undefined where nobody says who they are.
 */
export async function walkLines<Outcome extends string>(
  { ask, tell }: Answers,
  lines: readonly LineKey[],
  by: string | undefined,
  visit: (line: LineKey, count: string, by: string) => Promise<Outcome | 'stop'>,
): Promise<Readonly<Partial<Record<Outcome, number>>> | undefined> {
  const name = (by ?? (await ask('Your name, as it is to be kept with what you decide: ')))?.trim();
  if (name === undefined || name === '') {
    tell('Nothing was changed: what is decided needs a name.\n');
    return undefined;
  }
  const counts: Partial<Record<Outcome, number>> = {};
  for (const [index, line] of lines.entries()) {
    const outcome = await visit(line, `${index + 1} of ${lines.length}`, name);
    if (outcome === 'stop') break;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
