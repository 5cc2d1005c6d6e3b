import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import { kindOf } from '../../../src/speech/takes/kind.ts';

const material = path.join(import.meta.dirname, 'made-by-espeak-ng/es');
const rate = 8000;
/** A tenth of a second that is no two ways alike: rising, and louder. */
const samples = Float64Array.from(
  { length: rate / 10 },
  (_, at) => (at / rate) * 8 * Math.sin(at * at * 1e-3),
);

type Write = (bytes: Buffer, sample: number, at: number) => void;

/** How samples of each kind are written: Microsoft's number, bytes a sample, and the writer. */
const writers = {
  integer16: [1, 2, (bytes, sample, at) => bytes.writeInt16LE(Math.round(sample * 0x7fff), at)],
  integer24: [1, 3, (bytes, sample, at) => bytes.writeIntLE(Math.round(sample * 0x7fffff), at, 3)],
  integer32: [1, 4, (bytes, sample, at) => bytes.writeInt32LE(Math.round(sample * 0x7fffffff), at)],
  integer8: [1, 1, (bytes, sample, at) => bytes.writeUInt8(Math.round(sample * 127) + 128, at)],
  float32: [3, 4, (bytes, sample, at) => bytes.writeFloatLE(sample, at)],
  float64: [3, 8, (bytes, sample, at) => bytes.writeDoubleLE(sample, at)],
} as const satisfies Record<string, readonly [number, number, Write]>;

interface Made {
  readonly as?: keyof typeof writers;
  readonly isExtensible?: boolean;
  /** What each channel makes of the sound. */
  readonly channels?: readonly number[];
  readonly format?: number;
  readonly before?: Buffer;
}

function makeWave({
  as = 'integer16',
  isExtensible = false,
  channels = [1],
  before,
  format,
}: Made = {}): Buffer {
  const [number, size, write] = writers[as];
  const data = Buffer.alloc(samples.length * channels.length * size);
  samples.forEach((sample, index) => {
    channels.forEach((part, channel) =>
      write(data, sample * part, (index * channels.length + channel) * size),
    );
  });
  const head = Buffer.alloc(isExtensible ? 40 : 16);
  head.writeUInt16LE(isExtensible ? 0xfffe : (format ?? number), 0);
  head.writeUInt16LE(channels.length, 2);
  head.writeUInt32LE(rate, 4);
  head.writeUInt32LE(rate * size * channels.length, 8);
  head.writeUInt16LE(size * channels.length, 12);
  head.writeUInt16LE(size * 8, 14);
  if (isExtensible) {
    head.writeUInt16LE(22, 16);
    head.writeUInt16LE(size * 8, 18);
    head.writeUInt16LE(format ?? number, 24);
    head.write('000000001000800000aa00389b71', 26, 'hex');
  }
  return Buffer.concat([
    chunk(
      'RIFF',
      Buffer.concat([
        Buffer.from('WAVE'),
        chunk('fmt ', head),
        before ?? Buffer.alloc(0),
        chunk('data', data),
      ]),
    ),
  ]);
}

function chunk(name: string, bytes: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes.length);
  return Buffer.concat([Buffer.from(name), size, bytes]);
}

/** Sets what a WAV says of its size. */
function withSize(wave: Buffer, size: number, whole = size): Buffer {
  const changed = Buffer.from(wave);
  changed.writeUInt32LE(whole, 4);
  changed.writeUInt32LE(size, changed.indexOf('data') + 4);
  return changed;
}

async function expectSound(bytes: Buffer, count = samples.length): Promise<void> {
  const sound = await decodeSound(bytes);
  expect([sound.rate, sound.samples.length]).toEqual([rate, count]);
  const sign = Math.sign((sound.samples[300] ?? 0) * (samples[300] ?? 0));
  for (const [at, sample] of sound.samples.entries())
    expect(sample * sign).toBeCloseTo(samples[at] ?? 0, 1.5);
}

describe('a WAV', () => {
  it.each(
    (Object.keys(writers) as (keyof typeof writers)[]).flatMap((as) => [
      { as, isExtensible: false },
      { as, isExtensible: true },
    ]),
  )('is read by what its header says of its samples: %o', (made) => expectSound(makeWave(made)));

  it.each<[string, Buffer, number?]>([
    ['that tells no size, as its recorder crashed', withSize(makeWave(), 0)],
    ['that tells no size, of floats', withSize(makeWave({ as: 'float32', isExtensible: true }), 0)],
    ['that was written into a pipe', withSize(makeWave(), 0xffff_ffff)],
    ['that tells too much', withSize(makeWave(), 1e9, 4)],
    ['that was cut off in a sample', makeWave().subarray(0, 44 + 1001), 500],
    [
      'with other things before its sound',
      makeWave({ before: Buffer.concat([chunk('LIST', Buffer.from('odd')), Buffer.alloc(1)]) }),
    ],
  ])('is read to its end: one %s', (_what, wave, count) => expectSound(wave, count));

  it.each([[[1, -1]], [[0, 1]], [[1, 0, 0]], [[-1, 1, -0.5, 0.5]]])(
    'of several channels is heard as its loudest: %j of the sound in each',
    (channels) => expectSound(makeWave({ channels })),
  );

  it.each([
    ['is cut off in its header', makeWave().subarray(0, 30)],
    ['has no header but its name', Buffer.from('RIFF\0\0\0\0WAVE')],
    ['has a header without samples', Buffer.from(makeWave()).fill(0, 20, 36)],
  ])('that %s is refused with what to do', async (_what, wave) => {
    await expect(decodeSound(wave)).rejects.toThrow(/its header does not tell what is in it: export it anew/);
  });
});

const page = (inside: string): Buffer =>
  Buffer.concat([
    Buffer.from('OggS'),
    Buffer.alloc(22),
    Buffer.from([1, 19]),
    Buffer.from(inside),
    Buffer.alloc(20),
  ]);
const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\x02', 'latin1'), Buffer.alloc(130)]);
const adts = Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc, 0x21]);
const mp3 = Buffer.from([0xff, 0xfb, 0x90, 0xc4, 0, 0, 0, 0]);

describe('what a file is', () => {
  it.each<[string, Buffer]>([
    ['MP3', mp3],
    ['MP3', Buffer.concat([tag, mp3])],
    ['MP3', Buffer.from([0xff, 0xe3, 0x18, 0xc4])],
    ['Ogg Opus', page('OpusHead')],
    ['FLAC', Buffer.concat([tag, Buffer.from('fLaC\0')])],
    ['WAV', makeWave()],
  ])('is told by its content: %s', (kind, bytes) => {
    expect(kindOf(bytes)).toBe(kind);
  });

  it.each(['not free of faults, and no sound', '{ "wide": "ftyp" }', '%PDF-1.7', 'PK\x03\x04', ''])(
    'is no sound where it is not: %j',
    (text) => {
      expect(kindOf(Buffer.from(text, 'latin1'))).toBeUndefined();
    },
  );

  it.each(['004 not-going-do.ogg', 'goodbye.flac'])('is the same behind a tag: %s', async (name) => {
    const bytes = readFileSync(path.join(material, name));
    const [plain, tagged] = [await decodeSound(bytes), await decodeSound(Buffer.concat([tag, bytes]))];
    expect(tagged.samples.length).toBe(plain.samples.length);
  });
});

describe('without ffmpeg', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each<[string, Buffer]>([
    ['an AAC file', adts],
    ['an AAC file', Buffer.concat([tag, adts])],
    ['an MP1 or MP2 file', Buffer.from([0xff, 0xfd, 0x90, 0xc4])],
    ['an Ogg file without Opus', page('\x01vorbis')],
    ['an Ogg file without Opus', page('Speex   ')],
    ['an M4A, MP4 or 3GP file', Buffer.from('\0\0\0\x1cftypM4A \0\0\0\0', 'latin1')],
    ['an M4A, MP4 or 3GP file', Buffer.from('\0\0\0\x08wide\0\0\x10\0mdat', 'latin1')],
    ['an AMR file', Buffer.from('#!AMR-WB\n')],
    ['a CAF file', Buffer.from('caff\0\x01\0\0')],
    ['an AIFF file', Buffer.from('FORM\0\0\0\0AIFC')],
    ['a compressed WAV', makeWave({ format: 0x31 })],
    ['a compressed WAV', makeWave({ format: 2, isExtensible: true })],
  ])('%s is refused for what it is, with the remedy', async (name, bytes) => {
    vi.stubEnv('PATH', '/nowhere');
    await expect(decodeSound(bytes)).rejects.toThrow(
      new RegExp(`^is ${name}, .*install it, or save it as WAV`),
    );
  });
});
