import sodium from 'libsodium-wrappers-sumo';

/** What PEOPLE_KEY seals and marks with; of two keys the last one is new, and the others only open what was sealed before. */
export interface PeopleKeys {
  /** Seals a text, so that nobody reads it who has not the key; what is sealed as one kind is never opened as another. */
  readonly seal: (kind: Sealed, text: string) => string;
  /** What was sealed, and whether that was with the newest key; undefined where none of the keys opens it. */
  readonly open: (
    kind: Sealed,
    sealed: string,
  ) => { readonly text: string; readonly isNewest: boolean } | undefined;
  /** By what a text is found again, of which nobody without the key can tell what it was; by each key, the newest last. */
  readonly marksOf: (kind: string, text: string) => readonly string[];
}

/** What is sealed with it: members' phones, and who is to be called once a member has pressed the key. */
type Sealed = 'phone' | 'bridge';

/** The bytes of a key. */
const length = 32;

/** Makes use of keys of PEOPLE_KEY, the newest last. */
export async function openPeopleKeys(keys: readonly string[]): Promise<PeopleKeys> {
  await sodium.ready;
  // A key of its own for each use: what one tells helps nobody with the other.
  const derive = (purpose: string): readonly Uint8Array[] =>
    keys.map((key) => sodium.crypto_generichash(length, purpose, sodium.from_base64(key)));
  const boxes = { phone: derive('people: phone'), bridge: derive('people: bridge') };
  const marks = derive('people: marks');
  return {
    seal: (kind, text) => {
      const newest = boxes[kind].at(-1);
      if (!newest) throw new Error('there is no key');
      const nonce = sodium.randombytes_buf(sodium.crypto_secretbox_NONCEBYTES);
      const box = sodium.crypto_secretbox_easy(text, nonce, newest);
      return sodium.to_base64(new Uint8Array([...nonce, ...box]));
    },
    open: (kind, sealed) => {
      for (const key of boxes[kind].toReversed()) {
        const text = openBox(sealed, key);
        if (text !== undefined) return { text, isNewest: key === boxes[kind].at(-1) };
      }
      return undefined;
    },
    marksOf: (kind, text) =>
      marks.map((key) =>
        sodium.to_base64(sodium.crypto_generichash(length, JSON.stringify([kind, text]), key)),
      ),
  };
}

function openBox(sealed: string, key: Uint8Array): string | undefined {
  try {
    const bytes = sodium.from_base64(sealed);
    const nonce = bytes.slice(0, sodium.crypto_secretbox_NONCEBYTES);
    return sodium.to_string(sodium.crypto_secretbox_open_easy(bytes.slice(nonce.length), nonce, key));
  } catch {
    return undefined;
  }
}

/** Seals a text to whoever has the other half of a public key; undefined for what is no such key. */
export async function sealTo(publicKey: string, text: string): Promise<string | undefined> {
  await sodium.ready;
  try {
    return sodium.to_base64(sodium.crypto_box_seal(text, sodium.from_base64(publicKey)));
  } catch {
    return undefined;
  }
}
