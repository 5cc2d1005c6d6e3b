import type { Language, LineKey } from '../guide/ids.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { Folded } from './folded.ts';
import { shippedVoice } from './voices.ts';

/** What somebody did to a line that waits for somebody else. */
export interface Waiting {
  /** Words that are proposed or were found wrong, a take that nobody else has listened to, or one that somebody else found wrong. */
  readonly kind: 'proposal' | 'refusal' | 'take' | 'sent back';
  readonly language: Language;
  readonly line: LineKey;
  /** Whoever proposed, refused or recorded; of a recording that was sent back, whoever is to say the line again. */
  readonly who: string;
}

/** All that waits in a draft, in no order. */
export function waitingIn({ lines }: Folded): readonly Waiting[] {
  return [...lines].flatMap(([key, { proposal, refusal, voices, text = '' }]): readonly Waiting[] => {
    const [language = '', line = ''] = key.split('/');
    const isRefused = refusal?.translation === toFingerprint(text);
    return [
      ...(proposal ? [{ kind: 'proposal' as const, language, line, who: proposal.who }] : []),
      ...(refusal && isRefused ? [{ kind: 'refusal' as const, language, line, who: refusal.who }] : []),
      ...[...voices].flatMap(([who, { take, sentBack }]): readonly Waiting[] => {
        if (take) return [{ kind: 'take', language, line, who }];
        return sentBack && who !== shippedVoice ? [{ kind: 'sent back', language, line, who }] : [];
      }),
    ];
  });
}
