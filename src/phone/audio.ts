import wavefile from 'wavefile';
import type { Asking } from './request.ts';
import { toAsked } from './request.ts';
import { CallFailure, codes } from './failure.ts';

/**
 * Fetches a recording and decodes it; gives its seconds. Recordings are asked without call parameters or
 * signature. Throws a CallFailure where it is not 2xx, not audio, or does not decode.
 */
export async function fetchRecording(asking: Asking, url: string): Promise<number> {
  const fail = (message: string, cause?: unknown): CallFailure =>
    new CallFailure(codes.mediaFailure, url, message, { cause });
  let response: Response;
  let bytes: Buffer;
  const address = new URL(url);
  address.hash = '';
  try {
    response = await (asking.fetch ?? fetch)(toAsked(address, asking));
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (cause) {
    throw fail('the recording cannot be fetched', cause);
  }
  if (!response.ok) throw fail(`the recording's answer is ${response.status}`);
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('audio/')) throw fail(`the recording's Content-Type is "${type}"`);
  try {
    return secondsOf(bytes);
  } catch (cause) {
    throw fail('the recording does not decode as WAV', cause);
  }
}

function secondsOf(bytes: Buffer): number {
  const wave = new wavefile.WaveFile(bytes);
  const format = wave.fmt as { readonly sampleRate: number; readonly numChannels: number };
  const samples = wave.getSamples(true).length;
  const seconds = samples / format.sampleRate / format.numChannels;
  if (!(seconds > 0)) throw new Error('there are no samples in it');
  return seconds;
}
