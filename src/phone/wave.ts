/** What a telephone decodes: PCM, IEEE float, A-law and mu-law. */
const decodable: readonly number[] = [1, 3, 6, 7];
const extensible = 0xfffe;

/**
 * The seconds of a WAV recording. Throws an Error that says why it does not decode: another format,
 * a header that contradicts itself, samples that are missing or cut off.
 * Source: http://soundfile.sapp.org/doc/WaveFormat/
 */
export function waveSeconds(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('it is no WAV');
  }
  const chunks = readChunks(bytes);
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (!format || format.length < 16) throw new Error('it has no format');
  if (!data || data.length === 0) throw new Error('there are no samples in it');
  const named = format.readUInt16LE(0);
  const coding = named === extensible && format.length >= 26 ? format.readUInt16LE(24) : named;
  if (!decodable.includes(coding)) throw new Error(`its coding ${coding} is unknown`);
  const channels = format.readUInt16LE(2);
  const rate = format.readUInt32LE(4);
  const block = format.readUInt16LE(12);
  const bits = format.readUInt16LE(14);
  if (channels === 0 || rate === 0 || bits === 0 || block !== channels * Math.ceil(bits / 8)) {
    throw new Error('its format contradicts itself');
  }
  if (data.length % block !== 0) throw new Error('its last sample is cut off');
  return data.length / block / rate;
}

function readChunks(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > bytes.length) throw new Error(`its part "${name.trim()}" is cut off`);
    chunks.set(name, bytes.subarray(at + 8, end));
    at = end + (end % 2);
  }
  return chunks;
}
