import type { OutgoingHttpHeaders } from 'node:http';

/** A request as it is passed on to the thread of the pages. Its body, where it has one, follows in pieces. */
export interface PassedHead {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly hasBody: boolean;
}

/** A piece of a body. The next is sent once there is `more` to be taken. */
interface Piece {
  readonly kind: 'piece';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the line tells the thread of a request that it has passed on. */
export type ToPages = Piece | { readonly kind: 'end' | 'more' };

/** What the thread tells the line of its answer. */
export type FromPages =
  | { readonly kind: 'let in' | 'end' | 'more' }
  | { readonly kind: 'head'; readonly status: number; readonly headers: OutgoingHttpHeaders }
  | Piece;

/** A piece of its own, which can be handed over to another thread. */
export function toPiece(bytes: Uint8Array): Piece {
  return { kind: 'piece', bytes: new Uint8Array(bytes) };
}
