import { toWave } from './wave.ts';

/** A chosen sound file as it is sent: unpacked here where the browser can, since the line cannot read every format; else as it is. */
export async function toSendable(file: File): Promise<Blob> {
  try {
    const context = new AudioContext();
    try {
      const sound = await context.decodeAudioData(await file.arrayBuffer());
      return toWave([sound.getChannelData(0)], sound.sampleRate);
    } finally {
      await context.close();
    }
  } catch {
    return file;
  }
}
