/** What a file has for one line. */
export interface Entry {
  readonly key: string;
  readonly text: string;
  /** The English that was translated; undefined where the file does not tell. */
  readonly english?: string;
  /** The fingerprint of the text that stood here when the file was made; undefined where the file does not tell. */
  readonly seen?: string;
  /** Whether the recording of the line still says what the words mean; undefined where the file does not tell. */
  readonly meaning?: 'same' | 'changed';
  /** Where it stands, as ht.csv, line 12. */
  readonly place: string;
}

/** A language's file, for whoever translates it: each line with its English and what to know of it. */
export interface TranslatorLine {
  readonly key: string;
  /** Empty where it is still to be translated. */
  readonly text: string;
  readonly english: string;
  /** The fingerprint of the text that stands there. */
  readonly seen: string;
  readonly notes: readonly string[];
  readonly state: 'untranslated' | 'unreviewed' | 'reviewed';
}

/** The place of a line of a file, as errors name it. */
export function placeIn(name: string, line: number): string {
  return `${name}, line ${line}`;
}
