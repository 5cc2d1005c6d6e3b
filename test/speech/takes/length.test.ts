import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import { readLength } from '../../../src/speech/takes/length.ts';
import { humAsWave } from '../engines/hum.ts';
import { longSounds } from './long-sounds.ts';

const material = path.join(import.meta.dirname, 'made-by-espeak-ng/es');

describe('the length of a sound', () => {
  it.each(readdirSync(material))('is told without decoding it: %s', async (name) => {
    const bytes = readFileSync(path.join(material, name));
    const { samples, rate } = await decodeSound(bytes);
    expect(Math.abs((readLength(bytes) ?? 0) - samples.length / rate)).toBeLessThan(0.3);
  });

  it('of a WAV is that of what is there, whatever its header promises', async () => {
    const wave = humAsWave('a text of some length', 100);
    const { samples, rate } = await decodeSound(wave);
    wave.writeUInt32LE(0xffff_ff00, 40);
    expect(readLength(wave)).toBeCloseTo(samples.length / rate);
  });

  it.each(Object.keys(longSounds))(
    'is the reason to refuse a long one before it is decoded: %s',
    async (kind) => {
      await expect(decodeSound(longSounds[kind]?.() ?? Buffer.alloc(0))).rejects.toThrow(/^lasts 11 minutes/);
    },
  );
});
