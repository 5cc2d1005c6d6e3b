import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is sealed: a ZIP code; or a number to be called back, with when and how. Neither can be opened as the other. */
export type Sealed = 'zip' | 'call back';

/**
 * Seals digits for the addresses of one call: without the account's token nobody can tell them, nor whether two calls have the same ones, and no
 * other call can open them. The same ones are sealed alike in the same call: a request that is repeated has the same answer.
 */
export interface Seals {
  readonly seal: (kind: Sealed, digits: string, callSid: string) => string;
  /** The digits; undefined for what was not sealed so, or for another call. */
  readonly open: (kind: Sealed, sealed: string, callSid: string) => string | undefined;
}

const markBytes = 6;
/** How many digits each has, the bytes that hold them, and what keys are made for. */
const shapes = {
  zip: { digits: 5, bytes: 3, name: 'legal help' },
  'call back': { digits: 12, bytes: 5, name: 'call back' },
} as const;

function hmac(key: string | Buffer, text: string | Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Seals by the newest of the tokens, and opens what any of them has sealed. Its mark is both what tells it as ours and the start of its cipher (SIV). */
export function createSeals(authTokens: readonly string[]): Seals {
  const keyOf = (token: string, kind: Sealed, callSid: string): Buffer =>
    hmac(token, `${shapes[kind].name}\n${callSid}`);
  const markOf = (key: Buffer, digits: string): Buffer => hmac(key, digits).subarray(0, markBytes);
  const hide = (key: Buffer, mark: Buffer, bytes: Buffer): Buffer => {
    const stream = hmac(key, mark);
    return Buffer.from(bytes.map((byte, index) => byte ^ (stream[index] ?? 0)));
  };
  const openWith = (key: Buffer, kind: Sealed, sealed: Buffer): string | undefined => {
    const { digits, bytes } = shapes[kind];
    const mark = sealed.subarray(0, markBytes);
    const opened = hide(key, mark, sealed.subarray(markBytes)).readUIntBE(0, bytes);
    const text = String(opened).padStart(digits, '0');
    return timingSafeEqual(mark, markOf(key, text)) ? text : undefined;
  };
  return {
    seal: (kind, digits, callSid) => {
      const key = keyOf(authTokens.at(-1) ?? '', kind, callSid);
      const bytes = Buffer.alloc(shapes[kind].bytes);
      bytes.writeUIntBE(Number(digits), 0, shapes[kind].bytes);
      const mark = markOf(key, digits);
      return Buffer.concat([mark, hide(key, mark, bytes)]).toString('base64url');
    },
    open: (kind, sealed, callSid) => {
      const length = Math.ceil(((markBytes + shapes[kind].bytes) * 4) / 3);
      if (sealed.length !== length || !/^[\w-]+$/.test(sealed)) return undefined;
      const bytes = Buffer.from(sealed, 'base64url');
      for (const token of authTokens) {
        const digits = openWith(keyOf(token, kind, callSid), kind, bytes);
        if (digits !== undefined) return digits;
      }
      return undefined;
    },
  };
}
