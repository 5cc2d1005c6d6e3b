import { describe, expect, it } from 'vitest';
import { playEdits } from './fuzz-edits.ts';

describe('any edits', () => {
  const count = Number(process.env.TOPIC_EDITS ?? 40);

  it(`lead nobody into an apology, silence or an error once nothing is said to be wrong, and are undone to the same bytes`, () => {
    const played = Array.from({ length: count }, (_, seed) => playEdits(seed + 1, seed % 40 === 0));
    expect(played.flatMap(({ wrong }) => wrong)).toEqual([]);
    const sound = played.filter(({ isSound, nodes }) => isSound && nodes > 0);
    expect(sound.length).toBeGreaterThan(count / 2);
  }, 3_600_000);
});
