/** A microphone that is listened to. */
export interface Microphone {
  readonly rate: number;
  readonly close: () => void;
}

/**
 * Opens the microphone, as it is: no echo or noise taken out, no gain of the browser's own. `onChunk` gets its samples, from -1 to 1.
 * Throws an error in words for whoever records.
 */
export async function openMicrophone(onChunk: (chunk: Float32Array) => void): Promise<Microphone> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  const context = new AudioContext();
  await context.audioWorklet.addModule('/assets/take-worklet.js');
  const source = context.createMediaStreamSource(stream);
  const worklet = new AudioWorkletNode(context, 'take', { numberOfOutputs: 0, channelCount: 1 });
  worklet.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    onChunk(data);
  };
  source.connect(worklet);
  await context.resume();
  return {
    rate: context.sampleRate,
    close: () => {
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}

function reasonOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') {
    return 'The browser may not use the microphone: allow it beside the address, and press Record again.';
  }
  if (name === 'NotFoundError') return 'There is no microphone: plug one in, and press Record again.';
  if (name === 'NotReadableError')
    return 'Another program holds the microphone: close it, and press Record again.';
  return `The microphone cannot be opened (${name}).`;
}
