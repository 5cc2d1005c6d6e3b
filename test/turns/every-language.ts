import { expect, it } from 'vitest';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { walkEveryTurn, type Walk } from '../every-turn.ts';
import { startTestLine } from '../test-line.ts';

const spoken = readLanguages(projectFolders.prompts)
  .filter(({ voice, isDraft }) => voice && !isDraft)
  .map(({ code }) => code);

/** Tests one way through every node, with all that the line can be set to, in each language. */
export function walkEveryLanguage(behaviour: string, way: Walk): void {
  it.each(spoken)(`${behaviour}: %s`, async (language) => {
    const line = await startTestLine({
      LEGAL_HELP: 'old',
      CONNECT_TO_USCIS: 'on',
      TWILIO_PHONE_NUMBER: '+12025550188',
    });
    await walkEveryTurn(line, language, [way]);
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
  });
}
