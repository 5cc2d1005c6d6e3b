import type { Clock } from './clock.ts';
import type { Parameters } from './sign.ts';

/** The method of a webhook. */
export type Method = 'GET' | 'POST';

/** An address to ask, and how. */
export interface Target {
  readonly url: string;
  readonly method: Method;
}

/** What asking needs: the token that signs, time, and the line's outside address where it differs. */
export interface Asking {
  readonly authToken: string;
  readonly clock: Clock;
  /** Where requests really go, and the origin that they are signed for and resolved against. */
  readonly origins?: { readonly asked: string; readonly signed: string } | undefined;
  readonly fetch?: typeof fetch | undefined;
  /** Tries a connection where an address limits connecting (`ct`); a socket unless set. */
  readonly connect?: Connect | undefined;
  readonly onRequest?: ((request: RequestMade) => void) | undefined;
}

/** A request that was made, as the record keeps it. */
export interface RequestMade {
  readonly at: number;
  readonly method: Method;
  readonly url: string;
  readonly parameters: Parameters;
  /** The answer's status; 0 where there was none. */
  readonly status: number;
  readonly idempotencyToken: string;
}

/** Opens a connection and closes it again; rejects where there is none, or when `signal` aborts. */
export type Connect = (address: URL, signal: AbortSignal) => Promise<void>;
