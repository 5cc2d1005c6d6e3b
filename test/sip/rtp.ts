import wavefile from 'wavefile';

/** Samples of one packet: 20 ms at 8 kHz. */
const frameSamples = 160;
/** A frame of silence in mu-law. */
export const silence = Buffer.alloc(frameSamples, 0xff);

/** What a packet holds: sound in mu-law, or a key that is being pressed (RFC 4733). */
type Packet =
  | { readonly kind: 'sound'; readonly samples: Buffer }
  | { readonly kind: 'key'; readonly key: string; readonly isReleased: boolean };

const keys = '0123456789*#';
const muLaw = 0;

/** Reads an RTP packet (RFC 3550); undefined for what is none that this side takes. */
export function readPacket(bytes: Buffer, keyType: number): Packet | undefined {
  if (bytes.length < 12 || bytes.readUInt8(0) >> 6 !== 2) return undefined;
  const type = bytes.readUInt8(1) & 0x7f;
  const start = 12 + 4 * (bytes.readUInt8(0) & 0x0f);
  if (type === muLaw) return { kind: 'sound', samples: bytes.subarray(start) };
  if (type !== keyType || bytes.length < start + 4) return undefined;
  const key = keys[bytes.readUInt8(start)];
  return key === undefined
    ? undefined
    : { kind: 'key', key, isReleased: (bytes.readUInt8(start + 1) & 0x80) !== 0 };
}

/** Makes RTP packets of mu-law frames, one after the other. */
export function createPacker(): (frame: Buffer) => Buffer {
  let [sequence, timestamp] = [0, 0];
  return (frame) => {
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt8(muLaw, 1);
    head.writeUInt16BE(sequence & 0xffff, 2);
    head.writeUInt32BE(timestamp >>> 0, 4);
    head.writeUInt32BE(0x0b10_3e7c, 8);
    sequence += 1;
    timestamp += frameSamples;
    return Buffer.concat([head, frame]);
  };
}

/** A WAV as frames of mu-law at 8 kHz. */
export function toFrames(wave: Buffer): readonly Buffer[] {
  const sound = new wavefile.WaveFile(wave);
  sound.toBitDepth('16');
  sound.toSampleRate(8000);
  sound.toMuLaw();
  const samples = Buffer.from((sound.data as { readonly samples: Uint8Array }).samples);
  return Array.from({ length: Math.ceil(samples.length / frameSamples) }, (_, frame) => {
    const part = samples.subarray(frame * frameSamples, (frame + 1) * frameSamples);
    return part.length === frameSamples ? part : Buffer.concat([part, silence]).subarray(0, frameSamples);
  });
}

/** How loud a frame of mu-law is, from 0 to 1. */
export function loudnessOf(frame: Buffer): number {
  let sum = 0;
  for (const byte of frame) {
    const bits = ~byte & 0xff;
    const sample = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
    sum += sample * sample;
  }
  return Math.sqrt(sum / Math.max(1, frame.length)) / 32_768;
}
