import type { TFunction } from 'i18next';
import { prepareTake, reasonOf } from '../../speech/takes/take-in.ts';
import { sayReason } from '../reasons.tsx';

/** What the rules say of a take before anybody keeps it: how long it is, or why it cannot be used. */
type Verdict = { readonly seconds: number } | { readonly refused: string };

/** Checks a take by the rules by which it would be kept; `expected` is in seconds. */
export async function checkTake(bytes: Buffer, expected: number, t: TFunction): Promise<Verdict> {
  const prepared = await prepareTake(bytes, expected);
  if (!('refused' in prepared)) return { seconds: prepared.samples.length / prepared.rate };
  return { refused: sayReason(t, reasonOf(prepared)) };
}
