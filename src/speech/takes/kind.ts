import { isWave } from './wave.ts';

/** What a file holds, by its content: what is read here, or the name of what ffmpeg is asked to read. */
type Kind = 'WAV' | 'MP3' | 'FLAC' | 'Ogg Opus' | { readonly other: string };

/** What stands at the beginning of other files with sound, or so many bytes behind it. */
const others: readonly (readonly [name: string, at: number, magic: readonly string[]])[] = [
  ['an Ogg file without Opus', 0, ['OggS']],
  ['an M4A, MP4 or 3GP file', 4, ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip']],
  ['an AMR file', 0, ['#!AMR']],
  ['a CAF file', 0, ['caff']],
  ['an AIFF file', 8, ['AIFF', 'AIFC']],
  ['a WebM file', 0, ['\x1a\x45\xdf\xa3']],
  ['a Windows Media file', 0, ['\x30\x26\xb2\x75']],
  ['an AU file', 0, ['.snd']],
  ['a WAV of another order or size', 0, ['RIFX', 'RF64', 'BW64']],
  ['an MPEG film', 0, ['\0\0\x01\xba', '\0\0\x01\xb3']],
];

/** What a file is, told by its first bytes and never by its name, also behind an ID3 tag; undefined where it is no sound that is known here. */
export function kindOf(bytes: Buffer): Kind | undefined {
  if (isWave(bytes)) return 'WAV';
  const from = afterTag(bytes);
  const begins = bytes.toString('latin1', from, from + 16);
  if (begins.startsWith('fLaC')) return 'FLAC';
  if (isOpus(bytes.subarray(from))) return 'Ogg Opus';
  const sync = readSync(bytes, from);
  if (sync !== undefined) return sync === 'layer III' ? 'MP3' : { other: sync };
  const [other] =
    others.find(([, at, magic]) =>
      magic.some((word) => begins.startsWith(word, at) && (at !== 4 || isBox(begins))),
    ) ?? [];
  if (other !== undefined) return { other };
  // Between a tag and the first frame there may be anything.
  return from > 0 ? 'MP3' : undefined;
}

/** Before the names of QuickTime's first box stands its size, which is small: in a text there is a letter. */
const isBox = (begins: string): boolean => begins.startsWith('\0');

/** Ogg says nothing of what is inside; its first page does. */
function isOpus(bytes: Buffer): boolean {
  const at = 27 + (bytes[26] ?? 0);
  return bytes.toString('latin1', 0, 4) === 'OggS' && bytes.toString('latin1', at, at + 8) === 'OpusHead';
}

/** Where an ID3 tag ends, and noughts after it. Source: https://id3.org/id3v2.4.0-structure */
export function afterTag(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  const size = [...bytes.subarray(6, 10)].reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
  let at = Math.min(bytes.length, 10 + size);
  while (at < bytes.length && bytes[at] === 0) at += 1;
  return at;
}

/** What begins with twelve set bits, by the two bits of its layer; MPEG 2.5 has eleven. Source: ISO 11172-3 and 13818-7 */
function readSync(bytes: Buffer, at: number): string | undefined {
  const [first, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return undefined;
  const [version, layer, rate] = [(second >> 3) & 3, (second >> 1) & 3, (third >> 2) & 3];
  if (layer === 0) return (second & 0xf0) === 0xf0 ? 'an AAC file' : undefined;
  if (version === 1 || rate === 3 || third >> 4 === 15) return undefined;
  return layer === 1 ? 'layer III' : 'an MP1 or MP2 file';
}
