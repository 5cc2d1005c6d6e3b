import type { OpenKey } from './sealing.ts';

/** Where an open key is kept: until the tab is closed, or somebody locks it. */
const place = 'desk-open-key';

/** The open key of this tab, where it is the other half of this public key; another one is forgotten. */
export function keptKey(publicKey: string): OpenKey | undefined {
  const kept = sessionStorage.getItem(place);
  const key = kept === null ? undefined : (JSON.parse(kept) as OpenKey);
  if (key?.publicKey === publicKey) return key;
  forgetKey();
  return undefined;
}

/** Keeps a key open in this tab. */
export function keepKey(key: OpenKey): void {
  sessionStorage.setItem(place, JSON.stringify(key));
}

/** Locks. */
export function forgetKey(): void {
  sessionStorage.removeItem(place);
}
