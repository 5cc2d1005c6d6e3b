import { afterTag, kindOf } from './kind.ts';
import { readWaveParts } from './wave.ts';

/** The longest sound that is decoded at all, in seconds: a small file can hold hours of silence. */
export const mostDecoded = 600;

/**
 * How many seconds a WAV, MP3, FLAC or Ogg Opus file lasts, told by its headers and without decoding it; undefined for what is none of these. What
 * its parts say counts, where its beginning says less.
 */
export function readLength(bytes: Buffer): number | undefined {
  const kind = kindOf(bytes);
  const from = bytes.subarray(afterTag(bytes));
  if (kind === 'WAV') return readWaveParts(bytes)?.seconds ?? 0;
  if (kind === 'FLAC') return lengthOfFlac(from);
  if (kind === 'Ogg Opus') return lengthOfOpus(from);
  return kind === 'MP3' ? lengthOfMp3(bytes) : undefined;
}

function isSync(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xe0) === 0xe0;
}

/** Source: https://www.rfc-editor.org/rfc/rfc9639 */
function lengthOfFlac(bytes: Buffer): number {
  if (bytes.length < 42) return 0;
  const [block, rates] = [bytes.readUInt16BE(10), bytes.readUInt32BE(18)];
  const rate = rates >>> 12;
  const told = (bytes.readUInt8(21) & 0x0f) * 2 ** 32 + bytes.readUInt32BE(22);
  let frames = 0;
  for (let at = bytes.indexOf(0xff, 42); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const [second = 0, third = 0, fourth = 0xff] = bytes.subarray(at + 1, at + 4);
    if ((second & 0xfe) === 0xf8 && third >> 4 !== 0 && (third & 0x0f) !== 0x0f && fourth % 2 === 0)
      frames += 1;
  }
  return rate === 0 ? 0 : Math.max(told, frames * block) / rate;
}

/** Samples of Opus are 48,000 a second, whatever was recorded. Source: https://www.rfc-editor.org/rfc/rfc7845 */
function lengthOfOpus(bytes: Buffer): number {
  let last = 0;
  for (
    let at = bytes.indexOf('OggS');
    at !== -1 && at + 14 <= bytes.length;
    at = bytes.indexOf('OggS', at + 1)
  ) {
    const position = Number(bytes.readBigInt64LE(at + 6));
    last = Math.max(last, position);
  }
  return last / 48_000;
}

/** Kilobits a second of layer III, by the header's number: version 1, and versions 2 and 2.5. */
const bitRates = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Adds up the frames of layer III; what stands between them is passed over. */
function lengthOfMp3(bytes: Buffer): number {
  let seconds = 0;
  for (let at = bytes.indexOf(0xff); at !== -1;) {
    const frame = readFrame(bytes, at);
    seconds += frame?.seconds ?? 0;
    at = bytes.indexOf(0xff, at + (frame?.size ?? 1));
  }
  return seconds;
}

function readFrame(
  bytes: Buffer,
  at: number,
): { readonly size: number; readonly seconds: number } | undefined {
  const [second = 0, third = 0] = bytes.subarray(at + 1, at + 3);
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  if (!isSync(bytes, at) || version === 1 || layer !== 1) return undefined;
  const isFirst = version === 3;
  const kilobits = bitRates[isFirst ? 0 : 1][third >> 4] ?? 0;
  const rate = (sampleRates[(third >> 2) & 3] ?? 0) / (isFirst ? 1 : version === 2 ? 2 : 4);
  if (kilobits === 0 || rate === 0) return undefined;
  const samples = isFirst ? 1152 : 576;
  const size = Math.floor((samples / 8) * ((kilobits * 1000) / rate)) + ((third >> 1) & 1);
  return { size, seconds: samples / rate };
}
