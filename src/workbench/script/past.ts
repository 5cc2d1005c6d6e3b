import type { Change } from '../../desk/changes.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';

/** A change of a line, and the words that it changed, where it changed any. */
export interface PastChange {
  readonly change: Change;
  /** Undefined where it is not known any more what stood there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A line's changes in their order, each with the words before and after it. `shipped` are the words of the release. */
export function retell(shipped: string | undefined, history: readonly Change[]): readonly PastChange[] {
  const first = history.find(({ kind }) => kind === 'words' || kind === 'proposal');
  const isKnown = shipped !== undefined && first?.before === toFingerprint(shipped);
  let text = isKnown ? shipped : undefined;
  const proposed = new Map<number, string>();
  return history.map((change): PastChange => {
    const before = text;
    switch (change.kind) {
      case 'words':
        text = change.value.text;
        return { change, before, after: text };
      case 'proposal':
        proposed.set(change.number, change.value.text);
        return { change, before, after: change.value.text };
      case 'accepted':
        text = proposed.get(change.value.proposal) ?? text;
        return { change, before, after: text };
      default:
        return { change, before: undefined, after: undefined };
    }
  });
}
