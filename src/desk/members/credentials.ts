import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import * as z from 'zod';
import type { Passkeys } from './passkeys.ts';
import { drawPassphrase, readPassphrase, type Passphrases } from './passphrase.ts';
import type { Seal } from './secrets.ts';
import type { Credential } from './store.ts';

/** A passphrase as a page is told it, and gives it back: the mark says that it was drawn here. */
interface Drawn {
  readonly passphrase: string;
  readonly mark: string;
}

/** Has browsers make what somebody signs in with: for one purpose, which both halves name. */
export interface Credentials {
  readonly offerPasskey: (
    member: { readonly id: string; readonly name: string },
    purpose: string,
  ) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Words are drawn before they are kept: whoever loses the answer of the second request has them all the same. */
  readonly drawWords: (purpose: string) => Drawn;
  /** What a browser has made or given back; undefined where it is not for that purpose. Rejects while too many are waiting. */
  readonly read: (made: Made, purpose: string) => Promise<Credential | undefined>;
}

/** A passkey as a browser has made it, or a passphrase as it was drawn. */
export const madeSchema = z.union([
  z.object({ response: z.looseObject({}) }),
  z.object({ passphrase: z.string().max(200), mark: z.string().max(100) }),
]);

/** What a browser sends of a credential. */
type Made = z.infer<typeof madeSchema>;

interface Parts {
  readonly passkeys: Passkeys;
  readonly passphrases: Passphrases;
  readonly seal: Seal;
}

/** Credentials of this desk. */
export function createCredentials({ passkeys, passphrases, seal }: Parts): Credentials {
  const kind = (purpose: string): string => `passphrase to ${purpose}`;
  return {
    offerPasskey: passkeys.offer,
    drawWords: (purpose) => {
      const passphrase = drawPassphrase();
      return { passphrase, mark: seal.of(kind(purpose), passphrase) };
    },
    read: async (made, purpose) => {
      if ('response' in made) {
        const passkey = await passkeys.made(made.response, purpose);
        return passkey && { kind: 'passkey', passkey };
      }
      const passphrase = readPassphrase(made.passphrase);
      if (!seal.isOf(kind(purpose), passphrase, made.mark)) return undefined;
      return { kind: 'passphrase', kept: await passphrases.keep(passphrase) };
    },
  };
}
