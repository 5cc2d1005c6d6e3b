import { convert } from './ffmpeg.ts';
import { afterTag, kindOf } from './kind.ts';
import { mostDecoded, readLength } from './length.ts';
import { powerOf } from './loudness.ts';
import type { Sound } from './sound.ts';
import { isPlain, readSamples, readWaveParts } from './wave.ts';

/**
 * Reads a WAV, MP3, FLAC or Ogg Opus file, told by its content, and takes its louder channel; anything else through
 * the machine's ffmpeg, where there is one. Throws an error that says what the file is not, or that it is longer than is decoded at all.
 */
export async function decodeSound(bytes: Buffer): Promise<Sound> {
  refuseLong(bytes);
  try {
    const decoded = await decodeHere(bytes);
    if (decoded) return toOneChannel(decoded);
  } catch (error) {
    throw new Error(`cannot be read as sound: ${(error as Error).message}`, { cause: error });
  }
  const converted = await convert(bytes, nameOf(bytes), mostDecoded + 1);
  refuseLong(converted);
  return toOneChannel(decodeWave(converted) ?? nothing);
}

function refuseLong(bytes: Buffer): void {
  const seconds = readLength(bytes) ?? 0;
  if (seconds <= mostDecoded) return;
  throw new Error(
    `lasts ${Math.round(seconds / 60)} minutes, and more than ${mostDecoded / 60} are not read: is it one line alone?`,
  );
}

interface Decoded {
  readonly channelData: readonly (Float32Array | Float64Array)[];
  readonly sampleRate: number;
}

const nothing: Decoded = { channelData: [], sampleRate: 1 };

/** Undefined for what is read by ffmpeg alone. A decoder is loaded for the first sound of its kind: most who open the desk send none. */
async function decodeHere(bytes: Buffer): Promise<Decoded | undefined> {
  switch (kindOf(bytes)) {
    case 'WAV':
      return decodeWave(bytes);
    case 'Ogg Opus':
      return (await import('@audio/decode-opus')).default(bytes.subarray(afterTag(bytes)));
    case 'FLAC':
      return (await import('@audio/decode-flac')).default(bytes.subarray(afterTag(bytes)));
    case 'MP3':
      return (await import('@audio/decode-mp3')).default(bytes);
    default:
      return undefined;
  }
}

/** Undefined for one whose sound is compressed. */
function decodeWave(bytes: Buffer): Decoded | undefined {
  const parts = readWaveParts(bytes);
  if (!parts) throw new Error('its header does not tell what is in it: export it anew');
  return isPlain(parts) ? { channelData: readSamples(parts), sampleRate: parts.rate } : undefined;
}

/** What a file that ffmpeg is to read is called by whoever has it. */
function nameOf(bytes: Buffer): string | undefined {
  const kind = kindOf(bytes);
  if (kind === 'WAV') return 'a compressed WAV';
  return typeof kind === 'object' ? kind.other : undefined;
}

/** The channel with the most in it: of two microphones one may be off, or turned against the other, so that their sum is silence. */
function toOneChannel({ channelData, sampleRate }: Decoded): Sound {
  const channels = channelData
    .filter(({ length }) => length > 0)
    .map((channel) => Float64Array.from(channel));
  const [loudest] = channels.toSorted((one, other) => powerOf(other) - powerOf(one));
  if (!loudest) throw new Error('has no sound in it');
  return { samples: loudest, rate: sampleRate };
}
