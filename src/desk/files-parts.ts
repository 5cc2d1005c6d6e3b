import type { Guide } from '../guide/guide.ts';
import type { SpeechFolders } from '../speech/folders.ts';

/** What a bench over the files of a checkout is given. */
export interface FilesParts {
  /** The version of the guidance that the line says now. */
  readonly guide: () => Guide;
  /** All that any version of it says, by which a language is added; the version that is said unless given. */
  readonly words?: () => Guide;
  readonly folders: SpeechFolders;
  /** Where the hotline's own words are. */
  readonly ownFolder: string;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string, rate?: number) => number;
  /** The day, as 2026-11-22. */
  readonly today: () => string;
  /** Called when files have been written: the line says them from then on. Gives the names of other files that were written for that. */
  readonly written: (
    what: 'words' | 'marks' | 'sounds' | 'own words' | 'facts',
  ) => Promise<readonly string[]>;
}
