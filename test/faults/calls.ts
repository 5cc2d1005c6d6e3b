import { openStore } from '../../src/usage/database.ts';
import { createRandom } from '../../src/cli/sample-calls.ts';
import { placeSeenCall, randomSteps, type SeenCall, type SeenTurn } from '../callers.ts';
import { canaryNumber } from '../canary.ts';
import { authToken, publicUrl } from '../built-line.ts';

/** How many calls go on at once. */
const atOnce = 16;

/** Calls that are placed on a port, many at once, the same for a seed; `onCall` is told how many have ended. */
export async function placeCalls(
  port: number,
  {
    count,
    seed,
    until,
    onCall,
  }: {
    readonly count: number;
    readonly seed: number;
    /** Ends earlier than `count` once this is true. */
    readonly until?: () => boolean;
    readonly onCall?: (ended: number) => void;
  },
): Promise<readonly SeenCall[]> {
  const random = createRandom(seed);
  const calls: SeenCall[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < count && !until?.()) {
      begun += 1;
      const start = random() < 0.2 ? '?lang=es' : '';
      const steps = randomSteps(random);
      const voiceUrl = `http://127.0.0.1:${port}/voice`;
      calls.push(
        await placeSeenCall(
          {
            line: { voiceUrl: voiceUrl + start, statusCallback: `${voiceUrl}/status` },
            authToken,
            publicUrl,
            from: canaryNumber,
          },
          steps,
        ),
      );
      onCall?.(calls.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return calls;
}

/** How often each step of calls was seen, or counted. */
type Tally = ReadonlyMap<string, number>;

/** The steps that the phone company saw. */
export function tallySeen(calls: readonly SeenCall[]): Tally {
  const tally = new Map<SeenTurn, number>();
  for (const turn of calls.flatMap(({ turns }) => turns)) tally.set(turn, (tally.get(turn) ?? 0) + 1);
  return tally;
}

/** The steps that a database has counted, told by what the phone company can tell apart. */
export async function tallyCounted(url: string): Promise<Tally> {
  const store = await openStore(url);
  const { turns } = await store.read({ from: '2000-01-01', to: '2100-01-01' }, ['greeting']);
  await store.close();
  const tally = new Map<string, number>();
  for (const { language, from, to, how, count } of turns) {
    const isKey = how === 'key' || how === 'again' || how === 'wrong key';
    const key = `${language} ${from} ${to} ${how === 'new call' ? how : isKey ? 'key' : 'silence'}`;
    tally.set(key, (tally.get(key) ?? 0) + count);
  }
  return tally;
}

/** How many steps are in one tally and not in the other. */
export function missing(from: Tally, inOther: Tally): number {
  return [...from].reduce((sum, [key, count]) => sum + Math.max(0, count - (inOther.get(key) ?? 0)), 0);
}

/** All steps of a tally. */
export function total(tally: Tally): number {
  return [...tally.values()].reduce((sum, count) => sum + count, 0);
}

/** How many calls ended in anything but a goodbye or the caller's hanging up, and the first reasons why. */
export function failuresOf(calls: readonly SeenCall[]): { readonly count: number; readonly reasons: string } {
  const failures = calls.flatMap(({ record }) => (record.failure ? [record.failure.message] : []));
  return { count: failures.length, reasons: [...new Set(failures)].slice(0, 3).join('; ') };
}
