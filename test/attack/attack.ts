import type { Stage } from './stage.ts';

/** What came of an attack. */
export interface Outcome {
  /** What was done and seen, in a line. */
  readonly happened: string;
  /** What is not right; nothing where the line held. */
  readonly faults: readonly string[];
  /** The longest that a caller waited for the line meanwhile, in milliseconds. */
  readonly worst?: number;
}

/** Something that somebody may try, and what is right. */
export interface Attack {
  readonly name: string;
  /** What is tried, and what for. */
  readonly tried: string;
  readonly right: string;
  readonly run: (stage: Stage) => Promise<Outcome>;
}

/** One way of trying; gives what is not right. */
export type Case = readonly [what: string, attempt: () => Promise<string | undefined>];

/** Cases that are tried at once. */
const atOnce = 3;

/** Tries all of them; an attempt that throws has gone wrong too. */
export async function tryAll(
  cases: readonly Case[],
  { progress }: Pick<Stage, 'progress'>,
): Promise<Outcome> {
  const faults: string[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    for (let next = cases[begun]; next; next = cases[begun]) {
      begun += 1;
      const [what, attempt] = next;
      progress(`${begun} of ${cases.length}: ${what}`);
      const fault = await attempt().catch((error: unknown) => String(error));
      if (fault !== undefined) faults.push(`${what}: ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const wrong = faults.length === 0 ? 'all as they should be' : `${faults.length} not as they should be`;
  return { happened: `${cases.length} cases, ${wrong}`, faults };
}

/** What is not right where something should have been so; undefined where it is. */
export function unless(isRight: boolean, fault: string): string | undefined {
  return isRight ? undefined : fault;
}

/** The same as a list. */
export function faultsUnless(isRight: boolean, fault: string): readonly string[] {
  return isRight ? [] : [fault];
}
