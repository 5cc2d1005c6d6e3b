/** What an AudioWorklet's own scope has; TypeScript's library does not know it. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

/** Samples in one message: about a twentieth of a second. */
const size = 2048;

/** Hands the microphone's samples out, as they are. */
class TakeProcessor extends AudioWorkletProcessor {
  private chunk = new Float32Array(size);
  private filled = 0;

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      this.chunk[this.filled] = sample;
      this.filled += 1;
      if (this.filled < size) continue;
      this.port.postMessage(this.chunk, [this.chunk.buffer]);
      this.chunk = new Float32Array(size);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor('take', TakeProcessor);
