/** The paths of lending a voice: what the line alone asks of the desk's thread, and where the phone company fetches sounds. */
export const lendPaths = { asked: '/lend', sounds: '/audio/lend' } as const;

/** The address of the answer to a call's so-manieth document: nothing in it is secret. */
export function turnAddress(turn: number): string {
  return `/voice/lend?n=${turn}`;
}
