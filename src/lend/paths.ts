/** The paths of lending a voice: what the line alone asks of the desk's thread, and where the phone company fetches sounds. */
export const lendPaths = { asked: '/lend', sounds: '/audio/lend' } as const;

/** Rides on the address of each turn: what was said has to be fetched and listened to, which takes longer than words. */
const overrides = '#rc=2&rp=ct,rt,5xx&rt=7000';

/** The address of the answer to a call's so-manieth document: nothing in it is secret. */
export function turnAddress(turn: number): string {
  return `/voice/lend?n=${turn}${overrides}`;
}
