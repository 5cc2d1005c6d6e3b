/** A microphone that is listened to. */
export interface Microphone {
  readonly rate: number;
  readonly close: () => void;
}

/** Why there is no sound: the keys of the words that tell what to do. */
type MicrophoneFault = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed';

/** A microphone that cannot be opened. */
export class MicrophoneError extends Error {
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault, cause: unknown) {
    super(`the microphone cannot be opened: ${fault}`, { cause });
    this.fault = fault;
  }
}

/**
 * Opens the microphone, as it is: no echo or noise taken out, no gain of the browser's own. `onChunk` gets its samples, from -1 to 1.
 * What a browser would record by itself is packed in ways that the line cannot read everywhere: samples are the same in all of them.
 */
export async function openMicrophone(onChunk: (chunk: Float32Array) => void): Promise<Microphone> {
  // Only a page that came by https is shown the microphone at all.
  if (!('mediaDevices' in navigator)) throw new MicrophoneError('insecure', undefined);
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch (error) {
    throw new MicrophoneError(faultOf(error), error);
  }
  try {
    const context = new AudioContext();
    const source = context.createMediaStreamSource(stream);
    await connect(context, source, onChunk);
    await context.resume();
    return {
      rate: context.sampleRate,
      close: () => {
        for (const track of stream.getTracks()) track.stop();
        void context.close();
      },
    };
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw new MicrophoneError('failed', error);
  }
}

async function connect(
  context: AudioContext,
  source: MediaStreamAudioSourceNode,
  onChunk: (chunk: Float32Array) => void,
): Promise<void> {
  try {
    const base = document.documentElement.dataset.base ?? '';
    await context.audioWorklet.addModule(`${base}/assets/take-worklet.js`);
    const worklet = new AudioWorkletNode(context, 'take', { numberOfOutputs: 0, channelCount: 1 });
    worklet.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      onChunk(data);
    };
    source.connect(worklet);
  } catch {
    connectOlder(context, source, onChunk);
  }
}

/** For a browser without worklets, or one that cannot load it just now; every browser has this older way. */
function connectOlder(
  context: AudioContext,
  source: MediaStreamAudioSourceNode,
  onChunk: (chunk: Float32Array) => void,
): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const processor = context.createScriptProcessor(4096, 1, 1);
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  processor.onaudioprocess = ({ inputBuffer }) => {
    onChunk(inputBuffer.getChannelData(0).slice());
  };
  source.connect(processor);
  // It is asked for samples only where it leads somewhere; what it gives is silence.
  processor.connect(context.destination);
}

function faultOf(error: unknown): MicrophoneFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}
