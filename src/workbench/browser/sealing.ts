import { wordlist } from '@scure/bip39/wordlists/english.js';
import sodium from 'libsodium-wrappers-sumo';

/** A member's key as the desk keeps it: the secret half sealed with their words. */
export interface SealedKey {
  readonly publicKey: string;
  readonly sealedSecret: string;
  readonly salt: string;
}

/** A key that is open, as it is kept while numbers are read: both halves in base64url. */
export interface OpenKey {
  readonly publicKey: string;
  readonly secretKey: string;
}

/** RFC 9106's second choice: three passes over 64 MiB, which phones have, too. */
const passes = 3;
const memory = 64 * 1024 * 1024;
/** Of 2,048 words, 44 bits: each guess takes as long as opening takes. */
const length = 4;

/** Draws the words with which a key is sealed. */
export async function drawWords(): Promise<string> {
  await sodium.ready;
  return Array.from({ length }, () => wordlist[sodium.randombytes_uniform(wordlist.length)]).join(' ');
}

/** Makes a pair of keys, and seals the secret half with words. */
export async function makeKey(words: string): Promise<SealedKey> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  const salt = sodium.randombytes_buf(sodium.crypto_pwhash_SALTBYTES);
  const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
  const box = sodium.crypto_secretbox_easy(privateKey, nonce, derive(words, salt));
  return {
    publicKey: sodium.to_base64(publicKey),
    sealedSecret: sodium.to_base64(new Uint8Array([...nonce, ...box])),
    salt: sodium.to_base64(salt),
  };
}

/** Opens a key; undefined where these are not its words. */
export async function openKey(
  { publicKey, sealedSecret, salt }: SealedKey,
  typed: string,
): Promise<OpenKey | undefined> {
  await sodium.ready;
  const bytes = sodium.from_base64(sealedSecret);
  const nonce = bytes.slice(0, sodium.crypto_secretbox_NONCEBYTES);
  try {
    const key = derive(read(typed), sodium.from_base64(salt));
    const secret = sodium.crypto_secretbox_open_easy(bytes.slice(nonce.length), nonce, key);
    return { publicKey, secretKey: sodium.to_base64(secret) };
  } catch {
    return undefined;
  }
}

/** Opens a number; undefined where it was not sealed to this key. */
export async function openNumber(
  { publicKey, secretKey }: OpenKey,
  sealed: string,
): Promise<string | undefined> {
  await sodium.ready;
  try {
    const [one, other] = [sodium.from_base64(publicKey), sodium.from_base64(secretKey)];
    return sodium.to_string(sodium.crypto_box_seal_open(sodium.from_base64(sealed), one, other));
  } catch {
    return undefined;
  }
}

/** Words as they were drawn: capitals, commas and blanks do not matter. */
function read(typed: string): string {
  return (typed.toLowerCase().match(/[a-z]+/g) ?? []).join(' ');
}

function derive(words: string, salt: Uint8Array): Uint8Array {
  const { crypto_secretbox_KEYBYTES: bytes, crypto_pwhash_ALG_ARGON2ID13: argon2id } = sodium;
  return sodium.crypto_pwhash(bytes, words, salt, passes, memory, argon2id);
}
