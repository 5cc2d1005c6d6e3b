import { Fault } from './ask.ts';

/** Whether this browser makes and uses passkeys. */
export const hasPasskeys = 'PublicKeyCredential' in window;

/** Options as the server writes them: bytes as base64url. */
interface Written {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** Has the device make a passkey; gives what the server checks. Throws a `Fault` where the person stops it, or the device cannot. */
export async function makePasskey(options: unknown): Promise<object> {
  const written = options as Written;
  const publicKey = {
    ...written,
    challenge: toBytes(written.challenge),
    user: { ...written.user, id: toBytes(written.user?.id ?? '') },
    excludeCredentials: [],
  } as unknown as PublicKeyCredentialCreationOptions;
  return read(await navigator.credentials.create({ publicKey }).catch(refuse), [
    'clientDataJSON',
    'attestationObject',
  ]);
}

/** Has the device sign in with a passkey of this desk, in the same way. */
export async function usePasskey(options: unknown): Promise<object> {
  const written = options as Written;
  const publicKey = {
    ...written,
    challenge: toBytes(written.challenge),
    allowCredentials: [],
  } as unknown as PublicKeyCredentialRequestOptions;
  return read(await navigator.credentials.get({ publicKey }).catch(refuse), [
    'clientDataJSON',
    'authenticatorData',
    'signature',
    'userHandle',
  ]);
}

function refuse(): never {
  throw new Fault('stopped');
}

/** Older browsers write nothing as JSON by themselves. */
function read(made: Credential | null, parts: readonly string[]): object {
  const credential = made as (Credential & { rawId: ArrayBuffer; response: object }) | null;
  if (credential === null) throw new Fault('stopped');
  const response = credential.response as Readonly<Record<string, ArrayBuffer | null | undefined>>;
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: Object.fromEntries(
      parts.flatMap((part) => {
        const bytes = response[part];
        return bytes ? [[part, toText(bytes)]] : [];
      }),
    ),
  };
}

function toBytes(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function toText(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
