import type { Change, LineChange } from './changes.ts';
import type { Folded } from './folded.ts';
import type { Remark } from './folded-line.ts';
import type { DeskStore } from './store.ts';

/** The spoken remark that a change brings; undefined where it brings none. */
function remarkOf(change: Change): string | undefined {
  return change.kind === 'refusal' || change.kind === 'heard' ? change.value.remark : undefined;
}

/** The spoken remarks of a line that are open after one more change. */
export function changeRemarks(before: readonly Remark[], change: LineChange): readonly Remark[] {
  const { number, who, when } = change;
  const without = (of: Remark['of']): readonly Remark[] => before.filter((one) => one.of !== of);
  switch (change.kind) {
    case 'words':
    case 'accepted':
    case 'review':
      return without('words');
    case 'refusal':
    case 'heard': {
      const of = change.kind === 'refusal' ? 'words' : 'recording';
      const { remark } = change.value;
      const isRight = change.kind === 'heard' && change.value.verdict === 'approved';
      const kept = isRight ? without('recording') : before;
      return remark === undefined ? kept : [...kept, { number, who, when, of, remark }];
    }
    case 'settled':
      return [];
    default:
      return before;
  }
}

/** Deletes the spoken remarks that are settled; what could not be deleted is deleted the next time. */
export async function dropSettledRemarks(
  store: Pick<DeskStore, 'dropBlobs'>,
  changes: readonly Change[],
  { lines }: Folded,
): Promise<void> {
  const open = new Set([...lines.values()].flatMap(({ remarks }) => remarks.map(({ remark }) => remark)));
  const settled = changes.map(remarkOf).filter((one) => one !== undefined && !open.has(one));
  if (settled.length > 0) await store.dropBlobs([...new Set(settled)] as readonly string[]);
}
