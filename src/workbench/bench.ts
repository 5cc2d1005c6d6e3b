import type { Guide } from '../guide/flow.ts';
import type { RunningLine } from '../line.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Usage } from '../usage/usage.ts';

/** What the pages work on. */
export interface Bench {
  /** The version of the guidance that the line says now. */
  readonly guide: Guide;
  readonly folders: SpeechFolders;
  /** Where the hotline's own words are. */
  readonly wordsFolder: string;
  /** Where the readable scripts are kept, one a language. */
  readonly scripts: string;
  /** The line that the page's phone calls. */
  readonly line: RunningLine;
  readonly authToken: string;
  readonly hotlineName: string | undefined;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
  /** What there is of every language now. */
  readonly survey: () => readonly Surveyed[];
  /** The same with the lines of every version of the guidance. */
  readonly surveyAll: () => readonly Surveyed[];
  /** The simulated month, where one has been made. */
  readonly sample: Usage | undefined;
  /** The day, as 2026-11-22. */
  readonly today: () => string;
}
