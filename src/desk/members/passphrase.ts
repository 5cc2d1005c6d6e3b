import { randomBytes, randomInt, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
// The English words of BIP 39, MIT license: 2,048 common words that differ in their first four letters.
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** Four of 2,048 words are 44 bits: with a slow hash and few tries nobody guesses them, and people can write them down. */
const length = 4;
/** About 32 MB and a tenth of a second each. Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const keptBytes = 32;
/** Passphrases that wait to be checked. */
const mostWaiting = 50;

/** Draws a passphrase; people never choose their own. */
export function drawPassphrase(): string {
  return Array.from({ length }, () => wordlist[randomInt(wordlist.length)]).join(' ');
}

/** A passphrase as it was drawn, of one that somebody typed: capitals, commas and blanks do not matter. */
export function readPassphrase(typed: string): string {
  return (
    typed
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  ).join(' ');
}

/** Keeps and checks passphrases, one after the other: strangers who try many take no more of the machine than that. */
export interface Passphrases {
  /** What is kept in place of a passphrase. Rejects while too many are waiting. */
  readonly keep: (passphrase: string) => Promise<string>;
  /** Whether it is the one that was kept; takes as long where none was. 'busy' while too many others are waiting to be told. */
  readonly isKept: (passphrase: string, kept: string | undefined) => Promise<boolean | 'busy'>;
}

/** Too many wait to have their passphrase checked. */
export class TooBusy extends Error {
  override name = 'TooBusy';
}

/** Makes the queue in which passphrases are kept and checked. */
export function createPassphrases(): Passphrases {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= mostWaiting) return Promise.reject(new TooBusy('too many passphrases wait to be checked'));
    waiting += 1;
    const done = last.then(work).finally(() => (waiting -= 1));
    last = done.catch(() => undefined);
    return done;
  };
  return {
    keep: (passphrase) =>
      inTurn(async () => {
        const salt = randomBytes(16);
        const derived = await derive(passphrase, salt, cost);
        return [cost.N, cost.r, cost.p, salt.toString('base64url'), derived.toString('base64url')].join('$');
      }),
    isKept: (passphrase, kept) =>
      inTurn(async () => {
        const [N, r, p, salt = '', expected = ''] = (kept ?? '').split('$');
        const options = kept === undefined ? cost : { N: Number(N), r: Number(r), p: Number(p) };
        const derived = await derive(passphrase, Buffer.from(salt, 'base64url'), options);
        const bytes = Buffer.from(expected, 'base64url');
        return bytes.length === derived.length && timingSafeEqual(bytes, derived);
      }).catch((error: unknown) => {
        if (error instanceof TooBusy) return 'busy';
        throw error;
      }),
  };
}

function derive(passphrase: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, keptBytes, { ...options, maxmem: 64 * 2 ** 20 }, (error, derived) => {
      if (error) reject(error);
      else resolve(derived);
    });
  });
}
