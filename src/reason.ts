/** The values that a message names. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** Why something is not done, or what is wrong. */
export interface Reason {
  /** By which the pages say it in their own words; what has none is said in English. */
  readonly code?: string | undefined;
  readonly values?: Values | undefined;
  /** The languages that it names, by their codes: the value `languages` of its words. */
  readonly languages?: readonly string[] | undefined;
  /** The language, and the line of it, that it is about. */
  readonly at?: { readonly language: string; readonly line?: string | undefined } | undefined;
  /** In English, for the command line and the log. */
  readonly text: string;
}
