import { describe, expect, it } from 'vitest';
import { nodeAt } from '../../src/guide/place.ts';
import { pageOf } from '../../src/guide/page.ts';
import { step } from '../../src/guide/step.ts';
import { readAddress } from '../../src/http/address.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readLanguages } from '../../src/speech/languages.ts';
import { walkEveryTurn, type IsNew } from '../every-turn.ts';
import type { TestLine } from '../test-line.ts';
import { startWholeLine } from './whole-line.ts';

const spoken = readLanguages(projectFolders.prompts)
  .filter(({ voice, isDraft }) => voice && !isDraft)
  .map(({ code }) => code);

/** Nodes at which the line does something itself, and does not ask the guide alone where a key leads. */
const acting = ['handover', 'sending', 'own phone', 'leaving', 'phone'];

/** Tells of a turn whether it leads to a page to which none before has led; a language changes nothing of where keys lead. */
function isNewOn(line: TestLine): IsNew {
  const known = new Set<string>();
  const [guide, offers] = [line.guide(), line.offers()];
  return (address, key) => {
    const at = readAddress(guide, offers, address);
    const node = at && nodeAt(guide, at);
    if (!node || acting.includes(node.kind)) return true;
    // Whose offices are told is worked out anew for each key: they are asked for once.
    if (address.includes('z=')) return !/[&?][kerw]=/.test(address);
    const then = step(guide, at, key === '' ? { kind: 'silence' } : { kind: 'key', key }, offers);
    const page = JSON.stringify(pageOf(guide, then.at, then.manner, offers));
    if (known.has(page)) return false;
    known.add(page);
    return true;
  };
}

describe('every page, in every language', () => {
  it.each(spoken)('is a sound document: %s', async (language) => {
    const line = await startWholeLine();
    await walkEveryTurn(line, language, undefined, isNewOn(line));
    expect(line.logged().filter(({ level }) => Number(level) > 30)).toEqual([]);
  });
});
