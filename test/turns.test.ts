import { describe, expect, it } from 'vitest';
import { guide } from './guides.ts';
import { pageOf } from '../src/guide/page.ts';
import type { Turn } from '../src/guide/step.ts';
import { readAddress } from '../src/http/address.ts';
import { projectFolders } from '../src/speech/folders.ts';
import { readLanguages } from '../src/speech/languages.ts';
import { places, walkEveryTurn } from './every-turn.ts';
import { startTestLine } from './test-line.ts';

const spoken = readLanguages(projectFolders.prompts)
  .filter(({ voice, isDraft }) => voice && !isDraft)
  .map(({ code }) => code);

describe('every node, in every language', () => {
  it.each(spoken)(
    'answers every key, silence, repeated silence and repeated wrong keys with a sound document: %s',
    async (language) => {
      const line = await startTestLine({
        LEGAL_HELP: 'old',
        CONNECT_TO_USCIS: 'on',
        TWILIO_PHONE_NUMBER: '+12025550188',
      });
      await walkEveryTurn(line, language);
      expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
    },
  );

  it('keeps a caller in the language that was chosen, but for the words that are English', async () => {
    const line = await startTestLine();
    const offers = line.offers();
    for (const place of places()) {
      const at = readAddress(guide, offers, `/voice/es/${place}`);
      // Who presses nothing is told in the second language that it comes next.
      if (!at || at.node === 'language' || at.node === 'keyless') continue;
      const turn: Turn = { at, manner: 'plain' };
      const spoken = pageOf(guide, turn.at, turn.manner, offers).say.filter((said) => 'line' in said);
      if (spoken.length === 0) continue;
      const own = spoken.filter(({ language }) => language === 'es');
      expect(own.length, place).toBeGreaterThan(0);
    }
  });
});
