import type { Reason } from '../src/reason.ts';

/** What whoever runs a line is told by its log and by `/readyz`. */
export function amissOf({ amiss }: { readonly amiss: () => readonly Reason[] }): readonly string[] {
  return amiss().map(({ text }) => text);
}
