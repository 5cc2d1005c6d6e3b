import path from 'node:path';
import { lineCommand } from '../line-command.ts';
import { readText } from '../text-file.ts';
import type { Change } from './change.ts';
import { followCall } from './follow-call.ts';
import type { Rekeyed } from './shown-calls.ts';
import {
  readWholeCall,
  savedCallNames,
  startSavedCallsLine,
  toCallText,
  type SavedCallsLine,
  type WholeCall,
} from './saved-calls.ts';

/** The saved calls, played anew. */
interface CallsPlayed {
  readonly changes: readonly Change[];
  /** The calls of a demo's version that have other keys now. */
  readonly rekeyed: readonly Rekeyed[];
  /** Which calls go where they went by no keys any more, and what mends that. */
  readonly lost: readonly string[];
}

/** Plays the calls of a checkout's test/calls, each through the nodes that it went through before. */
export async function playSavedCalls(root: string): Promise<CallsPlayed> {
  const folder = path.join(root, 'test/calls');
  const calls = savedCallNames(folder).map((name) => ({ name, call: readWholeCall(folder, name) }));
  const lines = new Map<WholeCall['guidance'], SavedCallsLine>();
  const changes: Change[] = [];
  const rekeyed: Rekeyed[] = [];
  const lost: string[] = [];
  try {
    for (const { name, call } of calls) {
      const { guidance, number, keys: before, places } = call;
      const line = lines.get(guidance) ?? (await startSavedCallsLine(guidance));
      lines.set(guidance, line);
      const followed = await followCall(before, places, (keys) => line.play({ number, keys }));
      const file = `test/calls/${name}`;
      if ('lost' in followed) {
        lost.push(
          `${file} cannot be followed any more: ${followed.lost}.\n  Write other keys into it and take its "places" out, then "${lineCommand} accept" writes them; or delete it.`,
        );
        continue;
      }
      const { keys, record } = followed;
      // What documents show is called in the version of a demo.
      if (keys !== before && guidance === undefined) rekeyed.push({ before, after: keys });
      const text = toCallText({ ...call, keys }, record);
      changes.push({ file, before: readText(path.join(root, file)), after: text });
    }
  } finally {
    for (const line of lines.values()) await line.stop();
  }
  return { changes, rekeyed, lost };
}
