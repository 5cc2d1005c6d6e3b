import { expect, it } from 'vitest';
import { pageOf } from '../../src/guide/page.ts';
import type { Turn } from '../../src/guide/turn.ts';
import { readAddress } from '../../src/http/address.ts';
import { places } from '../every-turn.ts';
import { guide } from '../guides.ts';
import { startTestLine } from '../test-line.ts';

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
