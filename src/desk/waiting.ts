import type { Language, LineKey } from '../guide/flow.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { Folded } from './fold.ts';

/** What somebody did to a line that waits for somebody else. */
export interface Waiting {
  /** Words that are proposed, words that were found wrong, or a take that nobody else has listened to. */
  readonly kind: 'proposal' | 'refusal' | 'take';
  readonly language: Language;
  readonly line: LineKey;
  /** Whoever proposed, refused or recorded. */
  readonly who: string;
}

/** All that waits in a draft, in no order. */
export function waitingIn({ lines }: Folded): readonly Waiting[] {
  return [...lines].flatMap(([key, { proposal, refusal, take, text = '' }]): readonly Waiting[] => {
    const [language = '', line = ''] = key.split('/');
    const isRefused = refusal?.translation === toFingerprint(text);
    return [
      ...(proposal ? [{ kind: 'proposal' as const, language, line, who: proposal.who }] : []),
      ...(refusal && isRefused ? [{ kind: 'refusal' as const, language, line, who: refusal.who }] : []),
      ...(take ? [{ kind: 'take' as const, language, line, who: take.who }] : []),
    ];
  });
}
