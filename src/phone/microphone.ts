import wavefile from 'wavefile';

/** What is to be recorded: which recording of the call it is, from 1, the seconds it may last, and the document's address. */
interface Listening {
  readonly number: number;
  readonly maxLength: number;
  readonly url: string;
}

/** What a caller says into the phone: a WAV each time, or one for each recording; undefined is silence. */
export type Microphone = Uint8Array | ((listening: Listening) => Uint8Array | undefined);

/** Sound as a telephone carries it: whole numbers of 16 bits, 8,000 a second. */
export type Carried = Int16Array;

const rate = 8000;
/** A fiftieth of a second, by which silence is told. */
const frame = 160;
/** About a hundredth of the loudest: what a quiet room has. */
const silence = 300;

/** A WAV as it comes out of a telephone's other end: one channel, 8 kHz, mu-law. Throws for what is no WAV. */
export function carry(wav: Uint8Array): Carried {
  const wave = new wavefile.WaveFile();
  wave.fromBuffer(wav);
  const { sampleRate, numChannels } = wave.fmt as {
    readonly sampleRate: number;
    readonly numChannels: number;
  };
  if (numChannels !== 1) throw new Error(`the microphone has ${numChannels} channels: give it one`);
  wave.toBitDepth('16');
  if (sampleRate !== rate) wave.toSampleRate(rate);
  wave.toMuLaw();
  wave.fromMuLaw();
  return Int16Array.from(wave.getSamples(false, Int16Array));
}

/** The seconds after which somebody has said nothing for so long; what they say after that is lost. */
export function secondsUntilSilence(carried: Carried, patience: number): number {
  let quietSince = 0;
  for (let at = 0; at < carried.length; at += frame) {
    if (isSilent(carried.subarray(at, at + frame))) continue;
    if (at / rate - quietSince >= patience) return quietSince + patience;
    quietSince = (at + frame) / rate;
  }
  return quietSince + patience;
}

/** The seconds that it lasts. */
export function secondsOf(carried: Carried): number {
  return carried.length / rate;
}

/** Its first seconds, without the silence at both ends where that is trimmed; empty where all is silence. */
export function cut(carried: Carried, seconds: number, isTrimmed: boolean): Carried {
  const kept = carried.subarray(0, Math.round(seconds * rate));
  const sounding: number[] = [];
  for (let at = 0; at < kept.length; at += frame)
    if (!isSilent(kept.subarray(at, at + frame))) sounding.push(at);
  const [first, last] = [sounding.at(0), sounding.at(-1)];
  if (first === undefined || last === undefined) return new Int16Array();
  return isTrimmed ? kept.slice(Math.max(0, first - frame), last + 2 * frame) : kept;
}

/** Such sound as a WAV. */
export function toWav(carried: Carried): Uint8Array {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, rate, '16', carried);
  return wave.toBuffer();
}

function isSilent(samples: Carried): boolean {
  return samples.every((sample) => Math.abs(sample) < silence);
}
