import type { TakeFault } from '../speech/takes/check.ts';
import { decodeSound } from '../speech/takes/decode.ts';
import { levelsOf } from '../speech/takes/levels.ts';
import { polish } from '../speech/takes/polish.ts';
import { prepareTake, toWave } from '../speech/takes/take-in.ts';

/** Why a sound is not used. */
type Fault = TakeFault['kind'] | 'unreadable';

/** A take as callers would be played it; the same takes it through the same checks as any other. */
export async function toTake(bytes: Buffer, expected: number): Promise<Buffer | Fault> {
  const prepared = await prepareTake(bytes, expected);
  if ('refused' in prepared) return prepared.fault?.kind ?? 'unreadable';
  return Buffer.from(toWave(prepared));
}

/** A remark as editors hear it: whatever is said is taken, and only silence is not. */
export async function toRemark(bytes: Buffer): Promise<Buffer | Fault> {
  try {
    const sound = await decodeSound(bytes);
    return levelsOf(sound) ? Buffer.from(toWave(polish(sound))) : 'silent';
  } catch {
    return 'unreadable';
  }
}
