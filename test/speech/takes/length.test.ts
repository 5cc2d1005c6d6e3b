import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import { readLength } from '../../../src/speech/takes/length.ts';
import { humAsWave } from '../engines/hum.ts';

const material = path.join(import.meta.dirname, 'made-by-espeak-ng/es');

/** Files of eleven minutes of nothing, each as small as its kind allows. */
const long: Readonly<Record<string, () => Buffer>> = {
  WAV: () => {
    const wave = humAsWave('', 100).subarray(0, 44);
    wave.writeUInt32LE(660 * 16_000, 40);
    return Buffer.concat([wave, Buffer.alloc(660 * 16_000)]);
  },
  FLAC: () => {
    const head = Buffer.alloc(42);
    head.write('fLaC', 'latin1');
    head.writeUInt8(0x80, 4);
    head.writeUInt8(34, 7);
    head.writeUInt16BE(4096, 8);
    head.writeUInt16BE(4096, 10);
    // 8,000 samples a second, one channel of 16 bits; how many there are is not told.
    head.writeUInt32BE(((8000 << 12) | (15 << 4)) >>> 0, 18);
    const frame = Buffer.from([0xff, 0xf8, 0xc4, 0x08, 0, 0, 0, 0, 0, 0]);
    return Buffer.concat([head, ...Array.from({ length: 1300 }, () => frame)]);
  },
  'Ogg Opus': () => {
    const page = Buffer.alloc(40);
    page.write('OggS', 'latin1');
    page.write('OpusHead', 27, 'latin1');
    page.writeBigInt64LE(660n * 48_000n, 6);
    return page;
  },
  MP3: () => {
    // Version 2.5, 8 kilobits and 8,000 samples a second: 72 bytes of 72 ms.
    const frame = Buffer.concat([Buffer.from([0xff, 0xe3, 0x18, 0xc4]), Buffer.alloc(68)]);
    return Buffer.concat(Array.from({ length: 9200 }, () => frame));
  },
};

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

  it.each(Object.keys(long))('is the reason to refuse a long one before it is decoded: %s', async (kind) => {
    await expect(decodeSound(long[kind]?.() ?? Buffer.alloc(0))).rejects.toThrow(/^lasts 11 minutes/);
  });
});
