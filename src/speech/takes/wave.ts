import wavefile from 'wavefile';

/** What a WAV's header says of its sound, and the sound itself. */
interface WaveParts {
  /** What its samples are, by Microsoft's numbers, such as 1 for whole numbers; what "extensible" headers say further on. */
  readonly format: number;
  readonly channels: number;
  readonly rate: number;
  /** Bytes of one sample of each channel together. */
  readonly frame: number;
  /** As its samples say; 0 for one that is compressed. */
  readonly seconds: number;
  readonly data: Buffer;
}

const formats = { integer: 1, float: 3, aLaw: 6, muLaw: 7, extensible: 0xfffe };
const plain: readonly number[] = [formats.integer, formats.float, formats.aLaw, formats.muLaw];

/** Whether a file is a WAV by its first bytes. */
export function isWave(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WAVE';
}

/**
 * Takes a WAV apart; undefined where its header does not tell what is in it. A size that a recorder had no time to write, or that goes
 * beyond the file, means the file's end.
 */
export function readWaveParts(bytes: Buffer): WaveParts | undefined {
  if (!isWave(bytes)) return undefined;
  let head: Head | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size, from] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4), at + 8];
    if (name === 'fmt ' && size >= 16) head = readHead(bytes.subarray(from, from + size));
    if (name === 'data') {
      const data = bytes.subarray(from, size === 0 ? bytes.length : from + size);
      return head && { ...head, data, seconds: isPlain(head) ? data.length / head.frame / head.rate : 0 };
    }
    at = from + size + (size % 2);
  }
  return undefined;
}

type Head = Omit<WaveParts, 'data' | 'seconds'>;

function readHead(bytes: Buffer): Head | undefined {
  if (bytes.length < 16) return undefined;
  const tag = bytes.readUInt16LE(0);
  const format = tag === formats.extensible && bytes.length >= 26 ? bytes.readUInt16LE(24) : tag;
  const [channels, rate, frame] = [bytes.readUInt16LE(2), bytes.readUInt32LE(4), bytes.readUInt16LE(12)];
  return channels * rate * frame === 0 ? undefined : { format, channels, rate, frame };
}

/** Whether a WAV's samples stand in it one by one, and are not compressed. */
export function isPlain({ format }: Pick<WaveParts, 'format'>): boolean {
  return plain.includes(format);
}

/** The samples of a WAV that is plain, channel by channel, from -1 to 1. */
export function readSamples({ format, channels, rate, frame, data }: WaveParts): readonly Float64Array[] {
  const bits = (frame / channels) * 8;
  const wave = new wavefile.WaveFile();
  wave.fromBuffer(toPlainWave({ format, channels, rate, frame, data }, bits));
  if (format === formats.aLaw) wave.fromALaw();
  if (format === formats.muLaw) wave.fromMuLaw();
  const read = wave.getSamples(false, Float64Array) as unknown as Float64Array | Float64Array[];
  const isLaw = format === formats.aLaw || format === formats.muLaw;
  const full = format === formats.float ? 1 : 2 ** ((isLaw ? 16 : bits) - 1);
  // Of eight bits, the middle is silence; of more, nought is.
  const middle = bits === 8 && !isLaw ? full : 0;
  return (channels === 1 ? [read as Float64Array] : (read as Float64Array[])).map((channel) =>
    channel.map((sample) => (sample - middle) / full),
  );
}

/** The same sound behind the shortest header, which is read in one way alone. */
function toPlainWave(
  { format, channels, rate, frame, data }: Omit<WaveParts, 'seconds'>,
  bits: number,
): Buffer {
  const head = Buffer.alloc(44);
  const whole = data.subarray(0, data.length - (data.length % frame));
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + whole.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(format, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * frame, 28);
  head.writeUInt16LE(frame, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(whole.length, 40);
  return Buffer.concat([head, whole]);
}
