import { humAsWave } from '../engines/hum.ts';

/** Files of eleven minutes of nothing, each as small as its kind allows. */
export const longSounds: Readonly<Record<string, () => Buffer>> = {
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
