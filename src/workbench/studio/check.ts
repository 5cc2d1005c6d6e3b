import type { TFunction } from 'i18next';
import type { TakeFault } from '../../speech/takes/check.ts';
import { prepareTake } from '../../speech/takes/take-in.ts';

/** What the rules say of a take before anybody keeps it: how long it is, or why it cannot be used. */
export type Verdict = { readonly seconds: number } | { readonly refused: string };

/** Checks a take by the rules by which it would be kept; `expected` is in seconds. */
export async function checkTake(bytes: Buffer, expected: number, t: TFunction): Promise<Verdict> {
  const prepared = await prepareTake(bytes, expected);
  if (!('refused' in prepared)) return { seconds: prepared.samples.length / prepared.rate };
  return { refused: prepared.fault ? sayIn(prepared.fault, t) : t('studio:fault.unreadable') };
}

function sayIn(fault: TakeFault, t: TFunction): string {
  const lengths = 'seconds' in fault ? { seconds: fault.seconds.toFixed(1) } : {};
  const expected = 'expected' in fault ? { expected: Math.max(1, Math.round(fault.expected)) } : {};
  return t(`studio:fault.${fault.kind}`, { ...lengths, ...expected });
}
