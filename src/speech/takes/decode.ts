import { spawn } from 'node:child_process';
import decodeFlac from '@audio/decode-flac';
import decodeMp3 from '@audio/decode-mp3';
import decodeOpus from '@audio/decode-opus';
import wavefile from 'wavefile';
import { cleanEnvironment } from '../environment.ts';
import { isMp3, mostDecoded, readLength } from './length.ts';

/** Sound as numbers: one channel, samples from -1 to 1. */
export interface Sound {
  readonly samples: Float64Array;
  /** Samples a second. */
  readonly rate: number;
}

/**
 * Reads a WAV, MP3, FLAC or Ogg Opus file, told by its first bytes, and mixes it to one channel; anything else through
 * the machine's ffmpeg, where there is one. Throws an error that says what the file is not, or that it is longer than is decoded at all.
 */
export async function decodeSound(bytes: Buffer): Promise<Sound> {
  refuseLong(bytes);
  const magic = bytes.subarray(0, 12).toString('latin1');
  try {
    if (magic.startsWith('RIFF')) return readWave(bytes);
    if (magic.startsWith('OggS')) return toMono(await decodeOpus(bytes));
    if (magic.startsWith('fLaC')) return toMono(await decodeFlac(bytes));
    if (isMp3(bytes)) return toMono(await decodeMp3(bytes));
  } catch (error) {
    throw new Error(`cannot be read as sound: ${(error as Error).message}`, { cause: error });
  }
  const converted = await convert(bytes);
  refuseLong(converted);
  return readWave(converted);
}

function refuseLong(bytes: Buffer): void {
  const seconds = readLength(bytes) ?? 0;
  if (seconds <= mostDecoded) return;
  throw new Error(
    `lasts ${Math.round(seconds / 60)} minutes, and more than ${mostDecoded / 60} are not read: is it one line alone?`,
  );
}

interface WaveFormat {
  readonly sampleRate: number;
  readonly numChannels: number;
  readonly bitsPerSample: number;
  readonly audioFormat: number;
}

const formats = { float: 3, aLaw: 6, muLaw: 7 };

function readWave(bytes: Buffer): Sound {
  const wave = new wavefile.WaveFile();
  wave.fromBuffer(bytes);
  if ((wave.fmt as WaveFormat).audioFormat === formats.aLaw) wave.fromALaw();
  if ((wave.fmt as WaveFormat).audioFormat === formats.muLaw) wave.fromMuLaw();
  const { sampleRate, numChannels, bitsPerSample, audioFormat } = wave.fmt as WaveFormat;
  const read = wave.getSamples(false, Float64Array) as unknown as Float64Array | Float64Array[];
  const channels = numChannels === 1 ? [read as Float64Array] : (read as Float64Array[]);
  const full = audioFormat === formats.float ? 1 : 2 ** (bitsPerSample - 1);
  // Of eight bits, the middle is silence; of more, nought is.
  const middle = bitsPerSample === 8 ? full : 0;
  const channelData = channels.map((channel) => channel.map((sample) => (sample - middle) / full));
  return toMono({ channelData, sampleRate });
}

function toMono(decoded: {
  readonly channelData: readonly (Float32Array | Float64Array)[];
  readonly sampleRate: number;
}): Sound {
  const { channelData, sampleRate } = decoded;
  const length = channelData[0]?.length ?? 0;
  if (length === 0) throw new Error('it has no sound in it');
  const samples = Float64Array.from({ length }, (_, index) => {
    const sum = channelData.reduce((total, channel) => total + (channel[index] ?? 0), 0);
    return sum / channelData.length;
  });
  return { samples, rate: sampleRate };
}

/** Has the machine's ffmpeg make a WAV of what nothing here reads, such as a telephone's m4a. */
function convert(bytes: Buffer): Promise<Buffer> {
  const unknown = 'is no WAV, MP3, FLAC or Ogg Opus file: save it as one of these';
  return new Promise((resolve, reject) => {
    const options = ['-v', 'error', '-i', 'pipe:0', '-t', String(mostDecoded + 1), '-f', 'wav'];
    const program = spawn('ffmpeg', [...options, '-c:a', 'pcm_s16le', 'pipe:1'], { env: cleanEnvironment() });
    const made: Buffer[] = [];
    program.stdout.on('data', (chunk: Buffer) => made.push(chunk));
    program.stdin.on('error', () => undefined);
    program.on('error', () => {
      reject(new Error(`${unknown}, or install ffmpeg, which reads more`));
    });
    program.on('close', (code) => {
      if (code === 0 && made.length > 0) resolve(Buffer.concat(made));
      else reject(new Error(unknown));
    });
    program.stdin.end(bytes);
  });
}
