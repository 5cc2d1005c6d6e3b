import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What an authenticator does differently for once. */
interface Oddity {
  readonly origin?: string;
  readonly rpId?: string;
  /** Without a PIN, a finger or a face. */
  readonly isUnverified?: boolean;
  /** Another key than that of the passkey. */
  readonly key?: KeyObject;
  readonly counter?: number;
}

interface Asked {
  readonly challenge: string;
}

/** A passkey in software, as a browser and its device answer. Source: https://www.w3.org/TR/webauthn-3/ */
export interface Authenticator {
  readonly make: (options: Asked, oddity?: Oddity) => Readonly<Record<string, unknown>>;
  readonly sign: (options: Asked, oddity?: Oddity) => Readonly<Record<string, unknown>>;
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
/** From 24 bytes to 255. */
const bytes = (data: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, data.length]), data]);

/** A fresh passkey, with ES256, for the pages of an origin. */
export function createAuthenticator(origin: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let signed = 0;

  const clientData = (type: string, { challenge }: Asked, oddity: Oddity): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: oddity.origin ?? origin, crossOrigin: false }));
  const authenticatorData = (flags: number, oddity: Oddity): Buffer => {
    const head = Buffer.alloc(37);
    sha256(oddity.rpId ?? new URL(origin).hostname).copy(head);
    head.writeUInt8(flags | (oddity.isUnverified ? 0x01 : 0x05), 32);
    head.writeUInt32BE(oddity.counter ?? signed, 33);
    return head;
  };
  const answer = (response: Readonly<Record<string, Buffer>>): Readonly<Record<string, unknown>> => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, value]) => [name, value.toString('base64url')]),
    ),
  });

  return {
    make: (options, oddity = {}) => {
      // As COSE has a key: a map of kty EC2, alg ES256, crv P-256, x and y.
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
        bytes(Buffer.from(x, 'base64url')),
        Buffer.from([0x22]),
        bytes(Buffer.from(y, 'base64url')),
      ]);
      const authData = Buffer.concat([
        authenticatorData(0x40, oddity),
        Buffer.alloc(16),
        Buffer.from([0, id.length]),
        id,
        key,
      ]);
      return answer({
        clientDataJSON: clientData('webauthn.create', options, oddity),
        attestationObject: Buffer.concat([
          Buffer.from([0xa3]),
          ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0])],
          ...[text('authData'), bytes(authData)],
        ]),
      });
    },
    sign: (options, oddity = {}) => {
      signed += 1;
      const data = authenticatorData(0, oddity);
      const client = clientData('webauthn.get', options, oddity);
      return answer({
        clientDataJSON: client,
        authenticatorData: data,
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), oddity.key ?? privateKey),
      });
    },
  };
}
