import { toFingerprint } from '../speech/fingerprint.ts';
import type { LineChange } from './changes.ts';
import { dayOf, isSecond, withHeard, withLater, withTake } from './fold-recording.ts';
import type { FoldedLine } from './folded-line.ts';
import { soundOfBlobs } from './folded-recording.ts';
import { changeRemarks } from './remarks.ts';

/** The line after one more change; the same line where the change has no effect. */
export function changeLine(before: FoldedLine, change: LineChange): FoldedLine {
  const after = changeParts(before, change);
  const hasEffect = after !== before || change.kind === 'settled';
  const remarks = hasEffect ? changeRemarks(before.remarks, change) : before.remarks;
  return remarks === before.remarks ? after : { ...after, remarks };
}

function changeParts(before: FoldedLine, change: LineChange): FoldedLine {
  const { who, when, number } = change;
  switch (change.kind) {
    case 'words':
      return withWords(withWriter(before, change.value.text, who), change.value);
    case 'proposal': {
      const { text, meaning } = change.value;
      return { ...withWriter(before, text, who), proposal: { number, who, when, text, meaning } };
    }
    case 'accepted': {
      const { proposal } = before;
      if (proposal?.number !== change.value.proposal) return before;
      return isSecond(change, proposal.who) ? withWords(before, proposal) : before;
    }
    case 'declined':
      return before.proposal?.number === change.value.proposal ? { ...before, proposal: undefined } : before;
    case 'review': {
      const { english, translation } = change.value;
      if (before.writers.get(translation)?.has(who)) return before;
      const review = { by: who, on: dayOf(when), english, translation };
      const isRefused = before.refusal?.translation === translation;
      return {
        ...before,
        review: { ...before.review, review },
        refusal: isRefused ? undefined : before.refusal,
      };
    }
    case 'unreview': {
      const { back, review } = before.review ?? {};
      const isOwn = review?.by === who && review.translation === change.value.translation;
      return isOwn ? { ...before, review: back && { back } } : before;
    }
    case 'refusal': {
      const { back } = before.review ?? {};
      return { ...before, review: back && { back }, refusal: { who, when, ...change.value } };
    }
    case 'settled':
      return before.refusal ? { ...before, refusal: undefined } : before;
    case 'vouched':
      return { ...before, vouched: [...before.vouched, change.value] };
    case 'recording': {
      const { value, line } = change;
      return withTake(before, { number, who, when, ...value, sound: soundOfBlobs(line, value) });
    }
    case 'heard':
      return withHeard(before, change);
    case 'comment':
      return { ...before, comments: [...before.comments, { who, when, text: change.value.text }] };
  }
}

/** Whether callers hear by a change what they hear of the line; what only waits or marks decides nothing. */
export function decides(change: LineChange, before: FoldedLine, after: FoldedLine): boolean {
  switch (change.kind) {
    case 'words':
      return true;
    case 'accepted':
      return after !== before;
    case 'heard':
      return after.recording !== before.recording || after.recording?.entry.sound === change.value.sound;
    default:
      return false;
  }
}

function withWriter(before: FoldedLine, text: string, who: string): FoldedLine {
  const key = toFingerprint(text);
  const writers = new Map(before.writers).set(key, new Set(before.writers.get(key)).add(who));
  return { ...before, writers };
}

function withWords(
  before: FoldedLine,
  { text, meaning }: { readonly text: string; readonly meaning?: 'same' | 'changed' | undefined },
): FoldedLine {
  const after = { ...before, text, proposal: undefined };
  return meaning ? withLater(after, { text: toFingerprint(text), meaning }) : after;
}
