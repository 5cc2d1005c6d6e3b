import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 256 bits, as it can stand in an address or a cookie. */
export function drawSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new name for something, which tells nothing of it and is no secret. */
export function drawId(): string {
  return randomBytes(12).toString('base64url');
}

/** What is kept in place of a secret of `drawSecret`: from it nobody can tell the secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Marks what this desk has made, and what visitors hand back, with a key of the database's. */
export interface Seal {
  /** The same for the same kind and text, on every instance. */
  readonly of: (kind: string, text: string) => string;
  readonly isOf: (kind: string, text: string, given: string) => boolean;
}

/** Makes a seal of a key; kinds keep what is made for one purpose from being used for another. */
export function createSeal(key: string): Seal {
  const digest = (kind: string, text: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([kind, text]))
      .digest();
  return {
    of: (kind, text) => digest(kind, text).toString('base64url'),
    isOf: (kind, text, given) => {
      const expected = digest(kind, text);
      const bytes = Buffer.from(given, 'base64url');
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    },
  };
}
