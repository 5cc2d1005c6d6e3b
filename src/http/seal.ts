import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Seals a ZIP code for the addresses of one call: without the account's token nobody can tell it, nor whether two calls have the same one, and no
 * other call can open it. The same one is sealed alike in the same call: a request that is repeated has the same answer.
 */
export interface Seals {
  readonly seal: (zip: string, callSid: string) => string;
  /** The ZIP code; undefined for what was not sealed so, or for another call. */
  readonly open: (sealed: string, callSid: string) => string | undefined;
}

const markBytes = 6;
const zipBytes = 3;

function hmac(key: string | Buffer, text: string | Buffer): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Seals by the newest of the tokens, and opens what any of them has sealed. Its mark is both what tells it as ours and the start of its cipher (SIV). */
export function createSeals(authTokens: readonly string[]): Seals {
  const keyOf = (token: string, callSid: string): Buffer => hmac(token, `legal help\n${callSid}`);
  const markOf = (key: Buffer, zip: string): Buffer => hmac(key, zip).subarray(0, markBytes);
  const hide = (key: Buffer, mark: Buffer, bytes: Buffer): Buffer => {
    const stream = hmac(key, mark);
    return Buffer.from(bytes.map((byte, index) => byte ^ (stream[index] ?? 0)));
  };
  const openWith = (token: string, bytes: Buffer, callSid: string): string | undefined => {
    const key = keyOf(token, callSid);
    const mark = bytes.subarray(0, markBytes);
    const zip = String(hide(key, mark, bytes.subarray(markBytes)).readUIntBE(0, zipBytes)).padStart(5, '0');
    return timingSafeEqual(mark, markOf(key, zip)) ? zip : undefined;
  };
  return {
    seal: (zip, callSid) => {
      const key = keyOf(authTokens.at(-1) ?? '', callSid);
      const bytes = Buffer.alloc(zipBytes);
      bytes.writeUIntBE(Number(zip), 0, zipBytes);
      const mark = markOf(key, zip);
      return Buffer.concat([mark, hide(key, mark, bytes)]).toString('base64url');
    },
    open: (sealed, callSid) => {
      if (!/^[\w-]{12}$/.test(sealed)) return undefined;
      const bytes = Buffer.from(sealed, 'base64url');
      for (const token of authTokens) {
        const zip = openWith(token, bytes, callSid);
        if (zip !== undefined) return zip;
      }
      return undefined;
    },
  };
}
