import { setImmediate } from 'node:timers/promises';
import type { DatabaseParts } from '../desk/database-parts.ts';
import { faultsOfSaid } from '../effort/spoken.ts';
import type { FoldedWords } from '../line/folded.ts';
import { createWords, type WordSettings } from '../line/words.ts';
import { SpeechError } from '../speech/speech-error.ts';

/** What of a line it takes to say a draft. */
interface SaidParts {
  readonly words: Pick<FoldedWords, 'speak'>;
  readonly settings: WordSettings;
  readonly now: () => number;
}

/** Looks at a draft as callers would hear it. Others are answered between two steps. */
export function createSaidCheck({
  words,
  settings,
  now,
}: SaidParts): NonNullable<DatabaseParts['faultsOfSaid']> {
  return async (folded, languages) => {
    try {
      const spoken = await words.speak(folded);
      const { guide, speech, offers } = await createWords(spoken, settings, now, setImmediate);
      return await faultsOfSaid({ guide, speech, offers: offers() }, languages, setImmediate);
    } catch (error) {
      if (!(error instanceof SpeechError)) throw error;
      return [{ code: 'unspeakable', text: error.message }];
    }
  };
}
