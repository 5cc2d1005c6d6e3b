import type { NodeId } from '../guide/ids.ts';
import type { PartsDocument } from './document.ts';
import type { ChoiceDocument } from './node-document.ts';
import { partOf } from './shorthand.ts';

/** Where a choice leads, written out or by the name of a part. */
export function targetOf(choice: ChoiceDocument, parts: PartsDocument): NodeId {
  return writtenOut(choice, parts).to;
}

/** A choice of the parts as if it stood here, under the key that it has here. */
export function writtenOut(
  choice: ChoiceDocument,
  parts: PartsDocument,
): Exclude<ChoiceDocument, { readonly part: string }> {
  if (!('part' in choice)) return choice;
  const part = writtenOut(partOf(parts.choices, choice.part, 'choices'), parts);
  return choice.key === undefined ? part : { ...part, key: choice.key };
}
