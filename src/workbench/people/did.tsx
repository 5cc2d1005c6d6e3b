import type { VNode } from 'preact';
import type { Did } from '../../people/desk-people.ts';
import { Banner } from '../parts.tsx';
import { sayReason } from '../reasons.tsx';
import { useVisit } from '../visit.ts';

/** What came of what somebody did, and the page's words where it was done. */
export interface Came {
  readonly did: Did;
  /** The key of the words. */
  readonly words: string;
}

/** The status with which it is answered. */
export function statusOfDid(did: Did): number {
  if (did.kind === 'done') return 200;
  return did.why.code?.startsWith('forbidden') ? 403 : 422;
}

/** Tells what came of it. */
export function DidBanner({ did, words }: Came): VNode {
  const { t } = useVisit();
  return did.kind === 'done' ? (
    <Banner tone="good">
      <p>{t(words)}</p>
    </Banner>
  ) : (
    <Banner tone="bad">
      <p>{sayReason(t, did.why)}</p>
    </Banner>
  );
}
