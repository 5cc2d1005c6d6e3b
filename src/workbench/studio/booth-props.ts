import type { Guide } from '../../guide/guide.ts';
import type { BoothView } from './view.ts';

/** A line, and what is said of it. */
export interface BoothProps {
  readonly guide: Guide;
  readonly view: BoothView;
  /** What those who recorded are called, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  /** Milliseconds since 1970. */
  readonly now: number;
}
