/** Samples from -1 to 1 as a WAV of one channel, 16 bit. */
export function toWave(chunks: readonly Float32Array[], rate: number): Blob {
  const count = chunks.reduce((sum, { length }) => sum + length, 0);
  const bytes = new DataView(new ArrayBuffer(44 + count * 2));
  const write = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) bytes.setUint8(at + index, text.charCodeAt(index));
  };
  write(0, 'RIFF');
  bytes.setUint32(4, 36 + count * 2, true);
  write(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  write(36, 'data');
  bytes.setUint32(40, count * 2, true);
  let at = 44;
  for (const chunk of chunks) {
    for (const sample of chunk) {
      bytes.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true);
      at += 2;
    }
  }
  return new Blob([bytes.buffer], { type: 'audio/wav' });
}
