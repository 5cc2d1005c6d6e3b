/** The statuses of a stranger, an owner, an editor, a speaker of Haitian Creole and a viewer, in this order. */
type Statuses = readonly [number, number, number, number, number];

/** A request to the desk, and how it is answered to each who may ask. */
export interface Row {
  /** The route as its router has it. */
  readonly route: string;
  /** The address that is asked for below /desk, where it is not the route's own. */
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** A body of JSON, in place of a form. */
  readonly json?: object;
  /** A body that is sent as a sound, whatever it is, in place of a form. */
  readonly sound?: string;
  readonly status: Statuses;
}

/** What anybody may ask. */
export const all = (status: number): Statuses => [status, status, status, status, status];
/** What every member may. */
export const members = (status: number): Statuses => [401, status, status, status, status];
/** What those may who have to do with the words, in whichever language. */
export const wordsmiths = (status: number): Statuses => [401, status, status, status, 403];
/** What editors and owners may. */
export const editors = (status: number): Statuses => [401, status, status, 403, 403];
/** What owners may. */
export const owners = (status: number): Statuses => [401, status, 403, 403, 403];
/** What all may who see what calls have used. */
export const counters = (status: number): Statuses => [401, status, status, 403, status];

/** What is done in a language, once in that of the speaker, and once in one that is not theirs. */
export function inLanguages(
  rowIn: (language: string) => Omit<Row, 'status'>,
  status: number,
): readonly Row[] {
  return [
    { ...rowIn('ht'), status: wordsmiths(status) },
    { ...rowIn('es'), status: editors(status) },
  ];
}
