import { randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import * as z from 'zod';
import type { Seal } from './secrets.ts';
import type { MemberStore, Passkey } from './store.ts';

/** Milliseconds in which a browser answers a challenge. */
const challengeHolds = 5 * 60_000;
const lineName = 'Biometrics line';
const signIn = 'sign in';
const named = z.object({ id: z.string().max(1400) });

/** Half a megabyte, which is loaded by the first who asks for a passkey. */
const loadPasskeys = (): Promise<typeof import('@simplewebauthn/server')> => import('@simplewebauthn/server');

/** What passkeys need of the desk. */
interface PasskeyParts {
  readonly store: Pick<MemberStore, 'passkey' | 'spendChallenge' | 'notePasskey'>;
  readonly seal: Seal;
  readonly publicUrl: string;
  readonly now: () => number;
}

/** Makes and checks passkeys. Challenges are sealed and not kept: whoever asks for many fills nothing. */
export interface Passkeys {
  /** What a browser needs to make a passkey for a member-to-be, for one purpose: the same that it is checked for. */
  readonly offer: (
    member: { readonly id: string; readonly name: string },
    purpose: string,
  ) => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** The passkey that a browser has made; undefined where it is not one for that purpose. */
  readonly made: (response: unknown, purpose: string) => Promise<Passkey | undefined>;
  readonly ask: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** The id of the member whose passkey signed; undefined for what is forged, late, or was told before. */
  readonly signedBy: (response: unknown) => Promise<string | undefined>;
}

/** Passkeys of the host of `publicUrl`. Each proves a person (by a PIN, a finger, a face) beside the device. */
export function createPasskeys({ store, seal, publicUrl, now }: PasskeyParts): Passkeys {
  const rpID = new URL(publicUrl).hostname;

  return {
    offer: async ({ id, name }, purpose) =>
      (await loadPasskeys()).generateRegistrationOptions({
        rpName: lineName,
        rpID,
        userName: name,
        userID: new Uint8Array(Buffer.from(id)),
        challenge: drawChallenge(purpose),
        timeout: challengeHolds,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
    made: async (response, purpose) => {
      const { verifyRegistrationResponse } = await loadPasskeys();
      const checked = await checkedOrRefused(() =>
        verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          expectedChallenge: (challenge) => until(challenge, purpose) > now(),
          expectedOrigin: publicUrl,
          expectedRPID: rpID,
          requireUserVerification: true,
        }),
      );
      if (!checked?.verified) return undefined;
      const { id, publicKey, counter } = checked.registrationInfo.credential;
      return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
    },
    ask: async () =>
      (await loadPasskeys()).generateAuthenticationOptions({
        rpID,
        challenge: drawChallenge(signIn),
        timeout: challengeHolds,
        userVerification: 'required',
      }),
    signedBy: async (response) => {
      const { success, data } = named.safeParse(response);
      const known = success ? await store.passkey(data.id) : undefined;
      if (known === undefined) return undefined;
      const { member, passkey } = known;
      const { verifyAuthenticationResponse } = await loadPasskeys();
      let signed = '';
      const checked = await checkedOrRefused(() =>
        verifyAuthenticationResponse({
          response: response as AuthenticationResponseJSON,
          expectedChallenge: (challenge) => {
            signed = challenge;
            return until(challenge, signIn) > now();
          },
          expectedOrigin: publicUrl,
          expectedRPID: rpID,
          requireUserVerification: true,
          credential: {
            id: passkey.id,
            publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
            counter: passkey.counter,
          },
        }),
      );
      // Spent once the signature is known to be good: nobody else spends it, or fills what is kept.
      if (!checked?.verified || !(await store.spendChallenge(signed, until(signed, signIn), now())))
        return undefined;
      await store.notePasskey(passkey.id, checked.authenticationInfo.newCounter);
      return member;
    },
  };

  function drawChallenge(purpose: string): Uint8Array<ArrayBuffer> {
    const text = `${now() + challengeHolds}.${randomBytes(16).toString('base64url')}`;
    return new Uint8Array(Buffer.from(`${text}.${seal.of(`challenge: ${purpose}`, text)}`));
  }

  /** Until when a challenge holds, as a browser gives it back; 0 of one that this desk has not made for that purpose. */
  function until(challenge: string, purpose: string): number {
    const [end = '', drawn = '', mark = '', ...rest] = Buffer.from(challenge, 'base64url')
      .toString()
      .split('.');
    const isOurs = rest.length === 0 && seal.isOf(`challenge: ${purpose}`, `${end}.${drawn}`, mark);
    return isOurs ? Number(end) : 0;
  }
}

/** The package throws for what it refuses. Nothing of ours is asked in it, so that no fault of a database is taken for a refusal. */
async function checkedOrRefused<T>(check: () => Promise<T>): Promise<T | undefined> {
  try {
    return await check();
  } catch {
    return undefined;
  }
}
