/** What was found of one thing, and what to do about it. */
export interface Finding {
  readonly kind: 'ok' | 'fault' | 'note';
  readonly what: string;
  readonly remedy?: string;
}

/** Where to ask in place of the real addresses, to try this out. */
export interface Places {
  readonly api?: string;
  readonly line?: string;
}

/** What is as it should be. */
export const ok = (what: string): Finding => ({ kind: 'ok', what });
/** What has to be mended. */
export const fault = (what: string, remedy: string): Finding => ({ kind: 'fault', what, remedy });
/** What is worth knowing. */
export const note = (what: string, remedy: string): Finding => ({ kind: 'note', what, remedy });

/** Findings that come as soon as they are there; `T` is what later checks need of these. */
export type Checks<T = void> = AsyncGenerator<Finding, T, undefined>;
