const columns = [1209, 1336, 1477];
const rows = [697, 770, 852, 941];
const keys = ['123', '456', '789', '*0#'];
const seconds = 0.16;

let context: AudioContext | undefined;

/** Sounds the two tones of a key. Source: ITU-T Q.23 */
export function soundKey(key: string): void {
  const row = keys.findIndex((line) => line.includes(key));
  const low = rows[row];
  const high = columns[keys[row]?.indexOf(key) ?? -1];
  if (low === undefined || high === undefined) return;
  context ??= new AudioContext();
  void context.resume();
  const gain = new GainNode(context, { gain: 0.08 });
  gain.connect(context.destination);
  for (const frequency of [low, high]) {
    const tone = new OscillatorNode(context, { frequency });
    tone.connect(gain);
    tone.start();
    tone.stop(context.currentTime + seconds);
  }
}
