import type { LinePlace } from '../speech/texts.ts';
import type { SpokenRemark } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { Decide } from './database-parts.ts';
import type { ChangeBody } from './changes.ts';
import { lineAt, type Folded } from './folded.ts';
import { refuse } from './lines.ts';
import { may, type Action, type Actor } from './roles.ts';
import type { DeskStore } from './store.ts';

/** A change that is to be made of what somebody does. */
export function changeOf(body: ChangeBody, effect: 'draft' | 'waits' = 'draft'): ReturnType<Decide> {
  return { kind: 'change', body, effect };
}

/** A refusal of what nobody decides alone. */
export const second = refuse(
  'second',
  'A second person who speaks the language is to agree: ask one, or an owner.',
);

/** Keeps what somebody said before the change that names it, and for no longer where there is none. */
export async function withRemark(
  {
    store,
    readDraft,
  }: { readonly store: Pick<DeskStore, 'putBlob' | 'dropBlobs'>; readonly readDraft: () => Promise<Folded> },
  actor: Actor,
  {
    place,
    what,
    spoken,
  }: { readonly place: LinePlace; readonly what: Action; readonly spoken: SpokenRemark | undefined },
  find: (remark: { readonly remark?: string }) => Promise<Outcome>,
): Promise<Outcome> {
  if (!spoken || !may(actor, what, place.language)) return find({});
  const remark = await store.putBlob(spoken);
  const outcome = await find({ remark });
  if (outcome.kind === 'done') return outcome;
  const { remarks } = lineAt(await readDraft(), place.language, place.line);
  if (!remarks.some((one) => one.remark === remark)) await store.dropBlobs([remark]);
  return outcome;
}
