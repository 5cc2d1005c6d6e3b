import type { Bench } from '../bench.ts';
import type { Taken } from '../exchange/take-entries.ts';
import type { Actor } from '../roles.ts';

/** Where a pack is taken to, and how. */
export interface PackTaking {
  readonly bench: Bench;
  /** In whose name. */
  readonly actor: Actor;
  /** The number of the wording by which voices of which the pack brings no consent have agreed; undefined where nobody has asked them. */
  readonly agreed: number | undefined;
  /** Called with what became of each, as it goes. */
  readonly told?: (taken: Taken, done: number, of: number) => void;
}
